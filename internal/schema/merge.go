package schema

import "maps"

// Merge lays over on top of base: objects are merged key by key, everything else
// is replaced. Neither argument is modified; it is what object.union does in Rego.
func Merge(base, over map[string]any) map[string]any {
	merged := maps.Clone(base)
	if merged == nil {
		merged = map[string]any{}
	}
	for key, value := range over {
		below, belowIsMap := merged[key].(map[string]any)
		above, aboveIsMap := value.(map[string]any)
		if belowIsMap && aboveIsMap {
			value = Merge(below, above)
		}
		merged[key] = value
	}
	return merged
}
