package evaluator_test

import (
	"context"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/reeve-policy/reeve/bundles"
	"github.com/reeve-policy/reeve/evaluator"
	"github.com/reeve-policy/reeve/policy"
)

// base is compiled once; tests make theirs from it. Its time is long enough for a
// machine that is busy with other tests.
var base = sync.OnceValues(func() (*evaluator.Evaluator, error) {
	return evaluator.New(context.Background(), evaluator.WithTimeout(time.Minute))
})

// with makes an evaluator of the built-in policies.
func with(t testing.TB, opts ...evaluator.Option) *evaluator.Evaluator {
	t.Helper()
	ev, err := tryWith(t, opts...)
	if err != nil {
		t.Fatal(err)
	}
	return ev
}

func tryWith(t testing.TB, opts ...evaluator.Option) (*evaluator.Evaluator, error) {
	t.Helper()
	ev, err := base()
	if err != nil {
		t.Fatal(err)
	}
	return ev.With(t.Context(), opts...)
}

// rule is a policy acme/test/<slug>. Custom is METADATA over that of every test
// policy, one key a line.
type rule struct {
	slug, custom, rego string
}

const ruleDefaults = `severity: high
action: deny
match: {kinds: [ConfigMap]}
remediation: Change it.
since: v0.1.0`

func (r rule) source() string {
	given := strings.Split(strings.TrimSpace(r.custom), "\n")
	for _, line := range strings.Split(ruleDefaults, "\n") {
		key, _, _ := strings.Cut(line, ":")
		if !slices.ContainsFunc(given, func(g string) bool { return strings.HasPrefix(g, key+":") }) {
			given = append(given, line)
		}
	}
	lines := []string{"# METADATA", "# scope: package", "# title: Test policy", "# description: For tests.", "# custom:"}
	for _, line := range given {
		if line != "" {
			lines = append(lines, "#   "+line)
		}
	}
	lines = append(lines, `package acme.policies.test["`+r.slug+`"]`, "", r.rego, "")
	return strings.Join(lines, "\n")
}

// acme is a bundle of rules.
func acme(t testing.TB, rules ...rule) *bundles.Bundle {
	t.Helper()
	files := fstest.MapFS{}
	for _, r := range rules {
		files["policies/test/"+r.slug+"/"+r.slug+".rego"] = &fstest.MapFile{Data: []byte(r.source())}
	}
	b, err := bundles.FromFS("acme", files)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// always finds something in every object.
const always = `violation contains {"msg": "found", "path": ["metadata"]}`

// evaluate wants no error.
func evaluate(t testing.TB, ev *evaluator.Evaluator, sources ...evaluator.Source) *policy.Report {
	t.Helper()
	report, err := ev.Evaluate(t.Context(), sources...)
	if err != nil {
		t.Fatal(err)
	}
	return report
}

// manifest is a file named in.yaml.
func manifest(text string) evaluator.Source {
	return evaluator.Manifests("in.yaml", strings.NewReader(text))
}

// said writes the violations of a report, one a line: policy, object, path.
func said(report *policy.Report) []string {
	var lines []string
	for v := range report.Violations() {
		lines = append(lines, v.PolicyID+" "+v.Object.String()+" "+v.Path.String())
	}
	return lines
}

func selectedIDs(ev *evaluator.Evaluator) []string {
	var ids []string
	for _, p := range ev.Policies() {
		ids = append(ids, p.ID)
	}
	return ids
}

// outcomeOf is what one policy said about the only object.
func outcomeOf(t testing.TB, report *policy.Report, id string) policy.Outcome {
	t.Helper()
	if len(report.Results) != 1 {
		t.Fatalf("want one result, got %d", len(report.Results))
	}
	for _, outcome := range report.Results[0].Outcomes {
		if outcome.PolicyID == id {
			return outcome
		}
	}
	t.Fatalf("%s said nothing: %+v", id, report.Results[0])
	return policy.Outcome{}
}

const (
	privileged    = "psp/pss-privileged"
	hostNamespace = "psp/pss-host-namespaces"
)

// badPod breaks the two policies above.
const badPod = `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  hostNetwork: true
  containers:
  - name: app
    image: nginx
    securityContext:
      privileged: true
`
