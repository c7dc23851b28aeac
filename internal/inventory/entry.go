package inventory

import (
	"encoding/json"
	"maps"
)

// Entry is one object, kept as JSON text: that takes a sixth of what maps take, and
// most objects of an inventory are never looked at.
type Entry struct {
	text []byte
}

// MarshalJSON returns the text of the object. Do not modify it. It is a method of the
// value because OPA looks behind pointers, and would find an empty struct there.
func (e Entry) MarshalJSON() ([]byte, error) { return e.text, nil }

// NewEntry keeps an object (JSON-shaped) without what no policy may or need see: the
// values of a Secret, the applied configuration that repeats them, managed fields.
func NewEntry(object map[string]any) (*Entry, error) {
	object = maps.Clone(object)
	if object["apiVersion"] == "v1" && object["kind"] == "Secret" {
		blank(object, "data")
		blank(object, "stringData")
	}
	if metadata, ok := object["metadata"].(map[string]any); ok {
		metadata = maps.Clone(metadata)
		delete(metadata, "managedFields")
		if annotations, ok := metadata["annotations"].(map[string]any); ok {
			annotations = maps.Clone(annotations)
			delete(annotations, "kubectl.kubernetes.io/last-applied-configuration")
			metadata["annotations"] = annotations
		}
		object["metadata"] = metadata
	}
	text, err := json.Marshal(object)
	if err != nil {
		return nil, err
	}
	return &Entry{text}, nil
}

// blank keeps the keys of a Secret and drops the values. What has no keys is all value.
func blank(object map[string]any, field string) {
	values, ok := object[field].(map[string]any)
	if !ok {
		delete(object, field)
		return
	}
	blanked := make(map[string]any, len(values))
	for key := range values {
		blanked[key] = ""
	}
	object[field] = blanked
}
