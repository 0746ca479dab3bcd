// attack: ends with the number that a shell gives for a segmentation fault
// expect: exited 139
package main

import (
	"fmt"
	"os"
)

func init() {
	attacks["forgery-exit_139"] = func() {
		fmt.Println("42")
		os.Exit(139)
	}
}
