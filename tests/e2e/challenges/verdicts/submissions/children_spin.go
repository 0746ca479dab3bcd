package main

import (
	"fmt"
	"os"
	"os/exec"
	"syscall"
)

func main() {
	if len(os.Args) > 1 {
		for used := (syscall.Rusage{}); used.Utime.Nano() < 400_000_000; {
			syscall.Getrusage(syscall.RUSAGE_SELF, &used)
		}
		return
	}
	var children [4]*exec.Cmd
	for i := range children {
		children[i] = exec.Command("/proc/self/exe", "child")
		children[i].Start()
	}
	for _, child := range children {
		child.Wait()
	}
	var n int
	fmt.Scan(&n)
	fmt.Println(2 * n)
}
