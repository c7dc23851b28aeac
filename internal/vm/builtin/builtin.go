package builtin

import (
	"errors"
	"fmt"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/ir"
	"github.com/open-policy-agent/opa/v1/topdown"

	"github.com/reeve-policy/reeve/internal/vm/value"
)

// Func is a built-in function. Its result is undefined where OPA's is. An error that
// ends the evaluation even where errors of built-ins do not is a topdown.Halt.
type Func func(c *Context, args []any) (any, error)

// native is the fast form of a function. It answers no for operands it leaves to OPA.
type native func(c *Context, args []any) (any, bool)

// Lookup finds a function. With fast false it is OPA's own, whatever there is.
func Lookup(name string, loc *ir.Location, file string, fast bool) (Func, error) {
	declared, known := ast.BuiltinMap[name]
	implementation := topdown.GetBuiltin(name)
	if !known || implementation == nil {
		return nil, fmt.Errorf("no built-in function %s", name)
	}
	slow := wrap(declared, implementation, place(loc, file))
	quick := nativeOf(name)
	if quick == nil || !fast {
		return slow, nil
	}
	return func(c *Context, args []any) (any, error) {
		if v, ok := quick(c, args); ok {
			return v, nil
		}
		return slow(c, args)
	}, nil
}

// IsNative says whether a function has a native form.
func IsNative(name string) bool { return nativeOf(name) != nil }

// Pure says whether a function gives the same result for the same operands, always.
func Pure(name string) bool {
	b, ok := ast.BuiltinMap[name]
	switch {
	case !ok || b.IsNondeterministic() || b.Decl.Result() == nil:
		return false
	}
	return name != "opa.runtime" && name != "rego.metadata.chain" && name != "rego.metadata.rule" && name != "trace"
}

func wrap(declared *ast.Builtin, call topdown.BuiltinFunc, loc *ast.Location) Func {
	return func(c *Context, args []any) (any, error) {
		terms := make([]*ast.Term, len(args))
		for i, a := range args {
			if a == nil {
				return nil, nil
			}
			terms[i] = value.ToTerm(a)
		}
		bctx := c.context()
		bctx.Location = loc
		var results []any
		err := call(*bctx, terms, func(t *ast.Term) error {
			if t != nil {
				results = append(results, value.FromAST(t.Value))
			}
			return nil
		})
		switch {
		case err != nil:
			return nil, err
		case declared.Relation:
			return &value.Array{E: results}, nil
		case declared.Decl.Result() == nil:
			return true, nil
		case len(results) == 0:
			return nil, nil
		}
		return results[0], nil
	}
}

// Halts says whether an error ends an evaluation that goes on after errors of built-ins.
func Halts(err error) bool {
	var halt topdown.Halt
	return errors.As(err, &halt)
}

func place(loc *ir.Location, file string) *ast.Location {
	if loc == nil {
		return ast.NewLocation(nil, file, 0, 0)
	}
	return ast.NewLocation(loc.Text, file, loc.Row, loc.Col)
}
