// attack: ends with the number that a shell gives for SIGKILL, to look like a victim of the memory limit
// expect: exited 137
package main

import (
	"fmt"
	"os"
)

func init() {
	attacks["forgery-exit_137"] = func() {
		fmt.Println("42")
		os.Exit(137)
	}
}
