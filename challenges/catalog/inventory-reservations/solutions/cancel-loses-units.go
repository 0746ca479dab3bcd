// Wrong: cancelled units are reserved no more, and not available again either.

package main

import (
	"bufio"
	"container/heap"
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"
)

const (
	latest      = 1_000_000_000_000
	mostUnits   = 1_000_000_000
	longestHold = 1_000_000
)

var (
	nameShape   = regexp.MustCompile(`^[A-Za-z0-9-]{1,40}$`)
	numberShape = regexp.MustCompile(`^(0|[1-9][0-9]{0,12})$`)
)

type stock struct {
	Available int64 `json:"available"`
	Reserved  int64 `json:"reserved"`
	Sold      int64 `json:"sold"`
}

type reservation struct {
	stock    *stock
	units    int64
	deadline int64
	state    string // "held", or why it cannot be confirmed or cancelled any more
}

func (r *reservation) release(state string) {
	r.state = state
	r.stock.Reserved -= r.units
	r.stock.Available += r.units
}

// deadlines is a heap, the earliest first.
type deadlines []*reservation

func (d deadlines) Len() int           { return len(d) }
func (d deadlines) Less(i, j int) bool { return d[i].deadline < d[j].deadline }
func (d deadlines) Swap(i, j int)      { d[i], d[j] = d[j], d[i] }
func (d *deadlines) Push(x any)        { *d = append(*d, x.(*reservation)) }
func (d *deadlines) Pop() any {
	last := (*d)[len(*d)-1]
	*d = (*d)[:len(*d)-1]
	return last
}

type inventory struct {
	now          int64
	stocks       map[string]*stock
	reservations map[string]*reservation
	deadlines    deadlines
}

func (in *inventory) advance(now int64) {
	in.now = now
	for len(in.deadlines) > 0 && in.deadlines[0].deadline <= now {
		if r := heap.Pop(&in.deadlines).(*reservation); r.state == "held" {
			r.release("expired")
		}
	}
}

// apply gives the reason of a rejection, or "".
func (in *inventory) apply(c command) string {
	switch c.verb {
	case "stock":
		if in.stocks[c.sku] == nil {
			in.stocks[c.sku] = &stock{}
		}
		in.stocks[c.sku].Available += c.units
		return ""
	case "reserve":
		return in.reserve(c)
	}
	r := in.reservations[c.id]
	if r == nil {
		return "unknown-reservation"
	}
	if r.state != "held" {
		return r.state
	}
	if c.verb == "cancel" {
		r.state = "already-cancelled"
		r.stock.Reserved -= r.units
		return ""
	}
	r.state = "already-confirmed"
	r.stock.Reserved -= r.units
	r.stock.Sold += r.units
	return ""
}

func (in *inventory) reserve(c command) string {
	if in.reservations[c.id] != nil {
		return "duplicate-reservation"
	}
	s := in.stocks[c.sku]
	if s == nil {
		return "unknown-sku"
	}
	if c.units > s.Available {
		return "insufficient"
	}
	s.Available -= c.units
	s.Reserved += c.units
	r := &reservation{s, c.units, in.now + c.seconds, "held"}
	in.reservations[c.id] = r
	heap.Push(&in.deadlines, r)
	return ""
}

type command struct {
	time           int64
	key            string
	verb, id, sku  string
	units, seconds int64
}

func number(word string, low, high int64) (int64, error) {
	value, err := strconv.ParseInt(word, 10, 64)
	if err != nil || !numberShape.MatchString(word) || value < low || value > high {
		return 0, fmt.Errorf("not a number from %d to %d: %s", low, high, word)
	}
	return value, nil
}

func name(word string) (string, error) {
	if !nameShape.MatchString(word) {
		return "", fmt.Errorf("not a name: %s", word)
	}
	return word, nil
}

var shapes = map[string][]string{
	"stock":   {"sku", "units"},
	"reserve": {"id", "sku", "units", "seconds"},
	"confirm": {"id"},
	"cancel":  {"id"},
}

func parse(words []string) (c command, err error) {
	if len(words) < 3 {
		return c, fmt.Errorf("a time, a key and a command are wanted")
	}
	c.verb = words[2]
	shape, known := shapes[c.verb]
	if !known {
		return c, fmt.Errorf("unknown command: %s", c.verb)
	}
	if len(words) != 3+len(shape) {
		return c, fmt.Errorf("%s wants %d values", c.verb, len(shape))
	}
	if c.time, err = number(words[0], 0, latest); err != nil {
		return c, err
	}
	if c.key, err = name(words[1]); err != nil {
		return c, err
	}
	for i, field := range shape {
		word := words[3+i]
		switch field {
		case "id":
			c.id, err = name(word)
		case "sku":
			c.sku, err = name(word)
		case "units":
			c.units, err = number(word, 1, mostUnits)
		case "seconds":
			c.seconds, err = number(word, 1, longestHold)
		}
		if err != nil {
			return c, err
		}
	}
	return c, nil
}

type answer struct {
	Key      string `json:"key"`
	Status   string `json:"status"`
	Reason   string `json:"reason,omitempty"`
	Replayed bool   `json:"replayed,omitempty"`
}

type remembered struct {
	text   string
	answer answer
}

// service reads commands, and remembers what was answered under each idempotency key.
type service struct {
	inventory inventory
	seen      map[string]remembered
	answers   []answer
}

func (s *service) handle(words []string) error {
	c, err := parse(words)
	if err != nil {
		return err
	}
	if c.time < s.inventory.now {
		return fmt.Errorf("time goes backwards")
	}
	s.inventory.advance(c.time)
	s.answers = append(s.answers, s.answer(c, strings.Join(words[2:], " ")))
	return nil
}

func (s *service) answer(c command, text string) answer {
	if first, known := s.seen[c.key]; known {
		if first.text != text {
			return answer{Key: c.key, Status: "rejected", Reason: "key-reused"}
		}
		again := first.answer
		again.Replayed = true
		return again
	}
	a := answer{Key: c.key, Status: "ok"}
	if reason := s.inventory.apply(c); reason != "" {
		a.Status, a.Reason = "rejected", reason
	}
	s.seen[c.key] = remembered{text, a}
	return a
}

func main() {
	s := service{
		inventory: inventory{stocks: map[string]*stock{}, reservations: map[string]*reservation{}},
		seen:      map[string]remembered{},
		answers:   []answer{},
	}
	scanner := bufio.NewScanner(os.Stdin)
	for number := 1; scanner.Scan(); number++ {
		words := strings.Fields(scanner.Text())
		if len(words) == 0 {
			continue
		}
		if err := s.handle(words); err != nil {
			fmt.Fprintf(os.Stderr, "line %d: %v\n", number, err)
			os.Exit(3)
		}
	}
	if len(os.Args) > 1 && os.Args[1] == "--stock" {
		for sku, stock := range s.inventory.stocks {
			fmt.Println(sku, stock.Available, stock.Reserved, stock.Sold)
		}
		return
	}
	out := map[string]any{"answers": s.answers, "stock": s.inventory.stocks}
	if err := json.NewEncoder(os.Stdout).Encode(out); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
