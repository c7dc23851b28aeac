package kubeapi

import (
	"encoding/json"
	"math"
	"strconv"
	"strings"
)

// isQuantity wants what resource.Quantity decodes: a string or a number.
func isQuantity(value any) bool {
	switch v := value.(type) {
	case string:
		return isQuantityText(v)
	case json.Number:
		return isQuantityText(string(v))
	case int64:
		return true
	case float64:
		return !math.IsNaN(v) && !math.IsInf(v, 0)
	}
	return false
}

// isQuantityText follows resource.ParseQuantity, oddities included: a sign, a
// dot or a suffix without any digit counts as zero, except where the suffix
// makes the parser leave its fast path.
func isQuantityText(s string) bool {
	if strings.ContainsFunc(s, isEscaped) {
		return false // it parses the JSON text, in which these are backslashes
	}
	s = strings.TrimSpace(s)
	if s == "" {
		return false
	}
	if s[0] == '+' || s[0] == '-' {
		s = s[1:]
	}
	whole := digits(s)
	s = s[whole:]
	fraction := 0
	if strings.HasPrefix(s, ".") {
		fraction = digits(s[1:])
		s = s[1+fraction:]
	}
	return isSuffix(s, whole+fraction > 0)
}

// isSuffix reports whether a quantity may end in s; number tells whether
// digits came before. An exponent counts by its form: what apimachinery would
// need minutes and gigabytes to compute, such as 1e-999999999, is accepted.
func isSuffix(s string, number bool) bool {
	switch s {
	case "", "n", "u", "m", "k", "M", "G", "T", "P", "E", "Ki", "Mi", "Gi", "Ti":
		return true
	case "Pi", "Ei":
		return number
	}
	if s[0] != 'e' && s[0] != 'E' {
		return false
	}
	const nano = -9
	exponent, err := strconv.ParseInt(s[1:], 10, 64)
	return err == nil && (number || int32(exponent) >= nano) // cut to 32 bits as there
}

func isEscaped(r rune) bool {
	return r < ' ' || r == '"' || r == '\\' || r == '\u2028' || r == '\u2029'
}

func digits(s string) int {
	n := 0
	for n < len(s) && '0' <= s[n] && s[n] <= '9' {
		n++
	}
	return n
}
