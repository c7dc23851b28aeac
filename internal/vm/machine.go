package vm

import (
	"context"
	"errors"
	"time"

	"github.com/open-policy-agent/opa/v1/topdown"

	"github.com/reeve-policy/reeve/internal/vm/builtin"
	"github.com/reeve-policy/reeve/internal/vm/value"
)

// machine is what one evaluation needs. It is used by one goroutine at a time.
type machine struct {
	builtin.Context
	program *Program

	stack []any // frames of the functions that run
	top   int   // where the next frame begins
	high  int   // how far the stack was used

	memos []memo // one for each depth of `with`
	memo  memo   // that of this depth
	known []int  // the slots in use at depth 0
	depth int
	epoch uint64 // of the memo in use
	last  uint64 // the last epoch given out

	returned any // by the function that just ended
	err      error
	steps    int64
	budget   int64 // of steps; 0 is without end
	results  []any
	decoded  map[any]any // objects of the inventory that were looked at
	changes  *Changes    // of the inventory; nil when nothing may be kept
	recorder value.Recorder

	// Kept from one evaluation to the next.
	caches []map[operands]any
	cached int // entries in all caches
	boxes  boxes
}

// memo holds what rules without arguments came to.
type memo []memoized

type memoized struct {
	epoch uint64
	value any
}

// Signals of a statement: 0 goes on, n > 0 leaves n blocks.
const (
	next     = 0
	fail     = 1  // the block is undefined
	returns  = -1 // the function has returned
	stopping = -2 // an error ends the evaluation
)

type statement func(m *machine, f []any) int

// function is a compiled rule, function or query.
type function struct {
	name   string
	params []int
	size   int // locals and scratch
	slot   int // of the memo; -1 for functions with arguments
	cache  int // of the results that are kept; -1 for none
	index  int // of what is known of the inventory; -1 for none
	clear  int // how many locals must begin undefined
	body   []statement
}

// enter makes a frame, in which those locals are undefined that need be.
func (m *machine) enter(fn *function) []any {
	top := m.top + fn.size
	if top > len(m.stack) {
		m.grow(top)
	}
	f := m.stack[m.top:top:top]
	m.top, m.high = top, max(m.high, top)
	clear(f[:fn.clear])
	return f
}

// grow leaves frames in use where they are and gives later ones a longer stack.
func (m *machine) grow(size int) { m.stack = make([]any, 2*size) }

// run executes a function in its frame and returns what it returns.
func (m *machine) run(fn *function, f []any) any {
	m.returned = nil
	if m.tick() {
		for _, b := range fn.body {
			if r := b(m, f); r < 0 {
				break
			}
		}
	}
	m.top -= fn.size
	v := m.returned
	m.returned = nil
	return v
}

// rule is a rule without arguments, computed at most once.
func (m *machine) rule(fn *function, input, data any) any {
	slot := &m.memo[fn.slot]
	if slot.epoch == m.epoch && m.recorder.Reads == nil {
		return slot.value
	}
	var v any
	if fn.index >= 0 && m.changes != nil && m.depth == 0 {
		at := &m.program.known.rules[fn.index]
		v = m.indexed(at.Load(), func() any { return m.compute(fn, input, data) }, at.Store)
	} else {
		v = m.compute(fn, input, data)
	}
	slot.epoch, slot.value = m.epoch, v
	if m.depth == 0 {
		m.known = append(m.known, fn.slot)
	}
	return v
}

func (m *machine) compute(fn *function, input, data any) any {
	f := m.enter(fn)
	f[0], f[1] = input, data
	return m.run(fn, f)
}

// fresh enters a `with`, under which nothing computed before holds.
func (m *machine) fresh() (epoch uint64) {
	epoch = m.epoch
	m.depth++
	if m.depth == len(m.memos) {
		m.memos = append(m.memos, make(memo, len(m.memos[0])))
	}
	m.last++
	m.epoch, m.memo = m.last, m.memos[m.depth]
	return epoch
}

func (m *machine) restore(epoch uint64) {
	m.depth--
	m.epoch, m.memo = epoch, m.memos[m.depth]
}

// stop ends the evaluation.
func (m *machine) stop(err error) int {
	if m.err == nil {
		m.err = err
	}
	return stopping
}

// interval is how many steps pass between two looks at the context.
const interval = 1 << 10

// tick counts a step of a scan or a call. It says no when the evaluation must end.
func (m *machine) tick() bool {
	m.steps++
	return m.steps%interval != 0 || m.look()
}

func (m *machine) look() bool {
	if m.err == nil && m.budget > 0 && m.steps > m.budget {
		m.err = errBudget
	}
	if m.err == nil && m.Ctx != nil {
		if m.err = m.Ctx.Err(); m.err == nil && !m.Deadline.IsZero() && time.Now().After(m.Deadline) {
			m.err = context.DeadlineExceeded
		}
	}
	return m.err == nil
}

var errBudget = errors.New("vm: out of steps")

func (m *machine) conflict(code, message string) int {
	return m.stop(&topdown.Error{Code: code, Message: message})
}

func (m *machine) begin(ctx context.Context) {
	m.Begin(ctx)
	m.last++
	m.epoch, m.depth, m.memo = m.last, 0, m.memos[0]
	m.err, m.steps, m.top, m.high, m.results = nil, 0, 0, 0, nil
}

// end lets go of everything that belongs to the evaluation.
func (m *machine) end() {
	clear(m.stack[:min(m.high, len(m.stack))])
	for _, slot := range m.known {
		m.memos[0][slot] = memoized{}
	}
	for _, memo := range m.memos[1:] {
		clear(memo)
	}
	m.known = m.known[:0]
	clear(m.decoded)
	m.changes, m.recorder.Reads, m.Arena.Keep = nil, nil, false
	m.results, m.returned = nil, nil
	m.End()
}
