package evaluator

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/reeve-policy/reeve/internal/inventory"
	"github.com/reeve-policy/reeve/internal/object"
	"github.com/reeve-policy/reeve/policy"
)

// Inventory is what policies can know of other objects. It may be changed while
// evaluations run: an object is judged by all policies, on an update with the old
// one, against one version. It is safe for concurrent use.
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
// version: many at once cost far less than one by one. What cannot be read, or has no
// name, is joined in the error (*policy.InputError), and the rest is put all the same.
func (inv *Inventory) Put(sources ...Source) error {
	var errs []error
	inv.edit(func(e *inventory.Edit) {
		for _, source := range sources {
			if source.items == nil {
				continue
			}
			for item := range source.items {
				if err := put(e, item); err != nil {
					errs = append(errs, err)
				}
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
	// Ref would do with a generateName, which is the name of no object.
	metadata, _ := item.Object.Value["metadata"].(map[string]any)
	if name, _ := metadata["name"].(string); name == "" && !isFile(item.Object.Ref()) {
		return inputError(item.Object, nil, "an object without a name has no place in an inventory", "set metadata.name")
	}
	entry, err := inventory.NewEntry(item.Object.Value)
	if err != nil {
		return inputError(item.Object, nil, err.Error(), "")
	}
	e.Put(keyOf(item.Object.Ref()), entry)
	return nil
}

func isFile(ref policy.ObjectRef) bool {
	group, _ := splitAPIVersion(ref.APIVersion)
	return files[groupKind(group, ref.Kind)]
}

func inputError(o *object.Object, path policy.Path, reason, remedy string) error {
	return &policy.InputError{
		Location: o.Locate(path), Document: o.Origin.Document, Object: o.Ref(), Path: path, Reason: reason, Remedy: remedy,
	}
}

// Delete removes the object that ref names, in whatever version of its group it was
// put; it is no fault if it is not there.
func (inv *Inventory) Delete(ref policy.ObjectRef) {
	inv.edit(func(e *inventory.Edit) { e.Delete(keyOf(ref)) })
}

// MarkComplete declares that every object of a kind, written as in policy.Match, is
// there, in the namespaces named or, when none is named, in the whole cluster. From
// then on absence is proof. The kind "*/*" says that what was put is all there is.
func (inv *Inventory) MarkComplete(kind string, namespaces ...string) error {
	if len(namespaces) == 0 {
		namespaces = []string{everywhere}
	}
	if err := checkComplete(kind, namespaces); err != nil {
		return fmt.Errorf("inventory: %w", err)
	}
	inv.edit(func(e *inventory.Edit) {
		for _, namespace := range namespaces {
			e.MarkComplete(kind, namespace)
		}
	})
	return nil
}

const everywhere = "*"

// checkComplete refuses what would never count: nobody would see it.
func checkComplete(kind string, namespaces []string) error {
	if err := checkKinds([]string{kind}); err != nil {
		return err
	}
	for _, namespace := range namespaces {
		switch {
		case namespace == everywhere:
		case namespace == "" || strings.Contains(namespace, "*"):
			return fmt.Errorf("%s: namespace %q: want the name of one, or * for the whole cluster", kind, namespace)
		case clusterScoped[kind]:
			return fmt.Errorf("%s: namespace %q: the kind lives in none, want * only", kind, namespace)
		}
	}
	return nil
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
