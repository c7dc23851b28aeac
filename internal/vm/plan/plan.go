// Package plan asks OPA for the plan of a query.
package plan

import (
	"context"
	"errors"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/ir"
	"github.com/open-policy-agent/opa/v1/rego"
)

// target is a name nobody else gives. OPA hands plans to plugins only, which it keeps
// by name for the whole process and looks up without a lock: so this one is there
// before anything runs, and what it is handed goes where its context says.
const target = "github.com/reeve-policy/reeve/internal/vm/plan"

var _ = register()

func register() plugin {
	rego.RegisterPlugin(target, plugin{})
	return plugin{}
}

// QueryName is the name of the query in its plan.
const QueryName = "eval"

// Of plans a query, which must not be compiled yet, over compiled modules. The compiler may
// be in use by others.
func Of(ctx context.Context, compiler *ast.Compiler, query ast.Body) (*ir.Policy, error) {
	// OPA sets a mode in the compiler it is given, to what it is already.
	own := *compiler
	var policy *ir.Policy
	ctx = context.WithValue(ctx, key{}, &policy)
	_, err := rego.New(rego.ParsedQuery(query), rego.Compiler(&own), rego.Target(target)).PrepareForEval(ctx)
	switch {
	case err != nil:
		return nil, err
	case policy == nil:
		return nil, errors.New("plan: OPA does not know the target any more")
	}
	return policy, nil
}

type key struct{}

type plugin struct{}

func (plugin) IsTarget(name string) bool { return name == target }

func (plugin) PrepareForEval(ctx context.Context, policy *ir.Policy, _ ...rego.PrepareOption) (rego.TargetPluginEval, error) {
	if to, ok := ctx.Value(key{}).(**ir.Policy); ok {
		*to = policy
	}
	return nil, nil
}
