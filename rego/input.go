package rego

import (
	"sync"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/reeve-policy/reeve/internal/vm"
)

// Input is what policies are run on: a JSON-shaped value, converted for an engine
// at most once however many policies see it. It is safe for concurrent use; the
// value must not change any more.
type Input struct {
	value     map[string]any
	inventory map[string]any // nil when there is none
	changes   *Changes       // of the inventory; nil keeps nothing of it
	time      time.Time      // zero for that of the clock

	once sync.Once
	term *ast.Term
	err  error
}

// NewInput wraps a value made of map[string]any, []any, string, bool, nil and
// numbers. Anything else is an error where a policy reads it, and everywhere to topdown.
func NewInput(value map[string]any) *Input { return &Input{value: value} }

// WithInventory adds what policies see as data.inventory: nested map[string]any that
// ends in json.Marshalers, which are converted only when a policy reads them. Their
// MarshalJSON must not fail, nor be a method of the pointer alone: OPA looks behind
// pointers. The document must not change any more. It returns in.
func (in *Input) WithInventory(document map[string]any) *Input {
	in.inventory = document
	return in
}

// Changes say when parts of an inventory changed last, by numbers that are given once, in
// all inventories: under the same number a part is the same. A zero is a part that was
// never there. They must not change any more.
type Changes struct {
	Namespaces uint64            // which there are
	Versions   uint64            // which group versions there are, in each of them
	Complete   uint64            // what is declared complete
	All        uint64            // anything
	Kinds      map[string]uint64 // the objects of a kind, by its name without the group
}

// WithChanges lets the fast engine keep what follows from the inventory alone for other
// inputs, until a part changes that it was made of. The inventory must have the shape
// that policies see, as the guide to the context describes it. It returns in.
func (in *Input) WithChanges(changes *Changes) *Input {
	in.changes = changes
	return in
}

// WithTime sets what time.now_ns says. It returns in.
func (in *Input) WithTime(now time.Time) *Input {
	in.time = now
	return in
}

func (in *Input) toVM(timeout time.Duration) vm.Input {
	input := vm.Input{Value: in.value, Timeout: timeout, Now: in.time}
	if in.inventory != nil {
		input.Documents, input.Changes = map[string]any{inventoryRoot: in.inventory}, (*vm.Changes)(in.changes)
	}
	return input
}

func (in *Input) astTerm() (*ast.Term, error) {
	in.once.Do(func() {
		value, err := ast.InterfaceToValue(in.value)
		in.term, in.err = ast.NewTerm(value), err
	})
	return in.term, in.err
}
