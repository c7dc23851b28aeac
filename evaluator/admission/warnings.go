package admission

import (
	"fmt"
	"unicode/utf8"

	"github.com/reeve-policy/reeve/policy"
)

// When the warnings of a response pass 4096 characters in all, the API server cuts
// each at 256 and drops what is still too much (k8s.io/apiserver, package warning).
// Counting bytes keeps us below that.
const (
	maxWarning  = 256
	maxWarnings = 4096
)

// warnings writes one warning a violation or notice, as many as the API server
// takes. What has no room is counted in a last one, so nothing is lost unseen.
func warnings(violations []policy.Violation, notices []string) []string {
	var all []string
	for _, v := range violations {
		all = append(all, cut(v.Message+" ["+v.PolicyID+"]", maxWarning))
	}
	for _, n := range notices {
		all = append(all, cut(n, maxWarning))
	}
	room := maxWarnings
	for i, w := range all {
		if room -= len(w); room < maxWarning && i+1 < len(all) {
			return append(all[:i+1:i+1], fmt.Sprintf("and %d more, see the audit annotations", len(all)-i-1))
		}
	}
	return all
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
