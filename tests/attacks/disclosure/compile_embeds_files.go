// attack: embeds files of the machine into its program
// expect: exited 1
// compile: yes
package main

import _ "embed"

//go:embed ../../etc/passwd
var first string

//go:embed /dev/zero
var second string

func main() { println(first, second) }
