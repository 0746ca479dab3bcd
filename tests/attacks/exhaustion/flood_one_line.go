// attack: writes a single line of ten megabytes
// expect: output
// limits: output_kib=64
package main

import (
	"os"
	"strings"
)

func init() {
	attacks["exhaustion-flood_one_line"] = func() { os.Stdout.WriteString(strings.Repeat("x", 10_000_000)) }
}
