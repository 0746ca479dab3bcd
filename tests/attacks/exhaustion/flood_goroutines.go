// attack: writes from many goroutines at once
// expect: output
// limits: output_kib=16 cpu_ms=5000
package main

import "fmt"

func init() {
	attacks["exhaustion-flood_goroutines"] = func() {
		for i := 0; i < 50; i++ {
			go func() {
				for {
					fmt.Println("the same line again")
				}
			}()
		}
		select {}
	}
}
