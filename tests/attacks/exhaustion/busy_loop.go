// attack: spins in one goroutine until it is stopped
// expect: cpu_time
// limits: cpu_ms=200 wall_ms=10000
package main

func init() {
	attacks["exhaustion-busy_loop"] = func() {
		for n := 0; ; n++ {
			_ = n
		}
	}
}
