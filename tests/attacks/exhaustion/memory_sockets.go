// attack: hides memory in the buffers of socket pairs
// expect: memory
// limits: memory_mib=24 open_files=600
package main

import (
	"fmt"
	"syscall"
)

func init() {
	attacks["exhaustion-memory_sockets"] = func() {
		block := make([]byte, 4096)
		for i := 0; i < 290; i++ {
			ends, _ := syscall.Socketpair(syscall.AF_UNIX, syscall.SOCK_STREAM|syscall.SOCK_NONBLOCK, 0)
			for _, end := range ends {
				syscall.SetsockoptInt(end, syscall.SOL_SOCKET, syscall.SO_SNDBUF, 1<<20)
				for {
					if _, err := syscall.Write(end, block); err != nil {
						break
					}
				}
			}
		}
		fmt.Println("BROKEN: the sockets are full")
	}
}
