// attack: reads what /proc tells about the machine and its kernel
// expect: exited 0
// layer: proc_own
package main

import "os"

func init() {
	attacks["disclosure-kernel_files"] = func() {
		for _, name := range []string{"kallsyms", "version", "cpuinfo", "meminfo", "cmdline", "config.gz", "modules", "partitions", "diskstats", "interrupts", "iomem", "ioports",
			"net/tcp", "net/unix", "net/arp", "net/route", "loadavg", "uptime", "stat", "vmstat", "slabinfo", "swaps", "devices", "filesystems", "locks", "keys", "key-users",
			"sched_debug", "timer_list", "zoneinfo", "pagetypeinfo", "kmsg", "kcore", "self/pagemap_all", "sysvipc/shm", "pressure/cpu", "1/environ", "bootconfig"} {
			_, err := os.ReadFile("/proc/" + name)
			fails("/proc/"+name, err)
		}
		verdict()
	}
}
