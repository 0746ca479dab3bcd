// attack: keeps and reads keys in the kernel
// expect: exited 0
// layer: seccomp
package main

import "unsafe"

func init() {
	attacks["escape-keys"] = func() {
		user, name, value := []byte("user\x00"), []byte("planted\x00"), []byte("value")
		for _, ring := range []uintptr{^uintptr(0), ^uintptr(1), ^uintptr(2), ^uintptr(3), ^uintptr(4)} {
			refused("add_key", 248, uintptr(unsafe.Pointer(&user[0])), uintptr(unsafe.Pointer(&name[0])), uintptr(unsafe.Pointer(&value[0])), 5, ring)
			refused("keyctl", 250, 0, ring, 1)
		}
		refused("request_key", 249, uintptr(unsafe.Pointer(&user[0])), uintptr(unsafe.Pointer(&name[0])), 0, 0)
		verdict()
	}
}
