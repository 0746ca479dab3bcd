// attack: spins in a grandchild, while its parents only wait for it
// expect: cpu_time
// limits: cpu_ms=300 wall_ms=20000
// uses: cpu_ms>=300
package main

import (
	"os"
	"os/exec"
)

func init() {
	attacks["exhaustion-busy_grandchildren"] = func() {
		if len(os.Args) < 4 {
			exec.Command("/proc/self/exe", append(os.Args[1:], "child")...).Run()
			return
		}
		for {
		}
	}
}
