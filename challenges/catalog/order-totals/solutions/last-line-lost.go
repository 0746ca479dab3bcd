// Wrong: a last line without line end comes together with io.EOF and is thrown away.

package main

import (
	"bufio"
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"
)

const (
	blanks   = " \t\r\n"
	maxPrice = 999_999_999 // cents
)

var (
	itemShape  = regexp.MustCompile(`^[A-Za-z0-9-]{1,20}$`)
	digits     = regexp.MustCompile(`^[0-9]+$`)
	euroShape  = regexp.MustCompile(`^[0-9]+\.[0-9]{2}$`)
	centsShape = regexp.MustCompile(`^[0-9]+c$`)
	vatRates   = map[string]int64{"0": 0, "4": 4, "10": 10, "21": 21}
)

type order struct {
	item     string
	net, vat int64
}

// wholeNumber reports whether text is digits only with a value from low to high.
func wholeNumber(text string, low, high int64) (int64, bool) {
	value, err := strconv.ParseInt(text, 10, 64)
	return value, digits.MatchString(text) && err == nil && value >= low && value <= high
}

func priceInCents(text string) (int64, bool) {
	switch {
	case euroShape.MatchString(text):
		return wholeNumber(strings.Replace(text, ".", "", 1), 0, maxPrice)
	case centsShape.MatchString(text):
		return wholeNumber(strings.TrimSuffix(text, "c"), 0, maxPrice)
	}
	return 0, false
}

// perCentOf rounds half a cent up.
func perCentOf(amount, perCent int64) int64 {
	return (amount*perCent + 50) / 100
}

// priceRow gives the priced line, or the name of what is bad about it.
func priceRow(line string) (order, string) {
	fields := strings.Split(line, ";")
	if len(fields) != 5 {
		return order{}, "columns"
	}
	for i := range fields {
		fields[i] = strings.Trim(fields[i], blanks)
	}
	if !itemShape.MatchString(fields[0]) {
		return order{}, "item"
	}
	quantity, ok := wholeNumber(fields[1], 1, 10_000)
	if !ok {
		return order{}, "quantity"
	}
	price, ok := priceInCents(fields[2])
	if !ok {
		return order{}, "price"
	}
	discount, ok := wholeNumber(fields[3], 0, 100)
	if !ok {
		return order{}, "discount"
	}
	rate, ok := vatRates[fields[4]]
	if !ok {
		return order{}, "vat"
	}
	net := perCentOf(quantity*price, 100-discount)
	return order{fields[0], net, perCentOf(net, rate)}, ""
}

func money(cents int64) string {
	return fmt.Sprintf("%d.%02d", cents/100, cents%100)
}

func printAmounts(label string, net, vat int64) {
	fmt.Println(label, money(net), money(vat), money(net+vat))
}

func main() {
	var netSum, vatSum int64
	errors := 0
	reader := bufio.NewReader(os.Stdin)
	for number := 1; ; number++ {
		line, err := reader.ReadString('\n')
		if err != nil {
			break
		}
		if strings.Trim(line, blanks) == "" {
			continue
		}
		row, bad := priceRow(line)
		if bad != "" {
			errors++
			fmt.Printf("line %d: bad %s\n", number, bad)
			continue
		}
		printAmounts(row.item, row.net, row.vat)
		netSum += row.net
		vatSum += row.vat
	}
	printAmounts("TOTAL", netSum, vatSum)
	fmt.Println("ERRORS", errors)
}
