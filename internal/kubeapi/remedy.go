package kubeapi

import (
	"encoding/json"
	"strconv"
	"strings"
)

// remedy says what to write instead, "" where that is anyone's guess.
func remedy(value any, want form) string {
	s, isString := value.(string)
	if isString && quotable(want) && isPlaceholder(s) {
		return "render the template first and scan the result"
	}
	switch want {
	case boolean:
		return booleanRemedy(s)
	case int32Number, int64Number:
		return integerRemedy(value)
	case text:
		return textRemedy(value)
	case list:
		return "write it as a list, even if there is one element only"
	case byteString:
		return "encode it as base64; plain text of a Secret belongs under stringData"
	case quantity:
		return "write it like 2, 500m or 1Gi"
	case timestamp:
		return "write it like 2006-01-02T15:04:05Z"
	case microTimestamp:
		return "write it like 2006-01-02T15:04:05.000000Z"
	}
	return ""
}

func booleanRemedy(s string) string {
	switch strings.ToLower(s) {
	case "true", "yes", "on":
		return "write true without quotes"
	case "false", "no", "off":
		return "write false without quotes"
	}
	return "write true or false"
}

func integerRemedy(value any) string {
	if s, ok := value.(string); ok && isInteger(json.Number(s), 64) {
		return "write " + s + " without quotes"
	}
	if n, ok := value.(json.Number); ok {
		if f, err := n.Float64(); err == nil && isIntegerFloat(f, 64) && !isInteger(n, 64) {
			return "write " + strconv.FormatFloat(f, 'f', -1, 64)
		}
	}
	return ""
}

func textRemedy(value any) string {
	switch value.(type) {
	case bool, json.Number, int64, float64:
		return "write it in quotes"
	}
	return ""
}

// isPlaceholder finds the marks of Helm, Go templates, shells and envsubst.
func isPlaceholder(s string) bool {
	return strings.Contains(s, "{{") || strings.HasPrefix(s, "$")
}
