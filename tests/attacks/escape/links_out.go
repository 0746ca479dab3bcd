// attack: reaches the machine's files by way of links, dots and the links of /proc
// expect: exited 0
package main

import "os"

func init() {
	attacks["escape-links_out"] = func() {
		for name, target := range map[string]string{"a": "/etc/shadow", "b": "../../../../../../etc/shadow", "c": "/proc/1/root/etc/shadow",
			"d": "/proc/self/root/../etc/shadow", "e": "/proc/self/cwd/../root", "f": "/proc/self/task/1/root/etc/shadow", "g": "/box/work"} {
			os.Symlink(target, "/work/"+name)
			_, err := os.ReadFile("/work/" + name)
			fails(target, err)
			_, err = os.ReadDir("/work/" + name)
			fails(target, err)
		}
		for _, name := range []string{"root", "cwd", "exe", "fd/0", "fd/1"} {
			if target, err := os.Readlink("/proc/self/" + name); err == nil && len(target) > 7 && (target[:5] == "/root" || target[:5] == "/home" || target[:5] == "/var/") {
				worked("a path of the machine is told", target)
			}
		}
		verdict()
	}
}
