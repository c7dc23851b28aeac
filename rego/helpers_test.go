package rego_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/reeve-policy/reeve/bundles"
	"github.com/reeve-policy/reeve/policy"
	"github.com/reeve-policy/reeve/rego"
)

// rules are the bodies of policies by domain and slug: acme/<domain>/<slug>.
type rules map[string]string

// found is a violation as most tests need it.
const found = `violation contains {"msg": "found", "path": ["spec"]}`

const head = `# METADATA
# title: Title
# description: Description.
# custom:
#   severity: low
#   action: warn
#   match: {kinds: ["*/*"]}
#   remediation: Mend it.
#   since: v0.1.0
package %s.policies.%s["%s"]

`

// source is the text of a policy.
func source(root, name, body string) string {
	domain, slug, _ := strings.Cut(name, "/")
	return fmt.Sprintf(head, root, domain, slug) + body
}

// lineOf is the line, from 1, on which a policy has part.
func lineOf(name, body, part string) int {
	before, _, _ := strings.Cut(source("acme", name, body), part)
	return strings.Count(before, "\n") + 1
}

func bundle(t testing.TB, root string, all rules) *bundles.Bundle {
	t.Helper()
	files := fstest.MapFS{}
	for name, body := range all {
		_, slug, _ := strings.Cut(name, "/")
		files["policies/"+name+"/"+slug+".rego"] = &fstest.MapFile{Data: []byte(source(root, name, body))}
	}
	return fromFS(t, root, files)
}

func fromFS(t testing.TB, root string, files fstest.MapFS) *bundles.Bundle {
	t.Helper()
	b, err := bundles.FromFS(root, files)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func compile(t testing.TB, all ...*bundles.Bundle) *rego.Program {
	t.Helper()
	program, err := rego.Compile(all...)
	if err != nil {
		t.Fatal(err)
	}
	return program
}

// bind compiles the policies of root acme and binds no documents.
func bind(t testing.TB, all rules) *rego.Binding {
	t.Helper()
	return bindWith(t, compile(t, bundle(t, "acme", all)), nil)
}

func bindWith(t testing.TB, program *rego.Program, documents map[string]any) *rego.Binding {
	t.Helper()
	binding, err := program.Bind(documents)
	if err != nil {
		t.Fatal(err)
	}
	return binding
}

// pod is the input of tests that do not care.
func pod() *rego.Input { return rego.NewInput(map[string]any{"kind": "Pod"}) }

// listInput has names in a list.
func listInput(names ...any) *rego.Input {
	return rego.NewInput(map[string]any{"list": []any{}, "names": names})
}

// long is a timeout that no test reaches.
const long = time.Minute

func eval(b *rego.Binding, in *rego.Input, ids ...string) []rego.Answer {
	return b.Eval(context.Background(), in, ids, long)
}

// evalOne runs one policy with this body.
func evalOne(t testing.TB, body string, input map[string]any) rego.Answer {
	t.Helper()
	return eval(bind(t, rules{"test/one": body}), rego.NewInput(input), "acme/test/one")[0]
}

// messages are what a policy found; it must not have failed.
func messages(t testing.TB, a rego.Answer) string {
	t.Helper()
	if a.Err != nil {
		t.Fatal(a.Err)
	}
	var all []string
	for _, f := range a.Findings {
		all = append(all, f.Message)
	}
	return strings.Join(all, " ")
}

// evalError wants a failure and that it is typed.
func evalError(t testing.TB, a rego.Answer) *policy.EvalError {
	t.Helper()
	var e *policy.EvalError
	if !errors.As(a.Err, &e) {
		t.Fatalf("%s: want a *policy.EvalError, got %v and %v", a.PolicyID, a.Err, a.Findings)
	}
	if e.PolicyID != a.PolicyID || a.Findings != nil || a.Unknown != nil {
		t.Errorf("want an error of %s and nothing else, got %+v", a.PolicyID, a)
	}
	return e
}
