// attack: keeps as many processes as it may and goes on when it may have no more; threads count as well
// expect: exited 0|exited 2
// limits: processes=24
package main

import (
	"errors"
	"os"
	"os/exec"
	"syscall"
	"time"
)

func init() {
	attacks["exhaustion-processes_at_limit"] = func() {
		if len(os.Args) > 2 {
			time.Sleep(10 * time.Minute)
		}
		children := 0
		for children < 200 {
			err := exec.Command("/proc/self/exe", os.Args[1], "child").Start()
			if err != nil {
				if !errors.Is(err, syscall.EAGAIN) {
					worked("ends otherwise", err)
				}
				break
			}
			children++
		}
		if children == 0 || children > 23 {
			worked("children", children)
		}
		verdict()
	}
}
