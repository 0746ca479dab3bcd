// attack: spins on every processor at once
// expect: cpu_time
// limits: cpu_ms=300 wall_ms=10000
package main

import "runtime"

func init() {
	attacks["exhaustion-busy_goroutines"] = func() {
		runtime.GOMAXPROCS(8)
		for i := 0; i < 8; i++ {
			go func() {
				for n := 0; ; n++ {
					_ = n
				}
			}()
		}
		select {}
	}
}
