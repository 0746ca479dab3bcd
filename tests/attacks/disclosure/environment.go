// attack: reads secrets from its environment
// expect: exited 0
package main

import (
	"os"
	"strings"
)

func init() {
	attacks["disclosure-environment"] = func() {
		known := map[string]bool{"TZ": true, "LANG": true, "HOME": true, "PATH": true}
		for _, entry := range os.Environ() {
			if name, _, _ := strings.Cut(entry, "="); !known[name] {
				worked("the environment has", name)
			}
		}
		verdict()
	}
}
