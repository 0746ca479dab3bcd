// attack: leaves folders and sockets where results are expected
// expect: exited 0
// collect: result not_regular
// collect: socket not_regular
// collect: folder/link/passwd not_regular
package main

import (
	"fmt"
	"os"
	"syscall"
)

func init() {
	attacks["forgery-result_is_folder"] = func() {
		os.Mkdir("result", 0o755)
		os.Mkdir("folder", 0o755)
		os.Symlink("/etc", "folder/link")
		own, _ := syscall.Socket(syscall.AF_UNIX, syscall.SOCK_STREAM, 0)
		syscall.Bind(own, &syscall.SockaddrUnix{Name: "/work/socket"})
		fmt.Println("held")
	}
}
