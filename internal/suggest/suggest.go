// Package suggest finds the word someone may have meant.
package suggest

import (
	"strings"

	"github.com/agnivade/levenshtein"
)

// Nearest returns the candidate closest to word, empty when none is close: at most
// a third of the word may differ, one letter of a short one, or the word is the end
// of the candidate. Ties go to the first.
func Nearest(word string, candidates []string) string {
	best, limit := "", max(len(word)/3, 1)+1
	for _, candidate := range candidates {
		if strings.HasSuffix(candidate, "/"+word) {
			return candidate
		}
		if d := levenshtein.ComputeDistance(word, candidate); d < limit {
			best, limit = candidate, d
		}
	}
	return best
}
