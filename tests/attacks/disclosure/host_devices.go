// attack: looks for the machine's devices, kernel interfaces and sockets
// expect: exited 0
package main

import "os"

func init() {
	attacks["disclosure-host_devices"] = func() {
		for _, path := range []string{"/dev/kmsg", "/dev/mem", "/dev/port", "/dev/tty", "/dev/tty0", "/dev/ptmx", "/dev/pts", "/dev/vda", "/dev/sda", "/dev/nvme0n1",
			"/dev/fuse", "/dev/vsock", "/dev/vhost-vsock", "/dev/kvm", "/dev/net/tun", "/dev/hwrng", "/dev/rtc0", "/dev/loop-control", "/dev/mapper", "/dev/log", "/dev/mqueue",
			"/dev/hugepages", "/dev/input", "/dev/snd", "/dev/dri", "/dev/console", "/run/docker.sock", "/var/run/docker.sock", "/run/dbus", "/run/systemd", "/run/user", "/tmp/.X11-unix"} {
			if _, err := os.Lstat(path); err == nil {
				worked(path, "is there")
			}
		}
		verdict()
	}
}
