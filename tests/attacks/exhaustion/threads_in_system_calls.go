// attack: blocks a thread in the kernel for each goroutine, until no thread can be had
// expect: exited 2
// limits: processes=16 wall_ms=5000
package main

import (
	"fmt"
	"syscall"
	"time"
)

func init() {
	attacks["exhaustion-threads_in_system_calls"] = func() {
		var ends [2]int
		syscall.Pipe(ends[:])
		for i := 0; i < 100; i++ {
			go func() {
				var block [1]byte
				syscall.Read(ends[0], block[:])
			}()
		}
		time.Sleep(4 * time.Second)
		fmt.Println("BROKEN: a hundred threads wait")
	}
}
