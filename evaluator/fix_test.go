package evaluator_test

import (
	"encoding/json"
	"strings"
	"testing"

	"sigs.k8s.io/yaml"

	"github.com/reeve-policy/reeve/evaluator"
	"github.com/reeve-policy/reeve/policy"
)

// faulty are manifests that break most controls of the profile restricted, in forms
// that make patching hard.
var faulty = map[string]string{
	"nothing set":      "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: app}, {name: side}]}\n",
	"nulls everywhere": "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {securityContext: null, containers: [null, {name: app, securityContext: null}]}\n",
	"bad values": `apiVersion: v1
kind: Pod
metadata: {name: a}
spec:
  hostPID: true
  securityContext: {runAsNonRoot: false, runAsUser: 0, seccompProfile: {type: Unconfined}, sysctls: [{name: kernel.msgmax, value: "1"}]}
  containers:
  - name: app
    ports: [{hostPort: 80, containerPort: 80}]
    securityContext: {privileged: true, capabilities: {add: [SYS_ADMIN]}, procMount: Unmasked}
`,
	"in a template": "apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: a}\nspec: {schedule: '* * * * *', jobTemplate: {spec: {template: {spec: {hostNetwork: true, containers: [{name: app}]}}}}}\n",
}

func objectOf(t *testing.T, text string) map[string]any {
	t.Helper()
	var object map[string]any
	if err := yaml.Unmarshal([]byte(text), &object); err != nil {
		t.Fatal(err)
	}
	return object
}

func TestEachPatchMendsItsViolation(t *testing.T) {
	ev := with(t, evaluator.WithProfile("restricted"), evaluator.WithConfig(policy.Config{Fixes: policy.FixesAll}))
	for name, text := range faulty {
		t.Run(name, func(t *testing.T) {
			mended := 0
			for v := range evaluate(t, ev, manifest(text)).Violations() {
				if v.Fix == nil {
					continue
				}
				mended++
				checkMended(t, ev, text, v)
			}
			if mended == 0 {
				t.Error("no violation had a patch")
			}
		})
	}
}

// checkMended applies the patch as it travels, in JSON.
func checkMended(t *testing.T, ev *evaluator.Evaluator, text string, v policy.Violation) {
	t.Helper()
	wire, err := json.Marshal(v.Fix)
	if err != nil {
		t.Fatal(err)
	}
	var operations []policy.PatchOperation
	if err := json.Unmarshal(wire, &operations); err != nil {
		t.Fatal(err)
	}
	fixed, _ := patch(t, objectOf(t, text), operations).(map[string]any)
	for again := range evaluate(t, ev, evaluator.Map(fixed)).Violations() {
		if again.PolicyID == v.PolicyID && again.Path.Compare(v.Path) == 0 && again.Message == v.Message {
			t.Errorf("%s does not mend %v", wire, v)
		}
	}
}

func TestFixesThatChangeTheWorkloadComeOnRequest(t *testing.T) {
	tests := map[policy.Fixes]bool{"": false, policy.FixesSafe: false, policy.FixesAll: true}
	for fixes, want := range tests {
		ev := with(t, evaluator.WithPolicies("psp/pss-run-as-non-root"), evaluator.WithConfig(policy.Config{Fixes: fixes}))
		v := outcomeOf(t, evaluate(t, ev, manifest(matched["pod"])), "psp/pss-run-as-non-root").Violations[0]
		if got := v.Fix != nil; got != want {
			t.Errorf("%q: want %v, got %v", fixes, want, v.Fix)
		}
	}
}

func TestSafeFixesComeUnasked(t *testing.T) {
	v := outcomeOf(t, evaluate(t, with(t, evaluator.WithPolicies(privileged)), manifest(badPod)), privileged).Violations[0]
	if len(v.Fix) != 1 || v.Fix[0].Op != "remove" || !strings.HasSuffix(v.Fix[0].Path, "/privileged") {
		t.Errorf("got %v", v.Fix)
	}
}
