// attack: hides memory in the buffers of pipes
// expect: memory
// limits: memory_mib=24 open_files=256
package main

import (
	"fmt"
	"syscall"
)

func init() {
	attacks["exhaustion-memory_pipes"] = func() {
		const setPipeSize = 1031
		block := make([]byte, 65536)
		for i := 0; i < 120; i++ {
			var ends [2]int
			syscall.Pipe2(ends[:], syscall.O_NONBLOCK)
			syscall.Syscall(syscall.SYS_FCNTL, uintptr(ends[1]), setPipeSize, 1<<20)
			for {
				if _, err := syscall.Write(ends[1], block); err != nil {
					break
				}
			}
		}
		fmt.Println("BROKEN: the pipes are full")
	}
}
