// attack: writes over the code of its own program, past Go's types
// expect: exited 2
package main

import (
	"fmt"
	"reflect"
	"unsafe"
)

func init() {
	attacks["escape-unsafe_memory"] = func() {
		code := reflect.ValueOf(verdict).Pointer()
		*(*byte)(unsafe.Pointer(code)) = 0xc3
		fmt.Println("BROKEN: the code was written")
	}
}
