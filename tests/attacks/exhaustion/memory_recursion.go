// attack: recurses without end; Go's own limit is a gigabyte
// expect: memory
// limits: memory_mib=48
package main

import "fmt"

func deeper(n int) int {
	var room [512]int
	room[n%512] = n
	return deeper(n+1) + room[(n+1)%512]
}

func init() {
	attacks["exhaustion-memory_recursion"] = func() { fmt.Println("BROKEN:", deeper(0)) }
}
