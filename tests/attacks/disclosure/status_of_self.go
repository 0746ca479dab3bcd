// attack: reads from its own status which protections are missing
// expect: exited 0
// layer: seccomp
package main

import (
	"os"
	"strings"
)

func init() {
	attacks["disclosure-status_of_self"] = func() {
		text, _ := os.ReadFile("/proc/self/status")
		wanted := map[string]string{"CapInh": "0000000000000000", "CapPrm": "0000000000000000", "CapEff": "0000000000000000", "CapBnd": "0000000000000000", "CapAmb": "0000000000000000",
			"NoNewPrivs": "1", "Seccomp": "2", "Uid": "1000\t1000\t1000\t1000", "Gid": "1000\t1000\t1000\t1000", "Groups": "", "SigBlk": "0000000000000000", "TracerPid": "0"}
		for _, line := range strings.Split(string(text), "\n") {
			name, value, _ := strings.Cut(line, ":")
			if want, asked := wanted[name]; asked && strings.TrimSpace(value) != want {
				worked(name, strings.TrimSpace(value))
			}
			delete(wanted, name)
		}
		for name := range wanted {
			worked("not told", name)
		}
		verdict()
	}
}
