// attack: turns back the clocks that a judge may read
// expect: exited 0
// layer: seccomp
package main

import (
	"syscall"
	"time"
)

func init() {
	attacks["forgery-changes_clock"] = func() {
		past := syscall.Timeval{Sec: 1}
		fails("settimeofday", syscall.Settimeofday(&past))
		for clock := uintptr(0); clock < 12; clock++ {
			refused("clock_settime", 227, clock, 0)
			refused("clock_adjtime", 305, clock, 0)
		}
		if time.Now().Year() < 2020 {
			worked("the clock", time.Now())
		}
		verdict()
	}
}
