// Wrong: takes any key, and ignores what comes after it.

package main

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"
)

const (
	blanks = " \t"
	latest = 1_000_000_000_000
)

var keyShape = regexp.MustCompile(`^[A-Za-z0-9._:-]{1,64}$`)

type config struct {
	limit, window int64
	limits        map[string]int64
	output        string
}

// number reads 1 to digits decimal digits with a value from low to high.
func number(text string, digits int, low, high int64) (int64, error) {
	value, err := strconv.ParseUint(text, 10, 62)
	if err != nil || len(text) > digits || int64(value) < low || int64(value) > high {
		return 0, fmt.Errorf("a number from %d to %d is wanted, not: %s", low, high, text)
	}
	return int64(value), nil
}

func readConfig(path string) (config, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return config{}, err
	}
	c := config{limit: -1, output: "decisions", limits: map[string]int64{}}
	for _, line := range strings.Split(string(text), "\n") {
		line = strings.Trim(line, blanks)
		if line == "" || line[0] == '#' {
			continue
		}
		name, value, found := strings.Cut(line, "=")
		if !found {
			return c, fmt.Errorf("no '=' in: %s", line)
		}
		if err := c.set(strings.Trim(name, blanks), strings.Trim(value, blanks)); err != nil {
			return c, err
		}
	}
	if c.limit < 0 || c.window < 1 {
		return c, errors.New("limit and window are required")
	}
	return c, nil
}

func (c *config) set(name, value string) (err error) {
	key := strings.TrimPrefix(name, "limit.")
	switch {
	case name == "limit":
		c.limit, err = number(value, 10, 0, 1_000_000)
	case name == "window":
		c.window, err = number(value, 10, 1, 1_000_000_000)
	case name == "output" && (value == "decisions" || value == "totals"):
		c.output = value
	case key != name && keyShape.MatchString(key):
		c.limits[key], err = number(value, 10, 0, 1_000_000)
	default:
		err = fmt.Errorf("not allowed: %s = %s", name, value)
	}
	return err
}

type limiter struct {
	config
	allowed map[string][]int64 // the times still in each key's window, oldest first
}

// decide answers "yes", or "no" and when to come back.
func (l *limiter) decide(now int64, key string) string {
	limit, special := l.limits[key]
	if !special {
		limit = l.limit
	}
	if limit == 0 {
		return "no never"
	}
	times := l.allowed[key]
	for len(times) > 0 && times[0] <= now-l.window {
		times = times[1:]
	}
	answer := "yes"
	if int64(len(times)) < limit {
		times = append(times, now)
	} else {
		answer = fmt.Sprint("no ", times[0]+l.window-now)
	}
	l.allowed[key] = times
	return answer
}

type event struct {
	time int64
	key  string
}

func parse(line string) (event, bool) {
	fields := strings.FieldsFunc(line, func(r rune) bool { return strings.ContainsRune(blanks, r) })
	if len(fields) < 2 {
		return event{}, false
	}
	time, err := number(fields[0], 13, 0, latest)
	return event{time, fields[1]}, err == nil
}

func main() {
	c, err := readConfig("limiter.conf")
	if err != nil {
		fmt.Fprintln(os.Stderr, "limiter.conf:", err)
		os.Exit(2)
	}
	limiter := limiter{c, map[string][]int64{}}
	totals := map[string]*[2]int{}
	clock := int64(0)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	scanner := bufio.NewScanner(os.Stdin)
	for scanner.Scan() {
		if strings.Trim(scanner.Text(), blanks) == "" {
			continue
		}
		answer := "bad"
		if e, ok := parse(scanner.Text()); ok && e.time >= clock {
			clock = e.time
			answer = limiter.decide(e.time, e.key)
			if totals[e.key] == nil {
				totals[e.key] = &[2]int{}
			}
			if answer == "yes" {
				totals[e.key][0]++
			} else {
				totals[e.key][1]++
			}
		}
		if c.output == "decisions" {
			fmt.Fprintln(out, answer)
		}
	}
	if c.output == "totals" {
		for key, count := range totals {
			fmt.Fprintln(out, key, count[0], count[1])
		}
	}
}
