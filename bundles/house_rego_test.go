package bundles_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/reeve-policy/reeve/policy"
)

// maxPolicyLines is what fits on two screens.
const maxPolicyLines = 120

func checkSize(t *testing.T, p *tenant) {
	if lines := strings.Count(p.text, "\n"); lines > maxPolicyLines {
		t.Errorf("it has %d lines: want %d at most, what is more belongs in a view of lib", lines, maxPolicyLines)
	}
}

func checkPublicRules(t *testing.T, p *tenant) {
	for _, rule := range p.module.Rules {
		name := rule.Head.Ref()[0].String()
		if name != "violation" && name != "unknown" && !strings.HasPrefix(name, "_") {
			t.Errorf("line %d: rule %s: want violation, unknown or a name that begins with _; what policies share belongs in lib", rule.Location.Row, name)
		}
	}
}

// checkTestRules finds the misspelt: a rule alowed would be tested by nobody.
func checkTestRules(t *testing.T, p *tenant) {
	known := []string{"denied", "allowed", "parameters", "inventory", "evidence", "config", "pod_only"}
	for _, rule := range p.test.Rules {
		name := rule.Head.Ref()[0].String()
		if slices.Contains(known, name) || slices.ContainsFunc([]string{"test_", "todo_test_", "_"}, func(prefix string) bool {
			return strings.HasPrefix(name, prefix)
		}) {
			continue
		}
		t.Errorf("%s: rule %s: want one of %v, or a name that begins with test_ or _", rule.Location, name, known)
	}
}

// checkReads keeps policies off input, whose shape the views know, and off data that
// others own.
func checkReads(t *testing.T, p *tenant) {
	ast.WalkTerms(p.module, func(term *ast.Term) bool {
		ref, ok := term.Value.(ast.Ref)
		if !ok || len(ref) == 0 {
			return false
		}
		switch {
		case ref[0].Equal(ast.InputRootDocument):
			t.Errorf("line %d: %v: want the object through a view, for example data.reeve.lib.kube.resource", term.Location.Row, ref)
		case ref[0].Equal(ast.DefaultRootDocument) && (len(ref) < 2 || !ref[1].Equal(ast.StringTerm("reeve"))):
			t.Errorf("line %d: %v: want a view below data.reeve.lib", term.Location.Row, ref)
		}
		return false
	})
}

func checkOwnID(t *testing.T, p *tenant) {
	ids := stringsIn(p.module, func(s string) bool {
		return slices.ContainsFunc(p.house.bundle.Policies(), func(m policy.Metadata) bool { return m.ID == s })
	})
	for _, id := range ids {
		if id != p.ID {
			t.Errorf("it names the policy %q: want its own ID %q only, policies do not depend on each other", id, p.ID)
		}
	}
	if len(ids) > 1 {
		t.Errorf("it names %q %d times: want once, in one rule that the others use", p.ID, len(ids))
	}
	if calls := strings.Count(p.text, "parameters.of("); calls != len(ids) {
		t.Errorf("it calls parameters.of %d times and names an ID %d times: want parameters.of(%q) once", calls, len(ids), p.ID)
	}
}

// checkParameters wants each parameter to be read. The version of a control that is
// the same in every version is there for the profiles.
func checkParameters(t *testing.T, p *tenant) {
	properties, _ := p.Parameters["properties"].(object)
	for _, name := range sorted(properties) {
		if name == "version" && strings.HasPrefix(p.slug, "pss-") {
			continue
		}
		if len(stringsIn(p.module, func(s string) bool { return s == name })) == 0 {
			t.Errorf("it never reads its parameter %s: want parameters.of(%q).%s", name, p.ID, name)
		} else if !strings.Contains(p.text, "parameters.of(") {
			t.Errorf("it has a parameter %s: want it read through parameters.of(%q)", name, p.ID)
		}
	}
}

// stringsIn are the strings in the rules of a module that fit, field names included.
func stringsIn(module *ast.Module, fits func(string) bool) []string {
	var all []string
	for _, rule := range module.Rules {
		ast.WalkTerms(rule, func(term *ast.Term) bool {
			if s, ok := term.Value.(ast.String); ok && fits(string(s)) {
				all = append(all, string(s))
			}
			return false
		})
	}
	return all
}
