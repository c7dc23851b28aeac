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
	Ctx      context.Context
	Now      time.Time   // for the clock; zero for the time when it is first asked
	Deadline time.Time   // zero for none
	Print    print.Hook  // of print; nil prints nothing
	Arena    value.Arena // of results

	opa  *topdown.BuiltinContext // made when first needed
	stop func()

	// Kept from one evaluation to the next.
	text     []byte // of printf
	patterns map[string]*regexp.Regexp
}

// Begin starts an evaluation.
func (c *Context) Begin(ctx context.Context) { c.Ctx = ctx }

// End lets go of it.
func (c *Context) End() {
	if c.stop != nil {
		c.stop()
	}
	c.Ctx, c.opa, c.stop = nil, nil, nil
	c.Now, c.Deadline = time.Time{}, time.Time{}
	c.Arena.Reset()
}

// clock stands still for an evaluation.
func (c *Context) clock() time.Time {
	if c.Now.IsZero() {
		c.Now = time.Now()
	}
	return c.Now
}

func (c *Context) context() *topdown.BuiltinContext {
	if c.opa != nil {
		return c.opa
	}
	cancel := topdown.NewCancel()
	ctx, release := c.Ctx, context.CancelFunc(func() {})
	if !c.Deadline.IsZero() {
		ctx, release = context.WithDeadline(ctx, c.Deadline)
	}
	forget := context.AfterFunc(ctx, cancel.Cancel)
	c.stop = func() {
		forget()
		release()
	}
	c.opa = &topdown.BuiltinContext{
		Context:   ctx,
		Metrics:   metrics.New(),
		Seed:      rand.Reader,
		Time:      ast.NewTerm(value.ToAST(c.clock().UnixNano())),
		Cancel:    cancel,
		Cache:     make(builtins.Cache),
		PrintHook: c.Print,
	}
	return c.opa
}
