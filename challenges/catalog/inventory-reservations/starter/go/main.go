package main

import (
	"bufio"
	"os"
	"strings"
)

func main() {
	scanner := bufio.NewScanner(os.Stdin)
	for number := 1; scanner.Scan(); number++ {
		words := strings.Fields(scanner.Text())
		_ = words // Carry out the command, and remember what you answered.
	}
}
