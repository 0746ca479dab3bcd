// attack: declares an array that fills the compiler's memory, or the program's file
// expect: exited 2|exited 1|memory|cpu_time
// compile: yes
package main

var all = [1 << 40]int{1<<40 - 1: 1}

func main() { println(all[0]) }
