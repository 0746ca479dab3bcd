// attack: imports a module that would have to be downloaded
// expect: exited 1
// compile: yes
package main

import "rsc.io/quote"

func main() { println(quote.Hello()) }
