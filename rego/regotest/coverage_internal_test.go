package regotest

import (
	"maps"
	"slices"
	"testing"
)

func TestUncovered(t *testing.T) {
	const file = "acme/policies/tags/owner/owner.rego"
	const denied = `test_denied if {
	count(policy.violation) == 1 with input as {"kind": "Pod"}
}
`
	for name, c := range map[string]struct {
		rules string
		want  []int
	}{
		"lines that no test reaches": {rules: denied, want: []int{24, 25}},
		"nothing is left":            {rules: denied + `test_shout if policy.shout("a") == "A"`},
		"a failing test covers as well": {
			rules: denied + `test_shout if policy.shout("a") == "b"`,
		},
	} {
		t.Run(name, func(t *testing.T) {
			got := Uncovered(t, acme(t, c.rules))
			if !slices.Equal(got[file], c.want) || c.want == nil && len(got) > 0 || len(got) > 1 {
				t.Errorf("want lines %v of %s, got %v", c.want, slices.Collect(maps.Keys(got)), got)
			}
		})
	}
}
