package main

import (
	"bufio"
	"log"
	"os"
	"strings"
)

func main() {
	settings, err := os.ReadFile("limiter.conf")
	if err != nil {
		log.Fatal(err)
	}
	_ = settings
	scanner := bufio.NewScanner(os.Stdin)
	for scanner.Scan() {
		fields := strings.Fields(scanner.Text())
		_ = fields // Answer "yes", "no" and the seconds to wait, or "bad".
	}
}
