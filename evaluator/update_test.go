package evaluator_test

import (
	"strings"
	"testing"

	"github.com/reeve-policy/reeve/evaluator"
	"github.com/reeve-policy/reeve/policy"
)

const faultyPod = `{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [
	{"name": "app", "image": "app:1", "securityContext": {"privileged": true}}
]}}`

func TestUpdates(t *testing.T) {
	replace := func(old, new string) string { return strings.Replace(faultyPod, old, new, 1) }
	for name, c := range map[string]struct {
		old, new string
		options  []evaluator.Option
		denied   bool
	}{
		"a fault that was there before warns": {
			old: faultyPod, new: replace(`"name": "web"`, `"name": "web", "labels": {"a": "b"}`),
		},
		"a new image in a faulty container still warns": {
			old: faultyPod, new: replace("app:1", "app:2"),
		},
		"a new fault denies": {
			old: replace("true", "false"), new: faultyPod, denied: true,
		},
		"a second faulty container denies": {
			old: faultyPod, new: replace(`]}}`, `, {"name": "more", "securityContext": {"privileged": true}}]}}`), denied: true,
		},
		"another container in the place of the faulty one denies": {
			old: faultyPod, new: replace(`"name": "app"`, `"name": "other"`), denied: true,
		},
		"an update that mends is clean": {
			old: faultyPod, new: replace("true", "false"),
		},
		"on request it denies whatever the object was": {
			old: faultyPod, new: faultyPod, denied: true,
			options: []evaluator.Option{evaluator.WithUnchangedDenied()},
		},
	} {
		t.Run(name, func(t *testing.T) {
			ev, err := evaluator.New(t.Context(), append(c.options, evaluator.WithPolicies("psp/pss-privileged"))...)
			if err != nil {
				t.Fatal(err)
			}
			report, err := ev.Review(t.Context(), evaluator.Request{
				Operation: policy.OperationUpdate,
				Object:    evaluator.JSON([]byte(c.new)), OldObject: evaluator.JSON([]byte(c.old)),
			})
			if err != nil {
				t.Fatal(err)
			}
			if report.Denied() != c.denied {
				t.Errorf("denied: want %v, got %v", c.denied, report.Denied())
			}
			for v := range report.Violations() {
				if unchanged := v.Action == policy.ActionWarn; v.Unchanged != unchanged {
					t.Errorf("action %s, but Unchanged %v", v.Action, v.Unchanged)
				}
			}
		})
	}
}
