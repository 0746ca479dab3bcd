// attack: ends with the number that the launcher's own failures might use
// expect: exited 255
package main

import "os"

func init() { attacks["forgery-exit_255"] = func() { os.Exit(255) } }
