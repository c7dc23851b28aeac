package evaluator_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/reeve-policy/reeve/evaluator"
	"github.com/reeve-policy/reeve/policy"
)

// twoContainers has one privileged container of each name, in namespace prod.
const twoContainers = `apiVersion: v1
kind: Pod
metadata: {name: web-1, namespace: prod, labels: {tier: web}}
spec:
  containers:
  - {name: app, securityContext: {privileged: true}}
  - {name: side, securityContext: {privileged: true}}
`

func waiver(change func(*policy.Exception)) policy.Exception {
	e := policy.Exception{ID: "e1", Policies: []string{privileged}, Reason: "known", Permanent: true}
	change(&e)
	return e
}

func TestExceptionsSelect(t *testing.T) {
	container := func(elements ...any) policy.Path { return append(policy.Path{"spec", "containers"}, elements...) }
	tests := map[string]struct {
		change func(*policy.Exception)
		waived int // of two
	}{
		"by policy alone":            {func(*policy.Exception) {}, 2},
		"by a pattern of policies":   {func(e *policy.Exception) { e.Policies = []string{"psp/*"} }, 2},
		"another policy":             {func(e *policy.Exception) { e.Policies = []string{hostNamespace} }, 0},
		"by kind":                    {func(e *policy.Exception) { e.Kinds = []string{"apps/*", "Pod"} }, 2},
		"another kind":               {func(e *policy.Exception) { e.Kinds = []string{"apps/Deployment"} }, 0},
		"by namespace":               {func(e *policy.Exception) { e.Namespaces = []string{"pr*"} }, 2},
		"another namespace":          {func(e *policy.Exception) { e.Namespaces = []string{"dev"} }, 0},
		"by name":                    {func(e *policy.Exception) { e.Names = []string{"web-*"} }, 2},
		"another name":               {func(e *policy.Exception) { e.Names = []string{"web"} }, 0},
		"by label":                   {func(e *policy.Exception) { e.Labels = map[string]string{"tier": "web"} }, 2},
		"another label":              {func(e *policy.Exception) { e.Labels = map[string]string{"tier": "web", "x": ""} }, 0},
		"by container":               {func(e *policy.Exception) { e.Containers = []string{"ap*"} }, 1},
		"another container":          {func(e *policy.Exception) { e.Containers = []string{"nope"} }, 0},
		"by path":                    {func(e *policy.Exception) { e.Path = container() }, 2},
		"by path of an element":      {func(e *policy.Exception) { e.Path = container(1) }, 1},
		"by an index as JSON has it": {func(e *policy.Exception) { e.Path = container(float64(1)) }, 1},
		"by an index as a number":    {func(e *policy.Exception) { e.Path = container(json.Number("1")) }, 1},
		"a path that goes further":   {func(e *policy.Exception) { e.Path = container(0, "securityContext", "privileged", "x") }, 0},
		"another path":               {func(e *policy.Exception) { e.Path = policy.Path{"spec", "initContainers"} }, 0},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			ev := with(t, evaluator.WithPolicies(privileged), evaluator.WithExceptions(waiver(test.change)))
			got := outcomeOf(t, evaluate(t, ev, manifest(twoContainers)), privileged)
			if len(got.Waived) != test.waived || len(got.Violations) != 2-test.waived {
				t.Errorf("want %d waived, got %+v", test.waived, got)
			}
			if want := map[int]policy.Status{0: "fail", 1: "fail", 2: "waived"}[test.waived]; got.Status != want {
				t.Errorf("want status %s, got %s", want, got.Status)
			}
		})
	}
}

func TestWaivedViolationsStayVisibleButDenyNothing(t *testing.T) {
	ev := with(t, evaluator.WithPolicies(privileged), evaluator.WithExceptions(waiver(func(*policy.Exception) {})))
	report := evaluate(t, ev, manifest(twoContainers))
	got := outcomeOf(t, report, privileged)
	if got.Waived[0].Exception.ID != "e1" || got.Waived[0].Exception.Reason != "known" || got.Waived[0].Violation.Container != "app" {
		t.Errorf("got %+v", got.Waived[0])
	}
	if report.Denied() || report.Err() != nil || report.Counts().Outcomes[policy.StatusWaived] != 1 || len(report.Notices) != 0 {
		t.Errorf("got %+v", report)
	}
}

func TestPassingObjectIsNeverWaived(t *testing.T) {
	ev := with(t, evaluator.WithPolicies(privileged), evaluator.WithPasses(), evaluator.WithExceptions(waiver(func(*policy.Exception) {})))
	report := evaluate(t, ev, manifest(matched["pod"]))
	if got := outcomeOf(t, report, privileged); got.Status != policy.StatusPass || len(got.Waived) != 0 {
		t.Errorf("got %+v", got)
	}
	if len(report.Notices) != 1 || report.Notices[0].Message != `exception "e1" waived nothing` {
		t.Errorf("got %+v", report.Notices)
	}
}

