// attack: looks for control groups to leave, to make or to give orders by
// expect: exited 0
package main

import (
	"os"
	"strings"
	"syscall"
)

func init() {
	attacks["escape-control_groups"] = func() {
		own, _ := os.ReadFile("/proc/self/cgroup")
		for _, line := range strings.Split(strings.TrimSpace(string(own)), "\n") {
			parts := strings.SplitN(line, ":", 3)
			// Hierarchies that we do not use show where the launcher stands; ours must show the namespace's root.
			used := parts[1] == "" || strings.Contains(parts[1], "memory") || strings.Contains(parts[1], "pids")
			if len(parts) == 3 && used && strings.Contains(parts[2], "slot") {
				worked("a path of ours is told", line)
			}
		}
		for _, place := range []string{"/sys/fs/cgroup", "/cgroup", "/dev/cgroup", "/tmp/cgroup"} {
			fails(place, os.Mkdir(place+"/planted", 0o700))
		}
		for _, kind := range []string{"cgroup", "cgroup2"} {
			fails(kind, syscall.Mount("none", "/tmp", kind, 0, "memory"))
		}
		verdict()
	}
}
