package vm

import (
	"context"

	"github.com/reeve-policy/reeve/internal/vm/builtin"
	"github.com/reeve-policy/reeve/internal/vm/code"
	"github.com/reeve-policy/reeve/internal/vm/value"
)

// folder computes at compile time what no evaluation can change. It goes by what a
// function depends on, leaves alone what `with` can reach, and drops what fails: errors
// belong to the evaluation.
type folder struct {
	program   *Program
	dynamic   map[string]bool
	natures   map[string]code.Nature
	constants map[string]any
	absent    map[string]bool
	documents map[string]any
	dataWith  map[string]bool // functions that can run under `with data`
	inputWith map[string]bool // and under `with input`
	machine   *machine
}

func newFolder(p *Program, plan *code.Plan) *folder {
	f := &folder{
		program: p, dynamic: set(p.options.Dynamic), absent: set(p.options.Absent),
		natures: map[string]code.Nature{}, constants: map[string]any{}, documents: map[string]any{},
	}
	for name, document := range p.data {
		if !f.dynamic[name] {
			f.documents[name] = document
		}
	}
	f.dataWith, f.inputWith = plan.DataWith, plan.InputWith
	return f
}

func set(names []string) map[string]bool {
	out := make(map[string]bool, len(names))
	for _, name := range names {
		out[name] = true
	}
	return out
}

// facts are what may be assumed in a function.
func (f *folder) facts(fn *code.Func) *code.Facts {
	facts := &code.Facts{Constants: f.constants, Fold: f.builtin, Call: f.call}
	if !f.inputWith[fn.Name] {
		facts.Absent = f.absent
	}
	if !f.dataWith[fn.Name] {
		facts.Documents = f.documents
	}
	if !f.program.options.Passes.Fold {
		facts.Call = func(string, []any) (any, bool) { return nil, false }
		facts.Absent, facts.Documents = nil, nil
	}
	return facts
}

func (f *folder) nature(fn *code.Func) code.Nature {
	return code.NatureOf(fn, f.natures, f.dynamic, builtin.Pure)
}

// learn notes what a function depends on, and computes a rule that depends on nothing.
func (f *folder) learn(fn *code.Func, compiled *function, nature code.Nature) {
	f.natures[fn.Name] = nature
	if !fn.Memoized() || !nature.Constant() || f.dataWith[fn.Name] {
		return
	}
	if v, ok := f.run(compiled, nil); ok {
		f.constants[fn.Name] = v
	}
}

func (f *folder) call(name string, args []any) (any, bool) {
	nature, known := f.natures[name]
	fn := f.program.funcs[name]
	if !known || fn == nil || !nature.Constant() || f.dataWith[name] {
		return nil, false
	}
	return f.run(fn, args)
}

// maxFoldSteps bounds what is computed at compile time.
const maxFoldSteps = 100_000

// run calls a function without an input.
func (f *folder) run(fn *function, args []any) (v any, ok bool) {
	m := f.ready()
	m.begin(context.Background())
	defer m.end()
	var err error
	func() {
		defer m.recover(&err)
		g := m.enter(fn)
		g[code.Data] = f.program.data
		for i, a := range args {
			g[fn.params[i+2]] = a
		}
		v = m.run(fn, g)
	}()
	if err != nil || m.err != nil {
		return nil, false
	}
	value.Freeze(v)
	return v, true
}

// ready is a machine with room for what was compiled so far.
func (f *folder) ready() *machine {
	if f.machine == nil {
		f.machine = f.program.machine()
	}
	m, p := f.machine, f.program
	m.budget, m.Arena.Keep = maxFoldSteps, true
	for i := range m.memos {
		if n := p.slots - len(m.memos[i]); n > 0 {
			m.memos[i] = append(m.memos[i], make(memo, p.slots)...)
		}
	}
	if n := p.caches - len(m.caches); n > 0 {
		m.caches = append(m.caches, make([]map[operands]any, 2*n)...)
	}
	return m
}

func (f *folder) builtin(name string, args []any) (any, bool) {
	if !builtin.Pure(name) {
		return nil, false
	}
	call, err := builtin.Lookup(name, nil, "", f.program.options.Passes.Native)
	if err != nil {
		return nil, false
	}
	var c builtin.Context
	c.Arena.Keep = true
	c.Begin(context.Background())
	defer c.End()
	v, err := call(&c, args)
	if err != nil {
		return nil, false
	}
	value.Freeze(v)
	return v, true
}
