package rego

import "github.com/reeve-policy/reeve/policy"

// Answer is what one policy said about one input. With Err set the rest is empty.
type Answer struct {
	PolicyID string
	Findings []Finding // ordered by path, then message
	Unknown  []Unknown // ordered by message
	Err      error     // an *policy.EvalError without its Object
}

// Finding is one element of a policy's violation rule, the contract between
// policies and Go.
type Finding struct {
	Message   string
	Path      policy.Path
	Container string
	Severity  policy.Severity // 0 for that of the policy
	Action    policy.Action   // empty for that of the policy
	Fix       []FixOperation
	Related   []policy.Related
	Details   any
}

// FixOperation is one operation of a fix as the policy gives it: against a
// structured path, nil meaning the finding's own, and without regard for parents
// that do not exist.
type FixOperation struct {
	Op    string // add, replace or remove
	Path  policy.Path
	Value any
}

// Unknown is one element of a policy's unknown rule: what would have to be known
// to judge.
type Unknown struct {
	Message string
	Needs   []string
}
