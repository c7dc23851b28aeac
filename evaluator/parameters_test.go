package evaluator_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/reeve-policy/reeve/evaluator"
	"github.com/reeve-policy/reeve/policy"
)

// limited needs a list of names and takes a number.
var limited = rule{
	slug: "limited",
	custom: `parameters: {type: object, additionalProperties: false, required: [names], properties: {` +
		`names: {type: array, items: {type: string}}, most: {type: integer, minimum: 1, default: 3}}}`,
	rego: `import data.reeve.lib.kube
import data.reeve.lib.parameters

violation contains {"msg": sprintf("%v", [_given.most]), "path": ["metadata", "name"], "details": _given.names} if {
	not kube.resource.metadata.name in _given.names
}

_given := parameters.of("acme/test/limited")`,
}

func limitedWith(t *testing.T, parameters map[string]any) (*evaluator.Evaluator, error) {
	t.Helper()
	return tryWith(t, evaluator.WithBundle(acme(t, limited)),
		evaluator.WithSetting("acme/test/limited", policy.Setting{Parameters: parameters}))
}

const configMap = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\n"

func TestParametersMayBeGoValues(t *testing.T) {
	ev, err := limitedWith(t, map[string]any{"names": []string{"other"}, "most": 7})
	if err != nil {
		t.Fatal(err)
	}
	v := outcomeOf(t, evaluate(t, ev, manifest(configMap)), "acme/test/limited").Violations[0]
	want := map[string]any{"names": []any{"other"}, "most": json.Number("7")}
	if diff := cmp.Diff(want, v.Parameters); diff != "" {
		t.Error(diff)
	}
	if v.Message != "7" {
		t.Errorf("the policy saw %q", v.Message)
	}
}

func TestParametersLieOverTheDefaults(t *testing.T) {
	ev, err := limitedWith(t, map[string]any{"names": []string{"other"}})
	if err != nil {
		t.Fatal(err)
	}
	if v := outcomeOf(t, evaluate(t, ev, manifest(configMap)), "acme/test/limited").Violations[0]; v.Message != "3" {
		t.Errorf("want the default 3, got %q", v.Message)
	}
}

func TestParametersThatDoNotFitAreNamed(t *testing.T) {
	tests := map[string]struct {
		given map[string]any
		want  []policy.ParamFault // the beginnings of reasons
	}{
		"a wrong type, with its place": {
			map[string]any{"names": []any{"a", 1}},
			[]policy.ParamFault{{Pointer: "/names/1", Reason: "expected string"}},
		},
		"several faults, by pointer": {
			map[string]any{"names": "a", "most": 0},
			[]policy.ParamFault{{Pointer: "/most", Reason: "must be >= 1"}, {Pointer: "/names", Reason: "expected array"}},
		},
		"parameters that were given, but not all it needs": {
			map[string]any{"most": 2},
			[]policy.ParamFault{{Reason: "missing properties: 'names'"}},
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			_, err := limitedWith(t, test.given)
			var fault *policy.ParamsError
			if !errors.As(err, &fault) || fault.PolicyID != "acme/test/limited" || len(fault.Faults) != len(test.want) {
				t.Fatalf("got %v", err)
			}
			for i, want := range test.want {
				if got := fault.Faults[i]; got.Pointer != want.Pointer || !strings.HasPrefix(got.Reason, want.Reason) {
					t.Errorf("want %+v, got %+v", want, got)
				}
			}
		})
	}
}

func TestMisspeltParameterComesWithASuggestion(t *testing.T) {
	_, err := limitedWith(t, map[string]any{"name": []string{}, "most": 2})
	if err == nil || !strings.Contains(err.Error(), `did you mean "names"`) {
		t.Errorf("got %v", err)
	}
}

func TestPolicyWithoutParametersTakesNone(t *testing.T) {
	_, err := tryWith(t, evaluator.WithSetting(privileged, policy.Setting{Parameters: map[string]any{"a": 1}}))
	var fault *policy.ParamsError
	if !errors.As(err, &fault) || fault.PolicyID != privileged {
		t.Errorf("got %v", err)
	}
}

func TestPolicyThatNeedsParametersIsSkippedWithoutThem(t *testing.T) {
	ev := with(t, evaluator.WithBundle(acme(t, limited)))
	report := evaluate(t, ev, manifest(configMap))
	outcome := outcomeOf(t, report, "acme/test/limited")
	if outcome.Status != policy.StatusSkip || !strings.Contains(outcome.Reason, "needs parameters that were not given: missing properties: 'names'") {
		t.Errorf("got %+v", outcome)
	}
	if report.Denied() || report.Counts().Outcomes[policy.StatusSkip] != 1 {
		t.Errorf("want a skip that is counted and denies nothing, got %+v", report.Counts())
	}
	for _, p := range ev.Policies() {
		if p.ID == "acme/test/limited" && p.Skip != outcome.Reason {
			t.Errorf("Policies says %q", p.Skip)
		}
	}
}

func TestPolicyThatRequiresContextIsSkippedWithoutIt(t *testing.T) {
	needy := rule{slug: "needy", custom: "requires: [inventory]", rego: always}
	outcome := outcomeOf(t, evaluate(t, with(t, evaluator.WithBundle(acme(t, needy))), manifest(configMap)), "acme/test/needy")
	if outcome.Status != policy.StatusSkip || outcome.Reason != "requires what was not given: inventory" {
		t.Errorf("got %+v", outcome)
	}
}

func TestPolicyThatCannotKnowIsSkipped(t *testing.T) {
	unsure := rule{slug: "unsure", rego: `violation contains {"msg": "never", "path": []} if false

unknown contains {"msg": "roles are not known", "needs": ["rbac.authorization.k8s.io/Role"]}`}
	outcome := outcomeOf(t, evaluate(t, with(t, evaluator.WithBundle(acme(t, unsure))), manifest(configMap)), "acme/test/unsure")
	if outcome.Status != policy.StatusSkip || outcome.Reason != "roles are not known (needs rbac.authorization.k8s.io/Role)" {
		t.Errorf("got %+v", outcome)
	}
}
