package suggest_test

import (
	"testing"

	"github.com/reeve-policy/reeve/internal/suggest"
)

func TestNearest(t *testing.T) {
	ids := []string{"containers/no-privileged", "psp/pss-privileged", "psp/pss-sysctls", "rbac/no-wildcards"}
	for _, c := range []struct {
		name, word string
		candidates []string
		want       string
	}{
		{"a letter is missing", "psp/pss-sysctl", ids, "psp/pss-sysctls"},
		{"letters are swapped", "psp/pss-prviileged", ids, "psp/pss-privileged"},
		{"the domain is missing", "no-wildcards", ids, "rbac/no-wildcards"},
		{"the domain is missing, and another is near", "pss-privileged", ids, "psp/pss-privileged"},
		{"the domain is missing and a letter", "no-wildcard", ids, ""},
		{"nothing is near", "network/default-deny", ids, ""},
		{"one letter of a short word", "al", []string{"all", "cis"}, "all"},
		{"two letters of a short word", "xyl", []string{"all", "cis"}, ""},
		{"more than a third differs", "abcdef", []string{"abcxyz"}, ""},
		{"a third differs", "abcdef", []string{"abcdxy"}, "abcdxy"},
		{"ties go to the first", "cat", []string{"bat", "car"}, "bat"},
		{"the nearest wins over the first", "baseline", []string{"basline2", "baselin"}, "baselin"},
		{"no word", "", ids, ""},
		{"no candidates", "all", nil, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := suggest.Nearest(c.word, c.candidates); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
