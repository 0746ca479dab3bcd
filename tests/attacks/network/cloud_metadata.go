// attack: asks the addresses where clouds tell secrets
// expect: exited 0
package main

import (
	"net/http"
	"time"
)

func init() {
	attacks["network-cloud_metadata"] = func() {
		client := http.Client{Timeout: time.Second}
		for _, url := range []string{"http://169.254.169.254/latest/meta-data/", "http://169.254.170.2/v2/credentials", "http://metadata.google.internal/", "http://[fd00:ec2::254]/", "http://100.100.100.200/"} {
			_, err := client.Get(url)
			fails(url, err)
		}
		verdict()
	}
}
