package main

import (
	"bufio"
	"os"
	"strings"
)

func main() {
	scanner := bufio.NewScanner(os.Stdin)
	for number := 1; scanner.Scan(); number++ {
		fields := strings.Split(scanner.Text(), ";")
		_ = fields // Price the line, or say what is wrong with it.
	}
}
