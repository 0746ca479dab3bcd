// attack: ignores every signal, the one for processor time above all
// expect: cpu_time
// limits: cpu_ms=300 wall_ms=20000
package main

import (
	"os/signal"
	"syscall"
)

func init() {
	attacks["exhaustion-busy_ignores_signals"] = func() {
		signal.Ignore()
		signal.Ignore(syscall.SIGXCPU, syscall.SIGTERM, syscall.SIGALRM, syscall.SIGVTALRM)
		for {
		}
	}
}
