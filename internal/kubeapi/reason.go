package kubeapi

import (
	"encoding/json"
	"fmt"
	"strconv"
)

// wanted are the words for what belongs at a place.
var wanted = map[form]string{
	structure:      "an object",
	dictionary:     "an object",
	list:           "a list",
	text:           "a string",
	boolean:        "a boolean",
	int32Number:    "an integer",
	int64Number:    "an integer",
	byteString:     "base64 text",
	quantity:       "a quantity",
	intOrString:    "an integer or a string",
	timestamp:      "a time",
	microTimestamp: "a time with microseconds",
}

// reason states what is wanted and what stands there instead.
func reason(value any, want form) string {
	words := wanted[want]
	if want == int32Number || want == intOrString {
		if isInteger(value, 64) {
			words = "an integer of 32 bits"
		}
	}
	return fmt.Sprintf("want %s, got %s", words, got(value, quotable(want)))
}

// got names a value's type, and the value itself if it may be quoted.
func got(value any, quote bool) string {
	switch v := value.(type) {
	case string:
		if quote && len(v) <= maxQuoted {
			return "the string " + strconv.Quote(v)
		}
		return "a string"
	case bool:
		if quote {
			return "the boolean " + strconv.FormatBool(v)
		}
		return "a boolean"
	case json.Number, int64, float64:
		if n := fmt.Sprint(v); quote && len(n) <= maxQuoted {
			return "the number " + n
		}
		return "a number"
	case []any:
		return "a list"
	case map[string]any:
		return "an object"
	}
	return fmt.Sprintf("a Go value of type %T", value)
}

// maxQuoted keeps messages to a line.
const maxQuoted = 40

// quotable reports whether what stands in the place of want may be shown.
// Strings, bytes and whole objects hold what is nobody's business: env values,
// Secrets, annotations, arguments.
func quotable(want form) bool {
	switch want {
	case boolean, int32Number, int64Number, intOrString, quantity:
		return true
	}
	return false
}
