package psp

import (
	"github.com/reeve-policy/reeve/evaluator/rbac"
	"github.com/reeve-policy/reeve/policy"
)

// givenAnswer is an answer as Rego gives it.
type givenAnswer struct {
	Policy   string
	Exempt   bool
	Patch    []givenOperation
	Template map[string]any
	MadeBy   []rbac.Subject `json:"made_by"`
	Opinions []struct {
		Name     string
		Allowed  bool
		Grant    *rbac.Grant
		Faults   []Reason
		Patch    []givenOperation
		Refusals []Reason
	}
	Missing []string
}

type givenOperation struct {
	Op    string
	Path  policy.Path
	Value any
}

func (g givenAnswer) answer() Answer {
	a := Answer{Policy: g.Policy, Exempt: g.Exempt, Patch: patch(g.Patch), Template: g.Template, MadeBy: g.MadeBy, Missing: g.Missing}
	for _, o := range g.Opinions {
		a.Opinions = append(a.Opinions, Opinion{
			Policy: o.Name, Allowed: o.Allowed, Grant: o.Grant, Faults: o.Faults, Patch: patch(o.Patch), Refusals: o.Refusals,
		})
	}
	return a
}

func patch(given []givenOperation) (operations []policy.PatchOperation) {
	for _, op := range given {
		operations = append(operations, policy.PatchOperation{Op: op.Op, Path: op.Path.Pointer(), Value: op.Value})
	}
	return operations
}
