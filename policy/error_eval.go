package policy

import (
	"fmt"
	"strings"
)

// EvalError is a policy that could not be run on an object. Errors of the
// context (deadline, cancellation) are found in it with errors.Is.
type EvalError struct {
	PolicyID string
	Object   ObjectRef
	File     string // place in the policy, where it is known
	Line     int
	Err      error
}

// Error names policy, object, place and cause.
func (e *EvalError) Error() string {
	text := fmt.Sprintf("policy %s on %s", e.PolicyID, e.Object)
	if e.File != "" {
		text += fmt.Sprintf(" (%s:%d)", e.File, e.Line)
	}
	return fmt.Sprintf("%s: %v", text, e.Err)
}

// Unwrap returns the cause.
func (e *EvalError) Unwrap() error { return e.Err }

// ViolationsError carries violations where a Go error is wanted.
type ViolationsError struct {
	Violations []Violation // never empty; ordered as in the report
}

// Error states the number and lists the violations, one a line.
func (e *ViolationsError) Error() string {
	lines := make([]string, 0, len(e.Violations)+1)
	noun := "violations"
	if len(e.Violations) == 1 {
		noun = "violation"
	}
	lines = append(lines, fmt.Sprintf("%d %s:", len(e.Violations), noun))
	for _, v := range e.Violations {
		lines = append(lines, v.String())
	}
	return strings.Join(lines, "\n")
}
