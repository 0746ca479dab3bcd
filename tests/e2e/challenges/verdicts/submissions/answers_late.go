package main

import (
	"fmt"
	"os"
	"os/exec"
	"time"
)

func main() {
	if len(os.Args) > 1 {
		time.Sleep(200 * time.Millisecond)
		var n int
		fmt.Scan(&n)
		fmt.Println(2 * n)
		return
	}
	child := exec.Command("/proc/self/exe", "child")
	child.Stdin, child.Stdout = os.Stdin, os.Stdout
	child.Start()
}
