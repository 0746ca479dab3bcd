// attack: kills itself with SIGKILL after the right answer, to look like a victim of the memory limit
// expect: signaled 9
package main

import (
	"fmt"
	"syscall"
)

func init() {
	attacks["forgery-kills_itself"] = func() {
		fmt.Println("42")
		syscall.Kill(syscall.Getpid(), syscall.SIGKILL)
		select {}
	}
}
