package main

import (
	"fmt"
	"os"
)

func main() {
	var n int
	fmt.Scan(&n)
	fmt.Fprintln(os.Stderr, 2*n)
}
