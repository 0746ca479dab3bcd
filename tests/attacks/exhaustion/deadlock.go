// attack: waits for itself; Go's runtime notices, and that is an exit like any other
// expect: exited 2
package main

func init() {
	attacks["exhaustion-deadlock"] = func() { <-make(chan int) }
}
