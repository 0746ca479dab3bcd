package main

import (
	"bufio"
	"os"
)

func main() {
	arguments := os.Args[1:]
	_ = arguments
	scanner := bufio.NewScanner(os.Stdin)
	for scanner.Scan() {
		line := scanner.Text()
		_ = line // Read the line, and remember what the report needs.
	}
}
