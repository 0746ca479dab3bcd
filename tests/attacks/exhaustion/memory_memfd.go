// attack: hides memory in files without a name, each within the limit on one file
// expect: memory
// limits: memory_mib=32 disk_mib=16
package main

import (
	"bytes"
	"fmt"
	"syscall"
	"unsafe"
)

func init() {
	attacks["exhaustion-memory_memfd"] = func() {
		const memfdCreate = 319
		name, block := []byte("kept\x00"), bytes.Repeat([]byte("x"), 1<<20)
		for i := 0; i < 20; i++ {
			file, _, _ := syscall.Syscall(memfdCreate, uintptr(unsafe.Pointer(&name[0])), 0, 0)
			for j := 0; j < 10; j++ {
				syscall.Write(int(file), block)
			}
		}
		fmt.Println("BROKEN: holds 200 MiB")
	}
}
