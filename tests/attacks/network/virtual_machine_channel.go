// attack: talks to the hypervisor by its own kind of socket
// expect: exited 0
// layer: seccomp
package main

import "syscall"

func init() {
	attacks["network-virtual_machine_channel"] = func() {
		for _, kind := range []uintptr{1, 2, 5} {
			refused("AF_VSOCK", syscall.SYS_SOCKET, 40, kind, 0)
		}
		verdict()
	}
}
