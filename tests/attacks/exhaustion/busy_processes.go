// attack: spreads a busy loop over processes that each stay below the limit
// expect: cpu_time
// limits: cpu_ms=400 wall_ms=20000
// uses: cpu_ms>=400
package main

import (
	"fmt"
	"os"
	"os/exec"
	"syscall"
)

func init() {
	attacks["exhaustion-busy_processes"] = func() {
		if len(os.Args) > 2 {
			for used := (syscall.Rusage{}); used.Utime.Nano() < 300_000_000; {
				syscall.Getrusage(syscall.RUSAGE_SELF, &used)
			}
			return
		}
		// Four at a time, for as long as it takes to meet the limit, however it is scaled.
		for round := 0; round < 200; round++ {
			var children []*exec.Cmd
			for i := 0; i < 4; i++ {
				child := exec.Command("/proc/self/exe", os.Args[1], "child")
				child.Start()
				children = append(children, child)
			}
			for _, child := range children {
				child.Wait()
			}
		}
		fmt.Println("BROKEN: used 240 s")
	}
}
