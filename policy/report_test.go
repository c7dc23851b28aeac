package policy_test

import (
	"context"
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/reeve-policy/reeve/policy"
)

func failing(violations ...policy.Violation) policy.Outcome {
	return policy.Outcome{PolicyID: "a/b", Status: policy.StatusFail, Violations: violations}
}

func reportOf(outcomes ...policy.Outcome) *policy.Report {
	return &policy.Report{Results: []policy.Result{{Object: web, Outcomes: outcomes}}}
}

func TestReportFailsClosed(t *testing.T) {
	waived := policy.Outcome{Status: policy.StatusWaived, Waived: []policy.Waived{{Violation: violation(policy.ActionDeny)}}}
	problem := []*policy.InputError{{Reason: "no"}}
	tests := map[string]struct {
		report *policy.Report
		want   bool
	}{
		"nothing was judged":                {&policy.Report{}, false},
		"a violation that denies":           {reportOf(failing(violation(policy.ActionDeny))), true},
		"one after others that do not":      {reportOf(failing(violation(policy.ActionWarn)), failing(violation(policy.ActionAudit), violation(policy.ActionDeny))), true},
		"violations that warn and audit":    {reportOf(failing(violation(policy.ActionWarn), violation(policy.ActionAudit))), false},
		"a waived violation":                {reportOf(waived), false},
		"a skip":                            {reportOf(policy.Outcome{Status: policy.StatusSkip}), false},
		"a policy that could not run":       {reportOf(policy.Outcome{Status: policy.StatusError}), true},
		"an object that could not be read":  {&policy.Report{Results: []policy.Result{{Problems: problem}}}, true},
		"a document that could not be read": {&policy.Report{Problems: problem}, true},
		"an object that nothing judged":     {&policy.Report{Results: []policy.Result{{Unmatched: "why"}}}, false},
		"a notice":                          {&policy.Report{Notices: []policy.Notice{{Message: "m"}}}, false},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			if got := test.report.Denied(); got != test.want {
				t.Errorf("want %v", test.want)
			}
		})
	}
}

func TestReportYieldsViolationsUntilTold(t *testing.T) {
	report := reportOf(failing(violation("deny"), violation("warn")), failing(violation("audit")))
	report.Results = append(report.Results, policy.Result{Outcomes: []policy.Outcome{failing(violation("off"))}})
	var actions []policy.Action
	for v := range report.Violations() {
		actions = append(actions, v.Action)
	}
	if diff := cmp.Diff([]policy.Action{"deny", "warn", "audit", "off"}, actions); diff != "" {
		t.Error(diff)
	}
	for v := range report.Violations() {
		if v.Action != "deny" {
			t.Error("it went on")
		}
		break
	}
}

func TestReportErrHoldsTheViolations(t *testing.T) {
	var violations *policy.ViolationsError
	if err := reportOf(failing(violation("warn"))).Err(); !errors.As(err, &violations) || len(violations.Violations) != 1 {
		t.Errorf("got %v", err)
	}
	if err := reportOf(policy.Outcome{Status: policy.StatusError}).Err(); err != nil {
		t.Errorf("want nil without violations, got %v", err)
	}
}

func TestReportCountsEverythingOnce(t *testing.T) {
	report := reportOf(failing(violation("deny"), violation("warn")), policy.Outcome{Status: policy.StatusSkip},
		policy.Outcome{Status: policy.StatusPass}, policy.Outcome{Status: policy.StatusError}, policy.Outcome{Status: policy.StatusWaived})
	report.Results[0].Passed = 3 // one of which is listed
	report.Results = append(report.Results, policy.Result{Unmatched: "why"}, policy.Result{Problems: []*policy.InputError{{}, {}}})
	report.Problems = []*policy.InputError{{}}
	want := policy.Counts{
		Objects: 3, Unmatched: 1, Problems: 3,
		Outcomes: map[policy.Status]int{"fail": 1, "skip": 1, "pass": 3, "error": 1, "waived": 1},
		Severity: map[policy.Severity]int{policy.SeverityHigh: 2},
	}
	if diff := cmp.Diff(want, report.Counts()); diff != "" {
		t.Error(diff)
	}
}

func TestResultTellsWhatWentWrong(t *testing.T) {
	problem := &policy.InputError{Reason: "no"}
	result := policy.Result{
		Problems: []*policy.InputError{problem},
		Outcomes: []policy.Outcome{failing(violation("deny")), {Status: policy.StatusError, Err: context.Canceled}},
	}
	if got := result.Errors(); !slices.Equal(got, []error{problem, context.Canceled}) {
		t.Errorf("got %v", got)
	}
	if got := (&policy.Result{}).Errors(); got != nil {
		t.Errorf("want nil, got %v", got)
	}
	all := result.Violations()
	all[0].Message = "changed"
	if result.Outcomes[0].Violations[0].Message != "no" {
		t.Error("the slice is shared")
	}
}
