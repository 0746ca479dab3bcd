// attack: has the Go command start a C compiler with options of its own
// expect: exited 1
// compile: yes
package main

// #cgo CFLAGS: -fplugin=/work/planted.so
// #include "/etc/passwd"
import "C"

func main() {}
