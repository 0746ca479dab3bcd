// attack: makes empty files without end
// expect: exited 0
// layer: disk_limit
// limits: disk_mib=4
package main

import (
	"fmt"
	"os"
	"syscall"
)

func init() {
	attacks["exhaustion-files_empty"] = func() {
		for i := 0; i < 100000; i++ {
			file, err := os.Create(fmt.Sprint("/tmp/", i))
			if err != nil {
				if err.(*os.PathError).Err != syscall.ENOSPC {
					worked("ends otherwise", err)
				}
				if i > 4000 {
					worked("files", i)
				}
				verdict()
				return
			}
			file.Close()
		}
		worked("files", "a hundred thousand")
		verdict()
	}
}
