// attack: waits for itself in every goroutine; a program with cgo in it is not told so by Go's runtime
// expect: wall_time|exited 2
// limits: wall_ms=400
package main

func init() {
	attacks["exhaustion-deadlock"] = func() { <-make(chan int) }
}
