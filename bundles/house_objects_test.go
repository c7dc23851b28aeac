package bundles_test

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/reeve-policy/reeve/policy"
)

// objects are those that a rule of the policy's test file holds by name.
func (p *tenant) objects(t *testing.T, rule string) map[string]object {
	t.Helper()
	var all map[string]object
	p.house.ask(t, p.query(p.slug+"_test", rule), nil, nil, &all)
	return all
}

func checkDenied(t *testing.T, p *tenant) {
	wantSome(t, p, "denied", p.denied)
	for name := range p.denied {
		if len(p.violations(t, name)) == 0 {
			t.Errorf("denied[%q] is allowed: want objects here that violate the policy under its default parameters, or those of a rule parameters", name)
		}
	}
}

func checkAllowed(t *testing.T, p *tenant) {
	wantSome(t, p, "allowed", p.allowed)
	for name, o := range p.allowed {
		for _, v := range p.judge(t, "allowed", name, o) {
			t.Errorf("allowed[%q] is denied under default parameters: %s: %s", name, v.Path, v.Message)
		}
	}
}

func wantSome(t *testing.T, p *tenant, rule string, all map[string]object) {
	t.Helper()
	if len(all) == 0 {
		t.Errorf("%s_test.rego has no rule %s: want %s[\"what it is about\"] := {…} with objects, as its neighbours have", p.slug, rule, rule)
	}
}

// judge is what the policy alone says about an object. Anything but pass and fail is
// a fault of the object: a test would prove nothing with it.
func (p *tenant) judge(t *testing.T, rule, name string, o object) []policy.Violation {
	t.Helper()
	report, err := evaluate(t, p.evaluator, o)
	if err != nil {
		t.Errorf("%s[%q] cannot be judged: %v", rule, name, err)
	}
	var all []policy.Violation
	for _, result := range report.Results {
		for _, outcome := range result.Outcomes {
			if outcome.Status == policy.StatusSkip {
				t.Errorf("%s[%q] is skipped: %s", rule, name, outcome.Reason)
			}
			all = append(all, outcome.Violations...)
		}
	}
	return all
}

// eachViolation visits every violation of every denied object.
func (p *tenant) eachViolation(t *testing.T, visit func(t *testing.T, o object, v policy.Violation)) {
	t.Helper()
	for _, name := range sorted(p.denied) {
		for _, v := range p.violations(t, name) {
			t.Run(name, func(t *testing.T) { visit(t, p.denied[name], v) })
		}
	}
}

// violations are those of a denied object, judged once.
func (p *tenant) violations(t *testing.T, name string) []policy.Violation {
	t.Helper()
	found, judged := p.found[name]
	if !judged {
		found = p.judge(t, "denied", name, p.denied[name])
		p.found[name] = found
	}
	return found
}

// recode passes a value through JSON with numbers kept as they are written.
func recode(t *testing.T, value, into any) {
	t.Helper()
	text, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	if err := decoder.Decode(into); err != nil {
		t.Fatal(err)
	}
}
