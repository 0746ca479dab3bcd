// attack: downloads a module with the Go command
// expect: exited 0
// limits: memory_mib=256 open_files=128
package main

import (
	"os"
	"os/exec"
)

func init() {
	attacks["network-module_proxy"] = func() {
		os.WriteFile("/work/go.mod", []byte("module x\n\ngo 1.19\n"), 0o644)
		command := exec.Command("/usr/lib/go/bin/go", "get", "rsc.io/quote@v1.5.2")
		command.Env = []string{"HOME=/work", "GOPATH=/tmp/go", "GOCACHE=/tmp/cache", "GOFLAGS=-mod=mod", "PATH=/usr/bin:/usr/lib/go/bin", "GOPROXY=https://proxy.golang.org,direct"}
		fails("go get", command.Run())
		verdict()
	}
}
