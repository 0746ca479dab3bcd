// attack: nests a generic type without end
// expect: exited 1|exited 2|memory|cpu_time
// compile: yes
// limits: cpu_ms=3000 memory_mib=512
package main

type nest[T any] struct{ inner *nest[nest[T]] }

func deeper[T any](n int) {
	if n > 0 {
		deeper[nest[T]](n - 1)
	}
}

func main() { deeper[int](3) }
