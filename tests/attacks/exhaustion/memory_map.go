// attack: fills a map with keys that nobody can collect
// expect: memory
// limits: memory_mib=48 cpu_ms=4000
package main

import "fmt"

func init() {
	attacks["exhaustion-memory_map"] = func() {
		kept := map[int][]byte{}
		for i := 0; i < 3_000_000; i++ {
			kept[i] = make([]byte, 64)
		}
		fmt.Println("BROKEN: keys", len(kept))
	}
}
