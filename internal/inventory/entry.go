package inventory

import (
	"bytes"
	"encoding/json"
	"maps"
)

// Entry is one object, kept as JSON text: that takes a sixth of what maps take, and
// most objects of an inventory are never looked at.
type Entry struct {
	text []byte
}

// MarshalJSON returns the text of the object. Do not modify it.
func (e *Entry) MarshalJSON() ([]byte, error) { return e.text, nil }

// Value decodes the object, with numbers kept as they are written.
func (e *Entry) Value() (map[string]any, error) {
	decoder := json.NewDecoder(bytes.NewReader(e.text))
	decoder.UseNumber()
	var value map[string]any
	err := decoder.Decode(&value)
	return value, err
}

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
	return &Entry{text}, err
}

// blank keeps the keys of a Secret and drops the values.
func blank(object map[string]any, field string) {
	values, ok := object[field].(map[string]any)
	if !ok {
		return
	}
	blanked := make(map[string]any, len(values))
	for key := range values {
		blanked[key] = ""
	}
	object[field] = blanked
}
