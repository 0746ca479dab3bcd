// attack: takes a higher or a lower priority, for the processor and for the disk
// expect: exited 0
// layer: seccomp
package main

import (
	"syscall"
	"unsafe"
)

func init() {
	attacks["exhaustion-priority"] = func() {
		for _, nice := range []int{-20, 5, 19} {
			refused("nice", syscall.SYS_SETPRIORITY, 0, 0, uintptr(nice))
		}
		one := int32(1)
		for policy := uintptr(0); policy < 7; policy++ {
			refused("scheduler", syscall.SYS_SCHED_SETSCHEDULER, 0, policy, uintptr(unsafe.Pointer(&one)))
		}
		var attributes [56]byte
		attributes[0], attributes[4] = 56, 6
		refused("deadline", 314, 0, uintptr(unsafe.Pointer(&attributes[0])), 0)
		refused("ioprio", 251, 1, 0, 1<<13)
		verdict()
	}
}
