// attack: writes the right answer into the descriptors of init, one of which may report to the judge
// expect: exited 0
package main

import (
	"fmt"
	"os"
)

func init() {
	attacks["forgery-answer_to_init"] = func() {
		for _, process := range []int{1, os.Getppid()} {
			for number := 0; number < 16; number++ {
				path := fmt.Sprintf("/proc/%d/fd/%d", process, number)
				fails(path, os.WriteFile(path, []byte("42\n"), 0))
			}
		}
		verdict()
	}
}
