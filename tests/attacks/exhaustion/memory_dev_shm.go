// attack: maps files of /dev/shm and fills them through memory, without a single write
// expect: memory
// limits: memory_mib=32 disk_mib=128
package main

import (
	"fmt"
	"os"
	"syscall"
)

func init() {
	attacks["exhaustion-memory_dev_shm"] = func() {
		for i := 0; i < 30; i++ {
			file, err := os.Create(fmt.Sprint("/dev/shm/", i))
			if err != nil {
				continue
			}
			file.Truncate(3 << 20)
			block, err := syscall.Mmap(int(file.Fd()), 0, 3<<20, syscall.PROT_WRITE, syscall.MAP_SHARED)
			for at := range block {
				block[at] = 'x'
			}
		}
		fmt.Println("BROKEN: holds 90 MiB")
	}
}
