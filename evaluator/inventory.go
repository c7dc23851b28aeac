package evaluator

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/reeve-policy/reeve/internal/inventory"
	"github.com/reeve-policy/reeve/internal/object"
	"github.com/reeve-policy/reeve/policy"
)

// Inventory is what policies can know of other objects. It may be changed while
// evaluations run: each of them sees one version from beginning to end. It is safe
// for concurrent use.
//
// Objects are kept as JSON text without managed fields and without the values of
// Secrets. What is absent proves nothing unless its kind is declared complete.
type Inventory struct {
	mu      sync.Mutex // held by writers
	current atomic.Pointer[inventory.Snapshot]
}

// NewInventory returns an empty inventory.
func NewInventory() *Inventory {
	inv := &Inventory{}
	inv.current.Store(&inventory.Snapshot{})
	return inv
}

// Len is the number of objects.
func (inv *Inventory) Len() int { return inv.current.Load().Len() }

// Put adds all objects of the sources, or replaces those that are there, in one new
// version: many at once cost far less than one by one. What cannot be read is joined
// in the error, and the rest is put all the same.
func (inv *Inventory) Put(sources ...Source) error {
	var errs []error
	inv.edit(func(e *inventory.Edit) {
		for _, source := range sources {
			if source.items == nil {
				continue
			}
			for item := range source.items {
				errs = append(errs, put(e, item))
			}
		}
	})
	return errors.Join(errs...)
}

func put(e *inventory.Edit, item object.Item) error {
	switch {
	case item.Problem != nil:
		return item.Problem
	case item.Object == nil:
		return nil
	}
	ref := item.Object.Ref()
	if ref.Name == "" {
		return &policy.InputError{
			Location: item.Object.Locate(nil), Document: item.Object.Origin.Document, Object: ref,
			Reason: "an object without a name has no place in an inventory", Remedy: "set metadata.name",
		}
	}
	entry, err := inventory.NewEntry(item.Object.Value)
	if err != nil {
		return &policy.InputError{Object: ref, Reason: err.Error(), Err: err}
	}
	e.Put(keyOf(ref), entry)
	return nil
}

// Delete removes the object that ref names; it is no fault if it is not there.
func (inv *Inventory) Delete(ref policy.ObjectRef) {
	inv.edit(func(e *inventory.Edit) { e.Delete(keyOf(ref)) })
}

// MarkComplete declares that every object of a kind, written as in policy.Match, is
// there, in the namespaces named or, when none is named, in the whole cluster. From
// then on absence is proof.
func (inv *Inventory) MarkComplete(kind string, namespaces ...string) error {
	if err := checkKinds([]string{kind}); err != nil {
		return fmt.Errorf("inventory: %w", err)
	}
	if len(namespaces) == 0 {
		namespaces = []string{"*"}
	}
	inv.edit(func(e *inventory.Edit) {
		for _, namespace := range namespaces {
			e.MarkComplete(kind, namespace)
		}
	})
	return nil
}

// document is the current version; an empty inventory is not the same as none.
func (inv *Inventory) document() map[string]any {
	if document := inv.current.Load().Document(); document != nil {
		return document
	}
	return map[string]any{}
}

func (inv *Inventory) edit(change func(*inventory.Edit)) {
	inv.mu.Lock()
	defer inv.mu.Unlock()
	inv.current.Store(inv.current.Load().Edit(change))
}

// keyOf places an object. One that lives in a namespace but names none is placed in
// "default".
func keyOf(ref policy.ObjectRef) inventory.Key {
	group, _ := splitAPIVersion(ref.APIVersion)
	namespace := ref.Namespace
	if clusterScoped[groupKind(group, ref.Kind)] {
		namespace = ""
	} else if namespace == "" {
		namespace = "default"
	}
	return inventory.Key{Namespace: namespace, GroupVersion: ref.APIVersion, Kind: ref.Kind, Name: ref.Name}
}

// Save writes the inventory as YAML, ordered, so that a finding can be reproduced: a
// document of kind Inventory that says what is complete, then one for each object.
func (inv *Inventory) Save(w io.Writer) error {
	if err := inv.current.Load().Write(w); err != nil {
		return fmt.Errorf("inventory: %w", err)
	}
	return nil
}

// LoadInventory reads what Save wrote. The name stands for the file in errors.
func LoadInventory(name string, r io.Reader) (*Inventory, error) {
	inv := NewInventory()
	var errs []error
	inv.edit(func(e *inventory.Edit) {
		for item := range object.Manifests(name, r) {
			if item.Object != nil && isCompleteness(item.Object.Ref()) {
				errs = append(errs, markAll(e, item.Object.Value["complete"]))
				continue
			}
			errs = append(errs, put(e, item))
		}
	})
	return inv, errors.Join(errs...)
}

func isCompleteness(ref policy.ObjectRef) bool {
	return ref.APIVersion == inventory.APIVersion && ref.Kind == inventory.Kind
}

func markAll(e *inventory.Edit, complete any) error {
	kinds, ok := complete.(map[string]any)
	if !ok && complete != nil {
		return errors.New("inventory: complete: want kinds with their namespaces")
	}
	for kind, raw := range kinds {
		namespaces, _ := raw.([]any)
		if err := checkKinds([]string{kind}); err != nil || !slices.ContainsFunc(namespaces, isString) {
			return fmt.Errorf("inventory: complete: %s: want a kind and a list of namespaces or \"*\"", kind)
		}
		for _, namespace := range namespaces {
			e.MarkComplete(kind, fmt.Sprint(namespace))
		}
	}
	return nil
}

func isString(value any) bool {
	_, ok := value.(string)
	return ok
}
