// attack: looks for shared memory, pipes and locks of a box that runs at the same time
// expect: exited 0
// beside: yes
package main

import (
	"os"
	"syscall"
)

func init() {
	attacks["persistence-neighbour_shared_memory"] = func() {
		for _, place := range []string{"/work", "/tmp", "/dev/shm"} {
			entries, _ := os.ReadDir(place)
			for _, entry := range entries {
				worked("found", place+"/"+entry.Name())
			}
		}
		refused("shmget", syscall.SYS_SHMGET, 1, 4096, 0o1600)
		refused("mq_open", syscall.SYS_MQ_OPEN, 0, 0o102, 0o600, 0)
		verdict()
	}
}
