// attack: ends with the wrong answer and has a child print the right one
// expect: exited 0
// prints: 41
package main

import (
	"fmt"
	"os"
	"os/exec"
	"syscall"
	"time"
)

func init() {
	attacks["forgery-output_after_the_end"] = func() {
		if len(os.Args) > 2 {
			time.Sleep(200 * time.Millisecond)
			fmt.Println("42")
			return
		}
		child := exec.Command("/proc/self/exe", os.Args[1], "child")
		child.Stdout = os.Stdout
		child.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
		child.Start()
		fmt.Println("41")
	}
}
