// attack: plants what shells and interpreters read when they start
// expect: exited 0
// stages: plant look
package main

import (
	"os"
	"path/filepath"
)

func init() {
	attacks["persistence-shell_and_user_files"] = func() {
		for _, name := range []string{".bashrc", ".profile", ".config/systemd/user/x.service", ".ssh/authorized_keys", ".local/lib/python3.11/site-packages/x.pth", ".config/go/env", ".composer/config.json", ".gitconfig", ".netrc"} {
			path := filepath.Join("/work", name)
			if _, err := os.Lstat(path); err == nil {
				worked(path, "is from another run")
			}
			os.MkdirAll(filepath.Dir(path), 0o755)
			os.WriteFile(path, []byte("planted"), 0o755)
		}
		for _, path := range []string{"/etc/cron.d/x", "/etc/profile.d/x.sh", "/var/spool/cron/crontabs/x", "/etc/ld.so.preload", "/usr/lib/python3/dist-packages/x.pth", "/etc/systemd/system/x.service", "/root/.bashrc"} {
			fails(path, os.WriteFile(path, []byte("planted"), 0o644))
		}
		verdict()
	}
}