func TestExceptionNeverCoversAnError(t *testing.T) {
	ev := with(t, evaluator.WithBundle(acme(t, crashing)), evaluator.WithExceptions(waiver(func(e *policy.Exception) { e.Policies = []string{"*"} })))
	if report, err := ev.Evaluate(t.Context(), manifest(configMap)); err == nil || !report.Denied() {
		t.Errorf("got %v", err)
	}
}

func TestExceptionsExpire(t *testing.T) {
	expiry := time.Date(2026, 3, 1, 12, 0, 0, 0, time.FixedZone("", 3600))
	tests := map[string]struct {
		now    time.Time
		waived int
	}{
		"before":                 {expiry.Add(-time.Nanosecond), 2},
		"at the very instant":    {expiry, 0},
		"after, in another zone": {expiry.Add(time.Hour).UTC(), 0},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			ev := with(t, evaluator.WithPolicies(privileged), evaluator.WithClock(func() time.Time { return test.now }),
				evaluator.WithExceptions(waiver(func(e *policy.Exception) { e.Permanent, e.Expires = false, expiry })))
			report := evaluate(t, ev, manifest(twoContainers))
			notices := report.Results[0].Notices
			if got := outcomeOf(t, report, privileged); len(got.Waived) != test.waived || len(notices) != 2-test.waived {
				t.Errorf("want %d waived, got %+v and %+v", test.waived, got, notices)
			}
			for _, n := range notices {
				if n.Message != `exception "e1" for psp/pss-privileged expired at 2026-03-01T12:00:00+01:00` || n.Location.Line == 0 {
					t.Errorf("got %+v", n)
				}
			}
		})
	}
}

func TestExceptionKnowsThePolicyByItsAlias(t *testing.T) {
	b := acme(t, rule{slug: "renamed", custom: "aliases: [acme/test/before]", rego: always})
	ev := with(t, evaluator.WithBundle(b), evaluator.WithExceptions(waiver(func(e *policy.Exception) { e.Policies = []string{"acme/test/before"} })))
	if got := outcomeOf(t, evaluate(t, ev, manifest(configMap)), "acme/test/renamed"); got.Status != policy.StatusWaived {
		t.Errorf("got %+v", got)
	}
}

func TestExceptionOfANamespaceCoversNoClusterScopedObject(t *testing.T) {
	b := acme(t, rule{slug: "any", custom: "match: {kinds: ['*/*']}", rego: always})
	ev := with(t, evaluator.WithBundle(b), evaluator.WithExceptions(waiver(func(e *policy.Exception) {
		e.Policies, e.Namespaces = []string{"*"}, []string{"*"}
	})))
	if got := outcomeOf(t, evaluate(t, ev, manifest(matched["role"])), "acme/test/any"); got.Status != policy.StatusFail {
		t.Errorf("got %+v", got)
	}
}

func TestExceptionsMustSayWhatWhyAndUntilWhen(t *testing.T) {
	tests := map[string]struct {
		change func(*policy.Exception)
		want   string
	}{
		"no ID":                       {func(e *policy.Exception) { e.ID = "" }, `exception "": want an ID of its own`},
		"no policies":                 {func(e *policy.Exception) { e.Policies = nil }, "policies is empty"},
		"no reason":                   {func(e *policy.Exception) { e.Reason = " \n" }, "reason is missing"},
		"neither end nor permanence":  {func(e *policy.Exception) { e.Permanent = false }, "want either expires or permanent: true"},
		"both":                        {func(e *policy.Exception) { e.Expires = time.Now() }, "want either expires or permanent: true"},
		"a pattern that cannot match": {func(e *policy.Exception) { e.Names = []string{"*-1"} }, `names "*-1": want a name`},
		"a kind with a version":       {func(e *policy.Exception) { e.Kinds = []string{"apps/v1/Deployment"} }, `kind "apps/v1/Deployment"`},
		"a path of who knows what":    {func(e *policy.Exception) { e.Path = policy.Path{1.5} }, "path element 1.5: want a key or an index"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			_, err := tryWith(t, evaluator.WithExceptions(waiver(test.change)))
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("want %q, got %v", test.want, err)
			}
		})
	}
	same := waiver(func(*policy.Exception) {})
	if _, err := tryWith(t, evaluator.WithExceptions(same, same)); err == nil || !strings.Contains(err.Error(), `exception "e1": want an ID of its own`) {
		t.Errorf("two of one ID: got %v", err)
	}
}
