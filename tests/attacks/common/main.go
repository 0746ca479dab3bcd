// Every attack in Go is a function of this one program, by its area and name; common/attempts.py says what counts as refused.
package main

import (
	"fmt"
	"os"
	"strings"
	"syscall"
)

var attacks = map[string]func(){}

var found []string

func worked(what string, how any) { found = append(found, fmt.Sprintf("%s (%v)", what, how)) }

func isRefusal(err syscall.Errno) bool {
	switch err {
	case syscall.EPERM, syscall.EACCES, syscall.ENOSYS, syscall.EAFNOSUPPORT, syscall.ENOTTY, syscall.EROFS:
		return true
	}
	return false
}

// refused makes a system call that must be refused.
func refused(what string, number uintptr, arguments ...uintptr) {
	var all [6]uintptr
	copy(all[:], arguments)
	result, _, err := syscall.Syscall6(number, all[0], all[1], all[2], all[3], all[4], all[5])
	if err == 0 {
		worked(what, result)
	} else if !isRefusal(err) {
		worked(what, err)
	}
}

// fails is for what the library does: any error will do.
func fails(what string, err error) {
	if err == nil {
		worked(what, "allowed")
	}
}

func verdict() {
	if len(found) == 0 {
		fmt.Println("held")
		return
	}
	fmt.Println("BROKEN: " + strings.Join(found, "; "))
}

func main() {
	attack, known := attacks[os.Args[1]]
	if !known {
		fmt.Println("BROKEN: no such attack:", os.Args[1])
		os.Exit(2)
	}
	attack()
}
