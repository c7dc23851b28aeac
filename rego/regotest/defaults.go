package regotest

import (
	"fmt"

	"github.com/reeve-policy/reeve/bundles"
	"github.com/reeve-policy/reeve/internal/schema"
)

// defaults gathers the default parameters of policies by ID. Those of the built-in
// bundle are in its registry, where profiles may lie over them.
func defaults(all []*bundles.Bundle) (map[string]any, error) {
	byID := map[string]any{}
	for _, b := range all {
		if b.Root() == bundles.BuiltinRoot {
			continue
		}
		for _, p := range b.Policies() {
			if p.Parameters == nil {
				continue
			}
			compiled, err := schema.Compile(p.Parameters)
			if err != nil {
				return nil, fmt.Errorf("regotest: parameters of %s: %w", p.ID, err)
			}
			byID[p.ID] = compiled.Defaults()
		}
	}
	return byID, nil
}
