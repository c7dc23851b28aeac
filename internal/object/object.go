package object

import "github.com/reeve-policy/reeve/policy"

// Object is one Kubernetes object and where it came from. It is read-only once
// made and safe for concurrent use; Value must not be modified.
type Object struct {
	// Value is JSON-shaped: map[string]any, []any, string, bool, nil and
	// json.Number, or int64 and float64 where the caller's map had them.
	Value  map[string]any
	Origin policy.Origin

	source source // nil for objects that were handed over in memory
}

// Ref names the object. Fields that are missing or no strings are left empty;
// an object without a name goes by its generateName.
func (o *Object) Ref() policy.ObjectRef { return refOf(o.Value) }

// Locate finds the field at path in the source: from the key that leads to it,
// or the start of a list's element, to the end of its value. The empty path is
// the whole object. Of a field that does not exist the nearest existing parent
// is located, and Exact is false. An object without source has the zero Location.
func (o *Object) Locate(path policy.Path) policy.Location {
	if o.source == nil {
		return policy.Location{}
	}
	location := o.source.locate(path)
	location.File = o.Origin.File
	return location
}

// source is the text of an object. Its methods are safe for concurrent use.
type source interface {
	// locate returns the place of a field, or of its nearest existing parent.
	locate(path policy.Path) policy.Location
	// elements returns the sources of the elements of the list under key, in
	// order; nil when they cannot be told.
	elements(key string) []source
}

func refOf(value map[string]any) policy.ObjectRef {
	metadata, _ := value["metadata"].(map[string]any)
	ref := policy.ObjectRef{
		APIVersion: stringAt(value, "apiVersion"),
		Kind:       stringAt(value, "kind"),
		Namespace:  stringAt(metadata, "namespace"),
		Name:       stringAt(metadata, "name"),
		UID:        stringAt(metadata, "uid"),
	}
	if ref.Name == "" {
		ref.Name = stringAt(metadata, "generateName")
	}
	return ref
}

func stringAt(fields map[string]any, key string) string {
	s, _ := fields[key].(string)
	return s
}
