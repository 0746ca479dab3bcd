// attack: uses its time in short-lived orphans that nobody waits for, so that no process ever has used much
// expect: cpu_time
// limits: cpu_ms=300 wall_ms=20000
package main

import (
	"os"
	"os/exec"
)

func init() {
	attacks["exhaustion-busy_orphans"] = func() {
		switch len(os.Args) {
		case 2:
			for {
				exec.Command("/proc/self/exe", os.Args[1], "child").Run()
			}
		case 3:
			exec.Command("/proc/self/exe", os.Args[1], "child", "grandchild").Start()
		default:
			for n := 0; n < 2_000_000; n++ {
				_ = n
			}
		}
	}
}
