// attack: fills the work folder, /tmp and /dev/shm beyond the disk limit they share, and lives to say so
// expect: exited 0
// limits: disk_mib=4 memory_mib=64
package main

import (
	"errors"
	"os"
	"os/signal"
	"syscall"
)

func init() {
	attacks["exhaustion-files_fill_disk"] = func() {
		signal.Ignore(syscall.SIGXFSZ)
		total, block := 0, make([]byte, 65536)
		for _, place := range []string{"/work", "/tmp", "/dev/shm"} {
			file, err := os.Create(place + "/filler")
			for i := 0; err == nil && i < 200; i++ {
				var written int
				written, err = file.Write(block)
				total += written
			}
			if !errors.Is(err, syscall.ENOSPC) && !errors.Is(err, syscall.EFBIG) {
				worked(place, err)
			}
		}
		if total > 4<<20 || total < 2<<20 {
			worked("bytes", total)
		}
		verdict()
	}
}
