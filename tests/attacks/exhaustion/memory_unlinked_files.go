// attack: fills files and unlinks them, so that no name tells of them
// expect: memory
// limits: memory_mib=32 disk_mib=128 open_files=128
// layer: cgroup
package main

import (
	"fmt"
	"os"
)

func init() {
	attacks["exhaustion-memory_unlinked_files"] = func() {
		var kept []*os.File
		block := make([]byte, 1<<20)
		for i := 0; i < 100; i++ {
			name := fmt.Sprint("/tmp/", i)
			file, err := os.Create(name)
			if err != nil {
				continue
			}
			os.Remove(name)
			file.Write(block)
			kept = append(kept, file)
		}
		fmt.Println("BROKEN: holds", len(kept), "MiB")
	}
}
