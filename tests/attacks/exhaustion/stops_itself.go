// attack: stops itself and is never continued
// expect: wall_time
// limits: wall_ms=400
package main

import (
	"fmt"
	"syscall"
	"time"
)

func init() {
	attacks["exhaustion-stops_itself"] = func() {
		syscall.Kill(syscall.Getpid(), syscall.SIGSTOP)
		time.Sleep(time.Second)
		fmt.Println("BROKEN: went on")
	}
}
