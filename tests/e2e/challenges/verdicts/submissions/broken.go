package main

func main() {
	twice(21
}
