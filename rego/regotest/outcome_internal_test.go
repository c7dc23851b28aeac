package regotest

import (
	"strings"
	"testing"
)

const ownerTest = "acme/policies/tags/owner/owner_test.rego"

func TestPasses(t *testing.T) {
	for name, rules := range map[string]string{
		"a plain test": `test_denied if {
	count(policy.violation) == 1 with input as {"kind": "Pod"}
}`,
		"the default parameters are those of the schema": `test_default if {
	some v in policy.violation with input as {"kind": "Pod"}
	v.msg == "label \"owner\" is missing"
}`,
		"one parameter can be set": `test_set if {
	some v in policy.violation with input as {"kind": "Pod"}
		with data.reeve_parameters["acme/tags/owner"].label as "team"
	v.msg == "label \"team\" is missing"
}`,
		"the built-in bundle is there": `test_library if {
	count(data.reeve.generated.registry.policies) > 0
}`,
	} {
		t.Run(name, func(t *testing.T) {
			if o := onlyOutcome(t, rules); o.failure != "" {
				t.Errorf("failed: %s", o.failure)
			}
		})
	}
}

func TestFailureTells(t *testing.T) {
	for name, c := range map[string]struct {
		rules string
		want  []string
	}{
		"the place, the expression and its values": {
			rules: `test_wrong if {
	found := count(policy.violation) with input as {"kind": "Pod"}
	found == 7
}`,
			want: []string{ownerTest + ":7:", "found == 7", "1"},
		},
		"what fails inside every": {
			rules: `test_every if {
	every n in [1, 2] {
		n == 1
	}
}`,
			want: []string{ownerTest + ":7:", "n == 1", "2"},
		},
		"false for want of true": {rules: `test_false := false`, want: []string{"want true"}},
		"what was printed": {
			rules: `test_printing if {
	print("look", 42)
	policy.violation == set() with input as {"kind": "Pod"}
}`,
			want: []string{ownerTest + ":7:", "printed:\nlook 42"},
		},
		"the place of a built-in that fails": {
			rules: `test_builtin if {
	not to_number("abc") == 1
}`,
			want: []string{ownerTest + ":6:", "to_number"},
		},
		"the place of a conflict": {
			rules: `one := 1
one := 2
test_conflict if {
	one > 0
}`,
			want: []string{ownerTest + ":6:", "eval_conflict_error"},
		},
		"that there is no case": {
			rules: `test_case[name] if {
	some name, _ in {}
}`,
			want: []string{"no case"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			o := onlyOutcome(t, c.rules)
			for _, want := range c.want {
				if !strings.Contains(o.failure, want) {
					t.Errorf("want %q in:\n%s", want, o.failure)
				}
			}
		})
	}
}

func TestCasesAreToldApart(t *testing.T) {
	o := onlyOutcome(t, `test_label[name] if {
	some name, want in {"good": 1, "bad": 2, "worse": 3}
	count(policy.violation) == want with input as {"kind": "Pod"}
}`)
	if o.failure != "" || o.name != "test_label" || o.line != 5 {
		t.Errorf("want test_label at line 5 to fail by its cases only, got %+v", o)
	}
	failed := map[string]bool{}
	for _, c := range o.cases {
		failed[c.name] = c.failure != ""
		if c.failure != "" && !strings.Contains(c.failure, ownerTest+":7:") {
			t.Errorf("%s: want line 7 in:\n%s", c.name, c.failure)
		}
	}
	if len(failed) != 3 || failed["good"] || !failed["bad"] || !failed["worse"] {
		t.Errorf("want bad and worse to fail and good to pass, got %v", failed)
	}
}

func TestCasesOfCases(t *testing.T) {
	o := onlyOutcome(t, `test_deep[a][b] if {
	some a in ["x"]
	some b in ["y", "z"]
	b == "y"
}`)
	if len(o.cases) != 2 || o.cases[0].name != "x/y" || o.cases[1].name != "x/z" {
		t.Fatalf("want x/y and x/z, got %+v", o.cases)
	}
	if o.cases[0].failure != "" || o.cases[1].failure == "" {
		t.Errorf("want x/z alone to fail, got %+v", o.cases)
	}
}

func TestOrderAndSkipping(t *testing.T) {
	all := outcomesOf(t, `test_b := true

todo_test_later := false

test_a := true

test_a := true if 1 == 1
`)
	var got []string
	for _, o := range all {
		if o.skipped != (o.name == "todo_test_later") || o.failure != "" {
			t.Errorf("unexpected outcome %+v", o)
		}
		got = append(got, o.name)
	}
	if want := "test_b todo_test_later test_a test_a#01"; strings.Join(got, " ") != want {
		t.Errorf("want %s, got %v", want, got)
	}
}
