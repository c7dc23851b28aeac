package value

import (
	"cmp"
	"encoding/json"
	"math"
	"strconv"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/util"
)

// Number is the value of a number as it is written: int64 where that says it all,
// the text otherwise, since 1.0 equals 1 but is printed as it is.
func Number(text string) any {
	if i, ok := atoi(text); ok {
		return i
	}
	return json.Number(text)
}

// atoi reads a whole number in its shortest form, and only that.
func atoi(text string) (int64, bool) {
	digits := text
	if len(digits) > 0 && digits[0] == '-' {
		digits = digits[1:]
	}
	if len(digits) == 0 || len(digits) > 19 || digits[0] == '0' && text != "0" {
		return 0, false
	}
	var n uint64
	for i := range len(digits) {
		c := digits[i] - '0'
		if c > 9 {
			return 0, false
		}
		n = n*10 + uint64(c)
	}
	switch {
	case len(digits) == len(text):
		return int64(n), n <= math.MaxInt64
	case n == 1<<63:
		return math.MinInt64, true
	}
	return -int64(n), n < 1<<63
}

// Int is the whole number that v is, as OPA reads it: 1.0 is one, 1e0 is not.
func Int(v any) (n int64, ok bool) {
	switch v := v.(type) {
	case int64:
		return v, true
	case json.Number:
		if n, ok := atoi(string(v)); ok {
			return n, true
		}
		return util.Atoi64(string(v))
	}
	return 0, false
}

// Text is a number as it is written.
func Text(v any) string {
	switch v := v.(type) {
	case int64:
		return strconv.FormatInt(v, 10)
	case json.Number:
		return string(v)
	}
	return ""
}

func compareNumbers(a, b any) int {
	x, xok := Int(a)
	if y, ok := Int(b); ok && xok {
		return cmp.Compare(x, y)
	}
	return ast.NumberCompare(ast.Number(Text(a)), ast.Number(Text(b)))
}

func hashNumber(v any) uint64 {
	if n, ok := Int(v); ok {
		return hashInt(n)
	}
	f, err := strconv.ParseFloat(Text(v), 64)
	if err != nil {
		return hashInt(1)
	}
	// Equal numbers must not differ: whole ones beyond 2^53 are told apart by equality.
	if f == math.Trunc(f) && math.Abs(f) < 1<<53 {
		return hashInt(int64(f))
	}
	return math.Float64bits(f) * mix
}

func hashInt(n int64) uint64 {
	if n >= 1<<53 || n <= -1<<53 {
		return math.Float64bits(float64(n)) * mix
	}
	return uint64(n) * mix
}

const mix = 0x9e3779b97f4a7c15
