package evaluator_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/reeve-policy/reeve/evaluator"
	"github.com/reeve-policy/reeve/policy"
)

var crashing = rule{slug: "crashing", rego: `import data.reeve.lib.kube

violation contains {"msg": "never", "path": []} if to_number(kube.resource.metadata.name) > 0`}

func TestPolicyThatCrashesDoesNotSilenceTheOthers(t *testing.T) {
	ev := with(t, evaluator.WithBundle(acme(t, crashing, rule{slug: "other", rego: always})))
	report, err := ev.Evaluate(t.Context(), manifest(configMap))
	crashed := outcomeOf(t, report, "acme/test/crashing")
	var failed *policy.EvalError
	if crashed.Status != policy.StatusError || !errors.As(crashed.Err, &failed) || !errors.Is(err, crashed.Err) {
		t.Fatalf("got %+v and %v", crashed, err)
	}
	if failed.PolicyID != "acme/test/crashing" || failed.Object.Name != "settings" ||
		failed.File != "acme/policies/test/crashing/crashing.rego" || failed.Line != 15 {
		t.Errorf("got %+v", failed)
	}
	if !report.Denied() || crashed.Reason != failed.Error() || report.Counts().Outcomes[policy.StatusError] != 1 {
		t.Errorf("want it denied and counted, got %+v", report.Counts())
	}
	if got := outcomeOf(t, report, "acme/test/other"); got.Status != policy.StatusFail {
		t.Errorf("the other policy: %+v", got)
	}
}

func TestPolicyThatCrashesDeniesWhateverItsAction(t *testing.T) {
	ev := with(t, evaluator.WithBundle(acme(t, crashing)), evaluator.WithSetting("acme/*", policy.Setting{Action: policy.ActionAudit}))
	if report, err := ev.Evaluate(t.Context(), manifest(configMap)); err == nil || !report.Denied() {
		t.Errorf("got %v", err)
	}
}

func TestPolicyThatIsTooSlowMeetsItsDeadline(t *testing.T) {
	slow := rule{slug: "slow", rego: `violation contains {"msg": "never", "path": []} if {
	some a in numbers.range(1, 30000)
	some b in numbers.range(1, 30000)
	a * b == 0
}`}
	ev := with(t, evaluator.WithBundle(acme(t, slow, rule{slug: "other", rego: always})), evaluator.WithTimeout(time.Second))
	report, err := ev.Evaluate(t.Context(), manifest(configMap))
	if got := outcomeOf(t, report, "acme/test/slow"); got.Status != policy.StatusError || !errors.Is(got.Err, context.DeadlineExceeded) {
		t.Errorf("got %+v", got)
	}
	if !errors.Is(err, context.DeadlineExceeded) || !report.Denied() {
		t.Errorf("got %v", err)
	}
	if got := outcomeOf(t, report, "acme/test/other"); got.Status != policy.StatusFail {
		t.Errorf("the other policy: %+v", got)
	}
}

func TestViolationsOfAnotherShapeAreErrors(t *testing.T) {
	tests := map[string]struct{ rego, want string }{
		"a string":             {`violation contains "text"`, "want an object"},
		"no path":              {`violation contains {"msg": "a"}`, "want msg and path"},
		"no message":           {`violation contains {"path": []}`, "want msg and path"},
		"an unknown key":       {`violation contains {"msg": "a", "path": [], "mesage": "b"}`, "mesage: unknown field"},
		"a path of text":       {`violation contains {"msg": "a", "path": "spec"}`, "path: want an array"},
		"a negative index":     {`violation contains {"msg": "a", "path": [-1]}`, "index -1: want a whole number from 0"},
		"an operation unknown": {`violation contains {"msg": "a", "path": [], "fix": [{"op": "move"}]}`, `op "move": want add, replace or remove`},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			ev := with(t, evaluator.WithBundle(acme(t, rule{slug: "odd", rego: test.rego})))
			report, err := ev.Evaluate(t.Context(), manifest(configMap))
			if got := outcomeOf(t, report, "acme/test/odd"); got.Status != policy.StatusError || !strings.Contains(got.Reason, test.want) {
				t.Errorf("want %q, got %+v (%v)", test.want, got, err)
			}
		})
	}
}

func TestPoliciesOfUsersCannotReachOut(t *testing.T) {
	for _, call := range []string{
		`http.send({"method": "get", "url": "http://localhost"})`, `opa.runtime()`,
		`net.lookup_ip_addr("localhost")`, `rego.parse_module("a.rego", "package a")`,
	} {
		b := acme(t, rule{slug: "reach", rego: `violation contains {"msg": "a", "path": []} if ` + call})
		var compile *policy.CompileError
		if _, err := tryWith(t, evaluator.WithBundle(b)); !errors.As(err, &compile) {
			t.Errorf("%s: got %v", call, err)
		}
	}
}
