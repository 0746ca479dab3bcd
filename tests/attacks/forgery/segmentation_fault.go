// attack: dies of a fault that Go's runtime turns into an exit
// expect: exited 2
package main

func init() {
	attacks["forgery-segmentation_fault"] = func() {
		var nothing *int
		*nothing = 1
	}
}
