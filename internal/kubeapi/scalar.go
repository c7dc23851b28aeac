package kubeapi

import (
	"encoding/base64"
	"encoding/json"
	"math"
	"strconv"
	"time"
)

// Layouts of metav1.Time and metav1.MicroTime.
const (
	timeLayout      = time.RFC3339
	microTimeLayout = "2006-01-02T15:04:05.000000Z07:00"
)

// accepts reports whether the API server decodes a value that is not null into
// a type of form, which is neither a structure, dictionary nor list.
func accepts(form form, value any) bool {
	switch form {
	case text:
		_, ok := value.(string)
		return ok
	case boolean:
		_, ok := value.(bool)
		return ok
	case int32Number:
		return isInteger(value, 32)
	case int64Number:
		return isInteger(value, 64)
	case byteString:
		return isBytes(value)
	case quantity:
		return isQuantity(value)
	case intOrString:
		_, ok := value.(string)
		return ok || isInteger(value, 32)
	case timestamp:
		return isTime(value, timeLayout)
	case microTimestamp:
		return isTime(value, microTimeLayout)
	}
	return true
}

// isInteger wants an integer's digits and nothing else: 1.0 and 1e3 are refused.
func isInteger(value any, bits int) bool {
	switch n := value.(type) {
	case json.Number:
		_, err := strconv.ParseInt(string(n), 10, bits)
		return err == nil
	case int64:
		return bits == 64 || n == int64(int32(n))
	case float64:
		return isIntegerFloat(n, bits)
	}
	return false
}

// isIntegerFloat judges the digits that encoding/json writes for f.
func isIntegerFloat(f float64, bits int) bool {
	const exponentFrom = 1e21
	if math.Abs(f) >= exponentFrom {
		return false
	}
	_, err := strconv.ParseInt(strconv.FormatFloat(f, 'f', -1, 64), 10, bits)
	return err == nil
}

// isBytes wants base64, or the list of numbers that encoding/json also takes.
func isBytes(value any) bool {
	switch v := value.(type) {
	case string:
		_, err := base64.StdEncoding.DecodeString(v)
		return err == nil
	case []any:
		for _, element := range v {
			if element != nil && !isByte(element) {
				return false
			}
		}
		return true
	}
	return false
}

// isByte wants an unsigned integer's digits: -0 is refused.
func isByte(value any) bool {
	switch n := value.(type) {
	case json.Number:
		_, err := strconv.ParseUint(string(n), 10, 8)
		return err == nil
	case int64:
		return 0 <= n && n <= math.MaxUint8
	case float64:
		return 0 <= n && n <= math.MaxUint8 && n == math.Trunc(n) && !math.Signbit(n)
	}
	return false
}

func isTime(value any, layout string) bool {
	s, ok := value.(string)
	if !ok {
		return false
	}
	_, err := time.Parse(layout, s)
	return err == nil
}
