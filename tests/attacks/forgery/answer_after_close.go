// attack: closes standard output after the wrong answer and gives the right one by every path that leads back
// expect: exited 0
// prints: 41
package main

import (
	"fmt"
	"os"
	"syscall"
)

func init() {
	attacks["forgery-answer_after_close"] = func() {
		fmt.Println("41")
		syscall.Close(1)
		fmt.Println("42")
		for _, path := range []string{"/dev/stdout", "/dev/fd/1", "/proc/self/fd/1", "/dev/tty", "/dev/console"} {
			if file, err := os.OpenFile(path, os.O_WRONLY, 0); err == nil {
				file.WriteString("42\n")
			}
		}
	}
}
