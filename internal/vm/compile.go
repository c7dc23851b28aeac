package vm

import (
	"fmt"

	"github.com/open-policy-agent/opa/v1/ir"

	"github.com/reeve-policy/reeve/internal/vm/builtin"
	"github.com/reeve-policy/reeve/internal/vm/code"
)

// Passes are the optimisations of a program, each of which changes no answer.
type Passes struct {
	Native   bool // native forms of built-in functions
	Simplify bool // copies and constants put where they are read, dead code left out
	Fold     bool // what depends on no input computed once (with Simplify)
	Literals bool // collections made in one go
	Order    bool // no sorting where nobody sees it
	Inline   bool // small functions put in place of calls (with Simplify)
	Fuse     bool // common sequences as one closure
	Unroll   bool // scans of short constants written out (with Literals)
	Index    bool // what follows from the inventory kept until it changes (with Fold)
	Cache    bool // results of functions of texts and numbers kept (with Fold)
}

// AllPasses are what a program is compiled with unless a test wants less.
func AllPasses() Passes {
	return Passes{Native: true, Simplify: true, Fold: true, Literals: true, Order: true, Inline: true, Fuse: true, Unroll: true, Index: true, Cache: true}
}

// compiler makes closures of the nodes of a plan.
type compiler struct {
	program *Program
	policy  *ir.Policy
	folder  *folder
	small   map[string]*code.Func // that are put in place of calls
	closed  map[string]bool       // that keep to their operands
	clean   map[string]bool       // that keep to them and the inventory

	keeps   bool // whether results of costly built-in functions are kept
	scratch int  // first local that is free for operands
	size    int  // of the frame so far
	err     error
}

func newCompiler(p *Program, policy *ir.Policy, plan *code.Plan) *compiler {
	return &compiler{program: p, policy: policy, folder: newFolder(p, plan), small: map[string]*code.Func{}, closed: map[string]bool{}, clean: map[string]bool{}}
}

// compile applies the passes to a function and makes its closures.
func (c *compiler) compile(f *code.Func) (*function, error) {
	passes := c.program.options.Passes
	f = f.Clone()
	if passes.Simplify {
		c.simplify(f)
	}
	if passes.Order {
		f.Order()
	}
	nature := c.folder.nature(f)
	keep := passes.Cache && passes.Fold && passes.Simplify && c.cacheable(f, nature)
	index := passes.Index && passes.Fold && passes.Simplify && c.indexable(f, nature) &&
		(f.Memoized() || nature.Inventory && f.Weight(builtin.Costly) >= minCached)
	if passes.Fuse {
		f.Fuse()
	}
	f.Compact()
	c.keeps = passes.Cache && !keep
	fn, err := c.function(f)
	if keep {
		fn.cache = c.program.caches
		c.program.caches++
	}
	if index {
		fn.index = c.program.indexes
		c.program.indexes++
	}
	if err == nil && passes.Fold && passes.Simplify {
		c.folder.learn(f, fn, nature)
	}
	return fn, err
}

func (c *compiler) simplify(f *code.Func) {
	passes := c.program.options.Passes
	if passes.Inline {
		f.Inline(func(name string) *code.Func { return c.small[name] })
	}
	f.Simplify(c.folder.facts(f))
	if passes.Literals {
		for range 2 { // arrays in objects and the other way round
			f.Literals()
			if passes.Unroll {
				f.Unroll()
			}
			f.Simplify(c.folder.facts(f))
		}
	}
	if passes.Inline {
		if choice := f.Choice(); choice != nil {
			c.small[f.Name] = choice
		}
	}
}

func (c *compiler) function(f *code.Func) (*function, error) {
	c.scratch, c.size, c.err = f.Locals, f.Locals, nil
	fn := &function{name: f.Name, params: f.Params, slot: -1, cache: -1, index: -1}
	if f.Memoized() {
		fn.slot = c.program.slots
		c.program.slots++
	}
	fn.body = c.blocks(f.Body)
	fn.size, fn.clear = c.size, f.Clear
	return fn, c.err
}

func (c *compiler) blocks(blocks []code.Block) []statement {
	out := make([]statement, len(blocks))
	for i, b := range blocks {
		out[i] = c.block(b)
	}
	return out
}

func (c *compiler) block(b code.Block) statement {
	out := make([]statement, 0, len(b))
	for _, n := range b {
		if s := c.statement(n); s != nil {
			out = append(out, s)
		}
	}
	return sequence(out)
}

// sequence runs statements until one does not go on.
func sequence(all []statement) statement {
	switch len(all) {
	case 0:
		return func(*machine, []any) int { return next }
	case 1:
		return all[0]
	case 2:
		first, second := all[0], all[1]
		return func(m *machine, f []any) int {
			if r := first(m, f); r != next {
				return r
			}
			return second(m, f)
		}
	}
	return func(m *machine, f []any) int {
		for _, s := range all {
			if r := s(m, f); r != next {
				return r
			}
		}
		return next
	}
}

func (c *compiler) statement(n *code.Node) statement {
	switch n.Op {
	case code.Nop:
		return nil
	case code.Call, code.CallBuiltin, code.CallDynamic:
		return c.call(n)
	case code.Blocks, code.First, code.Scan, code.Not, code.With, code.Break, code.Return:
		return c.control(n)
	case code.DotPath, code.PathEqual, code.PathNotEqual, code.Test:
		return c.fused(n)
	case code.Literal, code.List:
		return c.literal(n)
	case code.Dot, code.Len, code.Assign, code.AssignOnce, code.Reset, code.Merge:
		return c.assign(n)
	case code.MakeArray, code.MakeObject, code.MakeSet, code.Append, code.Insert, code.InsertOnce, code.SetAdd, code.Result:
		return c.collect(n)
	case code.Equal, code.NotEqual, code.IsArray, code.IsObject, code.IsSet, code.IsDefined, code.IsUndefined:
		return c.test(n)
	}
	c.err = fmt.Errorf("vm: operation %d is not supported", n.Op)
	return nil
}

// get reads an operand.
type getter func(f []any) any

func get(o code.Operand) getter {
	if o.Local < 0 {
		v := o.Const
		return func([]any) any { return v }
	}
	i := o.Local
	return func(f []any) any { return f[i] }
}
