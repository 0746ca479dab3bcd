// attack: starts itself as a child, which does the same
// expect: cpu_time|wall_time|exited 2
// limits: cpu_ms=300 wall_ms=3000 processes=24 memory_mib=128
package main

import (
	"os"
	"os/exec"
)

func init() {
	attacks["exhaustion-fork_bomb"] = func() {
		for {
			exec.Command("/proc/self/exe", os.Args[1:]...).Start()
		}
	}
}
