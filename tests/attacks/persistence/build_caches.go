// attack: plants entries in the caches of the Go command and of compilers
// expect: exited 0
// stages: plant look
package main

import "os"

func init() {
	attacks["persistence-build_caches"] = func() {
		for _, folder := range []string{"/tmp/go-cache", "/tmp/go", "/work/.cache/go-build", "/work/.ccache", "/work/go/pkg/mod"} {
			if _, err := os.Lstat(folder); err == nil {
				worked(folder, "is from another run")
			}
			os.MkdirAll(folder+"/00", 0o755)
			os.WriteFile(folder+"/00/planted-d", []byte("planted"), 0o644)
		}
		for _, folder := range []string{"/usr/lib/go/pkg", "/usr/lib/go/src", "/usr/lib/go-1.19/pkg/linux_amd64", "/usr/share/go-1.19/src/fmt"} {
			fails(folder, os.WriteFile(folder+"/planted.a", []byte("x"), 0o644))
		}
		verdict()
	}
}
