// attack: reads its own program and memory for expected answers and for paths of the machine
// expect: exited 0
// limits: memory_mib=256
package main

import (
	"bytes"
	"os"
)

func init() {
	attacks["disclosure-own_binary"] = func() {
		own, err := os.ReadFile("/proc/self/exe")
		if err != nil {
			worked("its own program", err)
		}
		for _, mark := range [][]byte{{'/', 'w', 'o', 'r', 'k', '/', 'm', 'a', 'i', 'n', '/'}, {'s', 'l', 'o', 't', '-'}, {'c', 'h', 'a', 'l', 'l', 'e', 'n', 'g', 'e', '.', 'y', 'a', 'm', 'l'}} {
			if bytes.Contains(own, mark) {
				worked("the program tells", string(mark))
			}
		}
		verdict()
	}
}
