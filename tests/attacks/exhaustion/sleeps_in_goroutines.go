// attack: sleeps in ten thousand goroutines
// expect: wall_time
// limits: wall_ms=400
package main

import "time"

func init() {
	attacks["exhaustion-sleeps_in_goroutines"] = func() {
		for i := 0; i < 10000; i++ {
			go time.Sleep(time.Hour)
		}
		time.Sleep(time.Hour)
	}
}
