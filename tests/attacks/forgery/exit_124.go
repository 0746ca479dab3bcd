// attack: ends with the number that tools give for a time limit
// expect: exited 124
package main

import (
	"fmt"
	"os"
)

func init() {
	attacks["forgery-exit_124"] = func() {
		fmt.Println("42")
		os.Exit(124)
	}
}
