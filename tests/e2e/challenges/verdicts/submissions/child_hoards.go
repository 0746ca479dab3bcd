package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
)

func main() {
	if len(os.Args) > 1 {
		var kept [][]byte
		for {
			kept = append(kept, bytes.Repeat([]byte("x"), 1<<20))
		}
	}
	exec.Command("/proc/self/exe", "child").Run()
	var n int
	fmt.Scan(&n)
	fmt.Println(2 * n)
}
