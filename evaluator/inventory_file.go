package evaluator

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"

	"github.com/reeve-policy/reeve/internal/inventory"
	"github.com/reeve-policy/reeve/internal/object"
	"github.com/reeve-policy/reeve/policy"
)

// Save writes the inventory, ordered, so that a finding can be reproduced: a YAML
// stream of JSON documents, one of kind Inventory that says what is complete, then one
// for each object.
func (inv *Inventory) Save(w io.Writer) error {
	if err := inv.current.Load().Write(w); err != nil {
		return fmt.Errorf("inventory: %w", err)
	}
	return nil
}

// LoadInventory reads what Save wrote. The name stands for the file in errors. What
// cannot be read is joined in the error, and the inventory holds the rest.
func LoadInventory(name string, r io.Reader) (*Inventory, error) {
	inv := NewInventory()
	var errs []error
	inv.edit(func(e *inventory.Edit) {
		for item := range object.Manifests(name, r) {
			load := put
			if item.Object != nil && isCompleteness(item.Object.Ref()) {
				load = markAll
			}
			if err := load(e, item); err != nil {
				errs = append(errs, err)
			}
		}
	})
	return inv, errors.Join(errs...)
}

func isCompleteness(ref policy.ObjectRef) bool {
	return ref.APIVersion == inventory.APIVersion && ref.Kind == inventory.Kind
}

func markAll(e *inventory.Edit, item object.Item) error {
	raw := item.Object.Value["complete"]
	kinds, ok := raw.(map[string]any)
	if !ok && raw != nil {
		return inputError(item.Object, policy.Path{"complete"}, "it is no object", "write kinds with their namespaces")
	}
	var errs []error
	for _, kind := range slices.Sorted(maps.Keys(kinds)) {
		namespaces, err := namesIn(kinds[kind])
		if err == nil {
			err = checkComplete(kind, namespaces)
		}
		if err != nil {
			errs = append(errs, inputError(item.Object, policy.Path{"complete", kind}, err.Error(), ""))
			continue
		}
		for _, namespace := range namespaces {
			e.MarkComplete(kind, namespace)
		}
	}
	return errors.Join(errs...)
}

func namesIn(value any) ([]string, error) {
	list, _ := value.([]any)
	names := make([]string, 0, len(list))
	for _, element := range list {
		if name, ok := element.(string); ok {
			names = append(names, name)
		}
	}
	if len(names) == 0 || len(names) != len(list) {
		return nil, errors.New(`want a list of namespaces, or of "*" alone`)
	}
	return names, nil
}
