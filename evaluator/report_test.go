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

func TestReportCarriesItsViolationsAsAnError(t *testing.T) {
	ev := with(t, evaluator.WithPolicies(privileged, hostNamespace))
	var violations *policy.ViolationsError
	if err := evaluate(t, ev, manifest(badPod)).Err(); !errors.As(err, &violations) || len(violations.Violations) != 2 {
		t.Errorf("got %v", err)
	}
	if err := evaluate(t, ev, manifest(matched["pod"])).Err(); err != nil {
		t.Errorf("want nil for an object without fault, got %v", err)
	}
}

func TestReportCounts(t *testing.T) {
	report := evaluate(t, with(t, evaluator.WithPolicies(privileged, hostNamespace)),
		manifest(badPod+"---\n"+matched["pod"]+"---\n"+matched["role"]))
	got := report.Counts()
	outcomes := map[policy.Status]int{policy.StatusFail: 2, policy.StatusPass: 2}
	if got.Objects != 3 || got.Unmatched != 1 || !cmp.Equal(outcomes, got.Outcomes) {
		t.Errorf("got %+v", got)
	}
	total := 0
	for _, n := range got.Severity {
		total += n
	}
	if total != 2 {
		t.Errorf("want two violations by severity, got %v", got.Severity)
	}
}

func TestOnlyDenyDenies(t *testing.T) {
	tests := map[policy.Action]bool{policy.ActionDeny: true, policy.ActionWarn: false, policy.ActionAudit: false}
	for action, want := range tests {
		ev := with(t, evaluator.WithPolicies(privileged), evaluator.WithSetting("*", policy.Setting{Action: action}))
		if got := evaluate(t, ev, manifest(badPod)).Denied(); got != want {
			t.Errorf("%s: want %v, got %v", action, want, got)
		}
	}
}

func TestReportRoundTripsThroughJSON(t *testing.T) {
	ev := with(t, evaluator.WithPolicies(privileged, hostNamespace))
	report, _ := ev.Evaluate(t.Context(), manifest(badPod+"---\nno: object\n---\n"+matched["role"]))
	text, err := json.Marshal(report)
	if err != nil {
		t.Fatal(err)
	}
	var back policy.Report
	if err := json.Unmarshal(text, &back); err != nil {
		t.Fatal(err)
	}
	var was, is []policy.Violation
	for v := range report.Violations() {
		was = append(was, essence(v))
	}
	for v := range back.Violations() {
		is = append(is, essence(v))
	}
	if diff := cmp.Diff(was, is); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(report.Counts(), back.Counts()); diff != "" || back.Denied() != report.Denied() {
		t.Error(diff)
	}
	if back.Problems[0].Error() != report.Problems[0].Error() {
		t.Errorf("want %v, got %v", report.Problems[0], back.Problems[0])
	}
}

// essence leaves out the path, whose indexes come back as float64, and what has no
// type of its own.
func essence(v policy.Violation) policy.Violation {
	v.Path, v.Fix, v.Details, v.Parameters = nil, nil, nil, nil
	return v
}

func TestReportWithoutObjectsHasAListOfResults(t *testing.T) {
	report := evaluate(t, with(t))
	text, err := json.Marshal(report)
	if err != nil || !strings.Contains(string(text), `"results":[]`) || report.Denied() {
		t.Errorf("got %s, %v", text, err)
	}
}
