package main

import "fmt"

func main() {
	var n int
	fmt.Scan(&n)
	defer fmt.Println(2 * n)
}
