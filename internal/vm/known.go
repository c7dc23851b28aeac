package vm

import (
	"slices"
	"sync"
	"sync/atomic"

	"github.com/reeve-policy/reeve/internal/vm/code"
	"github.com/reeve-policy/reeve/internal/vm/value"
)

// What depends on the inventory and on nothing else of an evaluation is an index over it:
// it is computed once, for all evaluations, until something changes that it was made of.

// Changes say when parts of an inventory changed last, by numbers that are given once:
// under the same number a part is the same. A zero is a part that was never there. They
// are immutable.
type Changes struct {
	Namespaces uint64 // which there are
	Versions   uint64 // which group versions there are, in each of them
	Complete   uint64 // what is declared complete
	All        uint64 // anything
	Kinds      map[string]uint64
}

// fact is what a rule or a call came to, and what it was made of.
type fact struct {
	value   any
	reads   value.Reads
	changes *Changes
}

// holds says whether nothing it was made of has changed since.
func (f *fact) holds(now *Changes) bool {
	then := f.changes
	if then == now {
		return true
	}
	r := &f.reads
	return (!r.Namespaces || then.Namespaces == now.Namespaces) &&
		(!r.Versions || then.Versions == now.Versions) &&
		(!r.Complete || then.Complete == now.Complete) &&
		(!r.All || then.All == now.All) &&
		!slices.ContainsFunc(r.Kinds, func(kind string) bool { return then.Kinds[kind] != now.Kinds[kind] })
}

// known holds what is known of the inventory. It is safe for concurrent use.
type known struct {
	rules []atomic.Pointer[fact]

	mu    sync.RWMutex
	calls []map[operands]*fact
	size  int // values in all calls, roughly
}

const (
	maxKnown = 1 << 18 // values in all
	maxCall  = 1 << 12 // of one call
)

func (k *known) call(at int, key operands) *fact {
	k.mu.RLock()
	defer k.mu.RUnlock()
	return k.calls[at][key]
}

func (k *known) keep(at int, key operands, f *fact) {
	size := value.Size(f.value, maxCall)
	if size >= maxCall {
		return
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.size += size; k.size > maxKnown {
		clear(k.calls)
		k.size = size
	}
	if k.calls[at] == nil {
		k.calls[at] = map[operands]*fact{}
	}
	k.calls[at][key] = f
}

// indexable says whether a function depends on the inventory and its operands alone. It
// must call no rule that depends on more, as what that came to is taken back.
func (c *compiler) indexable(f *code.Func, nature code.Nature) bool {
	if nature.Input || nature.Impure {
		return false
	}
	c.clean[f.Name] = f.Clean(c.clean)
	return c.clean[f.Name] && !c.folder.dataWith[f.Name]
}

// callIndexed is a call of a function that depends on the inventory and its operands.
func callIndexed(fn *function, n *code.Node) statement {
	dst, args, plain := n.Dst, n.Args, callFunction(fn, n)
	if len(args)-2 > len(operands{}) {
		return plain
	}
	return func(m *machine, f []any) int {
		if m.changes == nil || m.depth > 0 {
			return plain(m, f)
		}
		var key operands
		for i := range args[2:] {
			if key[i] = args[i+2].Const; args[i+2].Local >= 0 {
				key[i] = f[args[i+2].Local]
			}
		}
		if !key.scalar() {
			return plain(m, f)
		}
		known := &m.program.known
		v := m.indexed(known.call(fn.index, key), func() any {
			plain(m, f)
			return f[dst]
		}, func(fact *fact) {
			key.detach()
			known.keep(fn.index, key, fact)
		})
		return m.defined(f, dst, v)
	}
}

// indexed is a rule, or a call by scalars, as it is known or as run makes it known.
func (m *machine) indexed(f *fact, run func() any, keep func(*fact)) any {
	outer := m.recorder.Reads
	if f == nil || !f.holds(m.changes) {
		f = &fact{changes: m.changes}
		m.recorder.Reads = &f.reads
		lasts := m.Arena.Keep
		m.Arena.Keep = true
		f.value = run()
		m.Arena.Keep, m.recorder.Reads = lasts, outer
		if m.err != nil {
			return nil
		}
		if value.Freeze(f.value) {
			keep(f)
		}
	}
	if outer != nil {
		outer.Merge(&f.reads)
	}
	return f.value
}
