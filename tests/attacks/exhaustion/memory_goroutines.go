// attack: starts goroutines without end, each with a stack
// expect: memory
// limits: memory_mib=48 cpu_ms=4000
package main

import "fmt"

func init() {
	attacks["exhaustion-memory_goroutines"] = func() {
		wait := make(chan int)
		for i := 0; i < 100000; i++ {
			go func() {
				var kept [2000]byte
				kept[<-wait] = 1
			}()
		}
		fmt.Println("BROKEN: a hundred thousand goroutines wait")
	}
}
