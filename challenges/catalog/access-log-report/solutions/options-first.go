// Wrong: package flag stops at the first file, so options after it are taken for files.

package main

import (
	"bufio"
	"flag"
	"fmt"
	"io"
	"os"
	"regexp"
	"sort"
	"strconv"
	"strings"
)

var (
	lineShape = regexp.MustCompile(`^[^ ]+ [^ ]+ [^ ]+ \[[^\]]*\] "([A-Z]+) (/[^ "]*) HTTP/[0-9]\.[0-9]" ([1-5][0-9]{2}) (?:[0-9]+|-) ([0-9]{1,9})$`)
	number    = regexp.MustCompile(`^[0-9]+$`)
)

type options struct {
	top     int // 0: all
	rejects string
	files   []string
}

func parseOptions(args []string) (o options, err error) {
	flags := flag.NewFlagSet("report", flag.ContinueOnError)
	flags.IntVar(&o.top, "top", 0, "show only so many routes")
	flags.StringVar(&o.rejects, "rejects", "", "write bad lines to this file")
	err = flags.Parse(args)
	o.files = flags.Args()
	return o, err
}

type route struct {
	name   string
	errors int
	times  []int
}

// p95 is the nearest rank.
func (r *route) p95() int {
	sort.Ints(r.times)
	return r.times[(95*len(r.times)+99)/100-1]
}

func routeName(method, target string) string {
	path, _, _ := strings.Cut(target, "?")
	if path != "/" {
		path = strings.TrimSuffix(path, "/")
	}
	parts := strings.Split(path, "/")
	for i, part := range parts {
		if number.MatchString(part) {
			parts[i] = ":id"
		}
	}
	return method + " " + strings.Join(parts, "/")
}

type report struct {
	routes    map[string]*route
	good, bad int
	rejects   io.Writer
}

func (r *report) read(from io.Reader) error {
	scanner := bufio.NewScanner(from)
	for scanner.Scan() {
		match := lineShape.FindStringSubmatch(scanner.Text())
		if match == nil {
			r.bad++
			fmt.Fprintln(r.rejects, scanner.Text())
			continue
		}
		r.good++
		name := routeName(match[1], match[2])
		if r.routes[name] == nil {
			r.routes[name] = &route{name: name}
		}
		to := r.routes[name]
		if match[3][0] == '5' {
			to.errors++
		}
		ms, _ := strconv.Atoi(match[4])
		to.times = append(to.times, ms)
	}
	return scanner.Err()
}

func (r *report) print(out io.Writer, top, slowMs int) {
	var routes []*route
	for _, one := range r.routes {
		routes = append(routes, one)
	}
	sort.Slice(routes, func(i, j int) bool {
		a, b := routes[i], routes[j]
		if len(a.times) != len(b.times) {
			return len(a.times) > len(b.times)
		}
		return a.name < b.name
	})
	if top > 0 && top < len(routes) {
		routes = routes[:top]
	}
	for _, one := range routes {
		p95, slow := one.p95(), ""
		if p95 > slowMs {
			slow = " slow"
		}
		fmt.Fprintf(out, "%s %d %.4f %d%s\n", one.name, len(one.times), float64(one.errors)/float64(len(one.times)), p95, slow)
	}
	fmt.Fprintln(out, "total", r.good, "bad", r.bad)
}

func run() error {
	o, err := parseOptions(os.Args[1:])
	if err != nil {
		return err
	}
	slowMs := 1000
	if text := os.Getenv("SLOW_MS"); text != "" {
		if slowMs, err = strconv.Atoi(text); err != nil {
			return err
		}
	}
	r := report{routes: map[string]*route{}, rejects: io.Discard}
	if o.rejects != "" {
		file, err := os.Create(o.rejects)
		if err != nil {
			return err
		}
		defer file.Close()
		r.rejects = file
	}
	if len(o.files) == 0 {
		err = r.read(os.Stdin)
	}
	for _, path := range o.files {
		file, err := os.Open(path)
		if err != nil {
			return err
		}
		err = r.read(file)
		file.Close()
		if err != nil {
			return err
		}
	}
	if err == nil {
		r.print(os.Stdout, o.top, slowMs)
	}
	return err
}

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
}
