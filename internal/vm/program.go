package vm

import (
	"context"
	"fmt"
	"maps"
	"sync"
	"sync/atomic"

	"github.com/reeve-policy/reeve/internal/vm/code"
	"github.com/reeve-policy/reeve/internal/vm/value"
)

// Options choose how a program is compiled.
type Options struct {
	// Lenient makes a built-in function that fails undefined, as OPA does by default.
	Lenient bool
	// Passes are the optimisations to apply.
	Passes Passes
	// Dynamic are the documents that come with an evaluation.
	Dynamic []string
	// Absent are fields that no input has.
	Absent []string
	// Entries are the paths of the rules that will be asked for; nil is all there are,
	// and queries.
	Entries [][]string
}

// Program is a compiled plan together with its data. It is immutable and safe for
// concurrent use.
type Program struct {
	options Options
	data    map[string]any
	funcs   map[string]*function
	queries map[string]*function
	paths   *node            // of functions, for dynamic calls
	refused map[string]error // functions that cannot run, by name
	slots   int
	caches  int
	indexes int
	known   known
	pool    sync.Pool
}

// Compile makes a program of a plan and the data it reads, a JSON-shaped object that
// must not change any more.
func (l *Plan) Compile(data map[string]any, options Options) *Program {
	plan := l.plain
	if options.Passes.Simplify {
		plan = l.tidy
	}
	refused := maps.Clone(l.refused)
	p := &Program{
		options: options, data: data, refused: refused,
		funcs: map[string]*function{}, queries: map[string]*function{}, paths: &node{},
	}
	p.pool.New = func() any { return p.machine() }
	for _, f := range l.policy.Funcs.Funcs {
		if err := refused[f.Name]; err != nil {
			p.paths.at(f.Path).refused = err
			p.paths.at(code.TwinPath(f.Path)).refused = err
		}
	}
	c := newCompiler(p, l.policy, plan)
	needed := l.reachable(plan, options.Entries)
	for _, f := range plan.Funcs {
		if !needed(f.Name) {
			continue
		}
		fn, err := c.compile(f)
		if err != nil {
			refused[f.Name] = err
			p.paths.at(f.Path).refused = err
			continue
		}
		p.funcs[f.Name] = fn
		p.paths.at(f.Path).fn = fn
	}
	p.known.rules = make([]atomic.Pointer[fact], p.indexes)
	p.known.calls = make([]map[operands]*fact, p.indexes)
	if options.Entries != nil {
		return p
	}
	for name, f := range plan.Queries {
		fn, err := c.compile(f)
		if err != nil {
			refused[name] = err
			continue
		}
		p.queries[name] = fn
	}
	return p
}

func (p *Program) machine() *machine {
	return &machine{program: p, stack: make([]any, 1<<10), memos: []memo{make(memo, p.slots)}, caches: make([]map[operands]any, p.caches)}
}

// Query runs a query of the plan and returns its results, in OPA's order.
func (p *Program) Query(ctx context.Context, name string, input any) (results []any, err error) {
	fn := p.queries[name]
	if fn == nil {
		return nil, p.missing(name)
	}
	m := p.machine()
	m.Arena.Keep = true // the results are the caller's
	defer m.end()
	m.begin(ctx)
	defer m.recover(&err)
	f := m.enter(fn)
	f[code.Input], f[code.Data] = input, p.data
	m.run(fn, f)
	if m.err != nil {
		return nil, m.err
	}
	return m.results, nil
}

func (p *Program) missing(name string) error {
	if err := p.refused[name]; err != nil {
		return err
	}
	return fmt.Errorf("vm: the plan has no %s", name)
}

// recover turns a value that has no JSON form into an error.
func (m *machine) recover(err *error) {
	switch r := recover().(type) {
	case nil:
	case value.Unreadable:
		*err = r.Err
	default:
		panic(r)
	}
}
