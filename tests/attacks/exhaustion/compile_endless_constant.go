// attack: has the compiler compute a constant of a thousand million bits
// expect: exited 2|exited 1
// compile: yes
package main

const (
	a = 1 << 500
	b = a * a * a * a * a * a * a * a
	c = b * b * b * b * b * b * b * b
	d = c * c * c * c * c * c * c * c
)

func main() { println(d > 0) }
