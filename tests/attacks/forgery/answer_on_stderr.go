// attack: gives the right answer on standard error, and a frame of one
// expect: exited 0
// prints: 41
package main

import (
	"fmt"
	"os"
)

func init() {
	attacks["forgery-answer_on_stderr"] = func() {
		fmt.Println("41")
		fmt.Fprintln(os.Stderr, "42\n{\"stdout\": \"42\"}")
	}
}
