// attack: lets a child take the memory and reports success although the child was killed
// expect: memory
// limits: memory_mib=40
// layer: cgroup
package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
)

func init() {
	attacks["exhaustion-memory_child_hoards"] = func() {
		if len(os.Args) == 2 {
			exec.Command("/proc/self/exe", os.Args[1], "child").Run()
			fmt.Println("42")
			return
		}
		var kept [][]byte
		for i := 0; i < 200; i++ {
			kept = append(kept, bytes.Repeat([]byte{byte(i)}, 1<<20))
		}
		fmt.Println("BROKEN: the child holds", len(kept), "MiB")
	}
}
