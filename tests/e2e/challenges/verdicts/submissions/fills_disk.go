package main

import (
	"errors"
	"fmt"
	"os"
	"syscall"
)

func main() {
	block, full := make([]byte, 1<<20), false
	for _, name := range []string{"/tmp/one", "/tmp/two"} {
		file, err := os.Create(name)
		for i := 0; i < 12 && err == nil; i++ {
			_, err = file.Write(block)
		}
		full = full || errors.Is(err, syscall.ENOSPC)
	}
	if !full {
		fmt.Println("the disk has no end")
		return
	}
	var n int
	fmt.Scan(&n)
	fmt.Println(2 * n)
}
