package object

import (
	"fmt"

	"github.com/reeve-policy/reeve/policy"
)

// document hands on the objects that one document, or one Go value, holds.
type document struct {
	origin policy.Origin
	start  policy.Location // zero for a Go value
	walked bool            // see stream
	yield  func(Item) bool
}

// root hands on the value of the whole document.
func (d *document) root(value any, src source) bool {
	if d.walked && !mayBeObject(value) {
		return d.yield(notice(d.start, "not a Kubernetes object, skipped: neither apiVersion nor kind"))
	}
	fields, ok := value.(map[string]any)
	if !ok {
		return d.problem(src, nil, nil, fault{
			reason: fmt.Sprintf("the document is %s, not an object", kindOf(value)),
			remedy: "write one object a document, with apiVersion and kind; several go into a List or between lines ---",
		})
	}
	return d.object(fields, src, nil)
}

// mayBeObject reports whether there is a trace of an object in a value: the
// fields that make one, be it in the elements of a list.
func mayBeObject(value any) bool {
	switch v := value.(type) {
	case map[string]any:
		_, versioned := v["apiVersion"]
		_, kinded := v["kind"]
		return versioned || kinded
	case []any:
		for _, element := range v {
			if fields, ok := element.(map[string]any); ok && mayBeObject(fields) {
				return true
			}
		}
	}
	return false
}

// object hands on a value that is an object or a list of them. item is its path
// in the document.
func (d *document) object(fields map[string]any, src source, item policy.Path) bool {
	if fault := identify(fields); fault != nil {
		return d.problem(src, fields, item, *fault)
	}
	if isList(fields) {
		return d.list(fields, src, item)
	}
	origin := d.origin
	origin.Item = item
	if src != nil && item != nil {
		origin.Line = src.locate(nil).Line
	}
	return d.yield(Item{Object: &Object{Value: fields, Origin: origin, source: src}})
}

// problem reports a fault of the value at item; its own path is relative to that.
func (d *document) problem(src source, fields map[string]any, item policy.Path, f fault) bool {
	place := policy.Location{File: d.origin.File}
	if src != nil {
		place = src.locate(f.path)
		place.File = d.origin.File
	}
	ref := refOf(fields)
	if ref.Kind == "" {
		ref = policy.ObjectRef{} // a name alone names nothing
	}
	return d.yield(problem(policy.InputError{
		Location: place,
		Document: d.origin.Document,
		Object:   ref,
		Path:     item.Append(f.path...),
		Reason:   f.reason,
		Remedy:   f.remedy,
	}))
}
