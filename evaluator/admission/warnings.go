package admission

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/reeve-policy/reeve/policy"
)

// When the warnings of a response pass 4096 characters in all, the API server cuts
// each at 256 and drops what is still too much (k8s.io/apiserver, package warning).
// Counting bytes keeps us below that.
const (
	maxWarning  = 256
	maxWarnings = 4096
	roomForRest = 64 // for the warning that counts the rest
)

// warnings writes one warning a violation, as many as the API server takes. What has no room is counted in a last one, so nothing is lost unseen.
func warnings(violations []policy.Violation) []string {
	var all []string
	for _, v := range violations {
		all = append(all, warning(v.Message+" ["+v.PolicyID+"]"))
	}
	room := maxWarnings
	for i, w := range all {
		room -= len(w)
		if room < 0 || room < roomForRest && i+1 < len(all) {
			return append(all[:i:i], fmt.Sprintf("and %d more, see the audit annotations", len(all)-i))
		}
	}
	return all
}

// warning makes text fit for the HTTP header it travels in: the API server drops one
// that holds control characters or is not UTF-8.
func warning(text string) string {
	clean := strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(text, string(utf8.RuneError)))
	return cut(clean, maxWarning)
}

// cut shortens text to at most limit bytes, at a character and visibly.
func cut(text string, limit int) string {
	if len(text) <= limit {
		return text
	}
	const mark = "…"
	end := limit - len(mark)
	for end > 0 && !utf8.RuneStart(text[end]) {
		end--
	}
	return text[:end] + mark
}
