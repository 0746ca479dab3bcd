// attack: listens for others on every kind of address that leaves the box
// expect: exited 0
// layer: seccomp
package main

import "net"

func init() {
	attacks["network-listen"] = func() {
		for _, one := range [][2]string{{"tcp", "127.0.0.1:0"}, {"tcp", ":8080"}, {"tcp6", "[::]:0"}} {
			_, err := net.Listen(one[0], one[1])
			fails(one[0]+" "+one[1], err)
		}
		for _, one := range [][2]string{{"udp", "127.0.0.1:0"}, {"ip4:icmp", "127.0.0.1"}} {
			_, err := net.ListenPacket(one[0], one[1])
			fails(one[0]+" "+one[1], err)
		}
		verdict()
	}
}
