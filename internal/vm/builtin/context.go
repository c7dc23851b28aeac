package builtin

import (
	"context"
	"crypto/rand"
	"regexp"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/metrics"
	"github.com/open-policy-agent/opa/v1/topdown"
	"github.com/open-policy-agent/opa/v1/topdown/builtins"
	"github.com/open-policy-agent/opa/v1/topdown/print"

	"github.com/reeve-policy/reeve/internal/vm/value"
)

// Context is what functions need of the evaluation they run in.
type Context struct {
	Ctx   context.Context
	Print print.Hook // of print; nil prints nothing

	opa  *topdown.BuiltinContext // made when first needed
	stop func() bool

	patterns map[string]*regexp.Regexp // kept from one evaluation to the next
}

// Begin starts an evaluation.
func (c *Context) Begin(ctx context.Context) { c.Ctx = ctx }

// End lets go of it.
func (c *Context) End() {
	if c.stop != nil {
		c.stop()
	}
	c.Ctx, c.opa, c.stop = nil, nil, nil
}

func (c *Context) context() *topdown.BuiltinContext {
	if c.opa != nil {
		return c.opa
	}
	cancel := topdown.NewCancel()
	c.stop = context.AfterFunc(c.Ctx, cancel.Cancel)
	c.opa = &topdown.BuiltinContext{
		Context:   c.Ctx,
		Metrics:   metrics.New(),
		Seed:      rand.Reader,
		Time:      ast.NewTerm(value.ToAST(time.Now().UnixNano())),
		Cancel:    cancel,
		Cache:     make(builtins.Cache),
		PrintHook: c.Print,
	}
	return c.opa
}
