// attack: runs a program from memory, from /tmp and by the loader: it is held as every other
// expect: exited 0
// layer: seccomp
package main

import (
	"os"
	"os/exec"
	"strings"
)

func init() {
	attacks["escape-unnamed_program"] = func() {
		body, _ := os.ReadFile("/usr/bin/cat")
		os.WriteFile("/tmp/copy", body, 0o755)
		fails("a program in /tmp", exec.Command("/tmp/copy", "/dev/null").Run())
		for _, words := range [][]string{{"/lib64/ld-linux-x86-64.so.2", "/tmp/copy", "/proc/self/status"}, {"/usr/bin/cat", "/proc/self/status"}} {
			out, err := exec.Command(words[0], words[1:]...).Output()
			if err == nil && (!strings.Contains(string(out), "Seccomp:\t2") || !strings.Contains(string(out), "NoNewPrivs:\t1") || !strings.Contains(string(out), "CapBnd:\t0000000000000000")) {
				worked("a child is held less", words)
			}
		}
		verdict()
	}
}
