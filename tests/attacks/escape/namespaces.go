// attack: makes and joins namespaces from Go, by raw calls and by what os/exec offers for it
// expect: exited 0
// layer: seccomp
package main

import (
	"os/exec"
	"syscall"
)

func init() {
	attacks["escape-namespaces"] = func() {
		for _, flag := range []uintptr{0x10000000, 0x20000, 0x20000000, 0x40000000, 0x8000000, 0x4000000, 0x2000000, 0x80} {
			refused("unshare", syscall.SYS_UNSHARE, flag)
		}
		refused("setns", 308, 0, 0)
		command := exec.Command("/usr/bin/true")
		command.SysProcAttr = &syscall.SysProcAttr{Cloneflags: syscall.CLONE_NEWUSER | syscall.CLONE_NEWNS}
		fails("a child in namespaces of its own", command.Run())
		verdict()
	}
}
