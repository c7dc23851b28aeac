package policy

import (
	"fmt"
	"strings"
)

// BundleError is a fault of a bundle: its manifest, a METADATA annotation, a
// package name. File is inside the bundle; Line is 0 where the fault has no line.
type BundleError struct {
	Bundle string
	File   string
	Line   int
	Reason string
	Err    error // cause, may be nil
}

// Error writes bundle/file:line: reason.
func (e *BundleError) Error() string {
	place := e.Bundle
	if e.File != "" {
		place = strings.TrimSuffix(e.Bundle, "/") + "/" + strings.TrimPrefix(e.File, "/")
	}
	if e.Line > 0 {
		place = fmt.Sprintf("%s:%d", place, e.Line)
	}
	return fmt.Sprintf("bundle %s: %s", place, e.Reason)
}

// Unwrap returns the cause.
func (e *BundleError) Unwrap() error { return e.Err }

// Diagnostic is one complaint of the Rego compiler.
type Diagnostic struct {
	File    string
	Line    int
	Column  int
	Code    string // OPA's, for example rego_type_error
	Message string
}

// String writes file:line:column: code: message.
func (d Diagnostic) String() string {
	return fmt.Sprintf("%s:%d:%d: %s: %s", d.File, d.Line, d.Column, d.Code, d.Message)
}

// CompileError holds every complaint the compiler had, in source order.
type CompileError struct {
	Diagnostics []Diagnostic
}

// Error lists the complaints, one a line.
func (e *CompileError) Error() string {
	lines := make([]string, 0, len(e.Diagnostics)+1)
	lines = append(lines, fmt.Sprintf("%d Rego errors:", len(e.Diagnostics)))
	for _, d := range e.Diagnostics {
		lines = append(lines, d.String())
	}
	return strings.Join(lines, "\n")
}

// ParamsError says which parameters of a policy do not fit its schema.
type ParamsError struct {
	PolicyID string
	Faults   []ParamFault // ordered by pointer
}

// ParamFault is one parameter at fault.
type ParamFault struct {
	Pointer string // JSON Pointer inside the parameters
	Reason  string
}

// Error lists the faults.
func (e *ParamsError) Error() string {
	faults := make([]string, len(e.Faults))
	for i, f := range e.Faults {
		faults[i] = strings.TrimPrefix(f.Pointer+": "+f.Reason, ": ")
	}
	return fmt.Sprintf("parameters of %s: %s", e.PolicyID, strings.Join(faults, "; "))
}

// UnknownPolicyError is a policy ID that no loaded bundle has.
type UnknownPolicyError struct {
	ID         string
	Suggestion string // the nearest known ID, empty when none is near
}

// Error names the ID and the suggestion.
func (e *UnknownPolicyError) Error() string { return unknown("policy", e.ID, e.Suggestion) }

// UnknownProfileError is a profile that no loaded bundle has.
type UnknownProfileError struct {
	Name       string
	Suggestion string // the nearest known name, empty when none is near
}

// Error names the profile and the suggestion.
func (e *UnknownProfileError) Error() string { return unknown("profile", e.Name, e.Suggestion) }

func unknown(what, name, suggestion string) string {
	if suggestion == "" {
		return fmt.Sprintf("unknown %s %q", what, name)
	}
	return fmt.Sprintf("unknown %s %q: did you mean %q", what, name, suggestion)
}
