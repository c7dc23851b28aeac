package evaluator

import (
	"cmp"
	"errors"
	"strings"

	"github.com/reeve-policy/reeve/internal/object"
	"github.com/reeve-policy/reeve/policy"
	"github.com/reeve-policy/reeve/rego"
)

// outcome turns the answer of one policy into words.
func (ev *Evaluator) outcome(o *object.Object, ref *policy.ObjectRef, s *selected, answer rego.Answer) policy.Outcome {
	outcome := policy.Outcome{PolicyID: s.metadata.ID, Status: policy.StatusPass}
	switch {
	case s.skip != "":
		outcome.Status, outcome.Reason = policy.StatusSkip, s.skip
	case answer.Err != nil:
		outcome.Status, outcome.Err = policy.StatusError, answer.Err
		var failed *policy.EvalError
		if errors.As(answer.Err, &failed) {
			failed.Object = *ref
		}
		outcome.Reason = answer.Err.Error()
	case len(answer.Findings) > 0:
		outcome.Status = policy.StatusFail
		for _, finding := range answer.Findings {
			outcome.Violations = append(outcome.Violations, violation(o, ref, s, finding))
		}
		outcome.Reason = reasonOf(answer.Unknown)
	case len(answer.Unknown) > 0:
		outcome.Status, outcome.Reason = policy.StatusSkip, reasonOf(answer.Unknown)
	}
	return outcome
}

// violation takes severity and action from the settings, else from the finding, else
// from the METADATA.
func violation(o *object.Object, ref *policy.ObjectRef, s *selected, finding rego.Finding) policy.Violation {
	v := policy.Violation{
		PolicyID: s.metadata.ID, Title: s.metadata.Title,
		Severity: cmp.Or(s.severity, finding.Severity, s.metadata.Severity),
		Action:   cmp.Or(s.action, finding.Action, s.metadata.Action),
		Object:   *ref, Path: finding.Path, Location: o.Locate(finding.Path),
		Container: finding.Container, Message: finding.Message,
		Remediation: s.metadata.Remediation, Controls: s.metadata.Controls,
		Fix:     completeFix(o.Value, finding),
		Related: finding.Related, Details: finding.Details, Parameters: s.parameters,
	}
	if v.Container != "" {
		v.ContainerList = containerList(finding.Path)
	}
	return v
}

// containerList is the list of containers that a path leads through.
func containerList(path policy.Path) string {
	for _, element := range path {
		switch element {
		case "containers", "initContainers", "ephemeralContainers":
			return element.(string)
		}
	}
	return ""
}

func reasonOf(unknown []rego.Unknown) string {
	reasons := make([]string, len(unknown))
	for i, u := range unknown {
		reasons[i] = u.Message
		if len(u.Needs) > 0 {
			reasons[i] += " (needs " + strings.Join(u.Needs, ", ") + ")"
		}
	}
	return strings.Join(reasons, "; ")
}
