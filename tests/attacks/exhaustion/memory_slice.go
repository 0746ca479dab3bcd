// attack: appends to a slice without end
// expect: memory
// limits: memory_mib=48
// layer: cgroup
package main

import "fmt"

func init() {
	attacks["exhaustion-memory_slice"] = func() {
		var kept [][]byte
		for i := 0; i < 200; i++ {
			block := make([]byte, 1<<20)
			for at := range block {
				block[at] = byte(i)
			}
			kept = append(kept, block)
		}
		fmt.Println("BROKEN: holds", len(kept), "MiB")
	}
}
