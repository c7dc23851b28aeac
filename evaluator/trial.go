package evaluator

import (
	"time"

	"github.com/reeve-policy/reeve/internal/inventory"
	"github.com/reeve-policy/reeve/internal/object"
	"github.com/reeve-policy/reeve/rego"
)

// trial is what a verdict depends on besides the object and the evaluator: all policies
// see the same time and the same version of the inventory.
type trial struct {
	request Request
	old     *object.Object // before an update, nil otherwise
	now     time.Time
	known   *inventory.Snapshot // nil when there is no inventory
	changes *rego.Changes       // of what is known
	used    map[string]bool     // exceptions that waived something are marked here; may be nil
}

func (ev *Evaluator) newTrial(request Request, old *object.Object, used map[string]bool) *trial {
	t := &trial{request: request, old: old, now: ev.options.clock(), used: used}
	if ev.options.inventory != nil {
		t.known = ev.options.inventory.current.Load()
		changes := rego.Changes(t.known.Changes())
		t.changes = &changes
	}
	return t
}

// input is what policies see of an object, and of the one before.
func (t *trial) input(o, old *object.Object) *rego.Input {
	return t.know(rego.NewInput(t.request.envelope(o, old)))
}

// know adds to an input the time and what is known of other objects.
func (t *trial) know(in *rego.Input) *rego.Input {
	in = in.WithTime(t.now)
	if t.known == nil {
		return in
	}
	document := t.known.Document()
	if document == nil { // an empty inventory is not the same as none
		document = map[string]any{}
	}
	return in.WithInventory(document).WithChanges(t.changes)
}
