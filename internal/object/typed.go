package object

import (
	"fmt"
	"iter"
	"reflect"

	"github.com/reeve-policy/reeve/internal/kubeapi"
	"github.com/reeve-policy/reeve/policy"
)

// Typed hands on an object that is in memory as a Go value: a struct of client-go
// or a pointer to one, any runtime.Object, a map. The content of an unstructured
// object is used as it is, without a copy, as in Map; other values are converted
// through their JSON form when the sequence is consumed, numbers kept.
//
// A missing apiVersion and kind are inferred for the types of k8s.io/api. When
// they cannot be, the problem wraps a *policy.UnknownKindError. A nil pointer is a
// problem. Lists are flattened as in manifests.
func Typed(v any) iter.Seq[Item] {
	return func(yield func(Item) bool) {
		d := document{yield: yield}
		d.typed(v)
	}
}

func (d *document) typed(v any) bool {
	pointer := pointerTo(v)
	if !pointer.IsValid() {
		return d.yield(problem(policy.InputError{
			Reason: fmt.Sprintf("the object is nil (%T)", v), Remedy: "hand over an object",
		}))
	}
	switch content := pointer.Interface().(type) {
	case interface{ UnstructuredContent() map[string]any }:
		return d.fields(content.UnstructuredContent())
	case *map[string]any:
		return d.fields(*content)
	}
	value, fault := throughJSON(pointer.Interface())
	if fault != nil {
		return d.yield(Item{Problem: fault})
	}
	fields, ok := value.(map[string]any)
	if !ok {
		return d.yield(problem(policy.InputError{
			Reason: fmt.Sprintf("%T is %s in JSON, not an object", v, kindOf(value)),
			Remedy: "hand over one object at a time",
		}))
	}
	return d.named(fields, pointer.Type().Elem())
}

// pointerTo is a pointer to the value behind v, whatever number of pointers leads
// to it: methods of pointers belong to the object too. It is invalid for nil.
func pointerTo(v any) reflect.Value {
	value := reflect.ValueOf(v)
	for value.Kind() == reflect.Pointer {
		if value.IsNil() {
			return reflect.Value{}
		}
		value = value.Elem()
	}
	if !value.IsValid() || value.CanAddr() {
		return addressOf(value)
	}
	variable := reflect.New(value.Type())
	variable.Elem().Set(value)
	return variable
}

func addressOf(value reflect.Value) reflect.Value {
	if !value.IsValid() {
		return value
	}
	return value.Addr()
}

// named hands on the fields of a value of type t, with apiVersion and kind.
func (d *document) named(fields map[string]any, t reflect.Type) bool {
	noVersion, noKind := absent(fields["apiVersion"]), absent(fields["kind"])
	if !noVersion && !noKind {
		return d.object(fields, nil, nil)
	}
	apiVersion, kind, known := kubeapi.KindOf(t.PkgPath(), t.Name())
	if !known || !noKind && fields["kind"] != kind || !noVersion && fields["apiVersion"] != apiVersion {
		unknown := &policy.UnknownKindError{GoType: typeName(t)}
		return d.yield(problem(policy.InputError{
			Object: refOf(fields), Reason: unknown.Error(), Err: unknown,
		}))
	}
	fields["apiVersion"], fields["kind"] = apiVersion, kind // the map is ours
	return d.object(fields, nil, nil)
}

// typeName is the name of a type with the whole path of its package: there are
// many packages v1.
func typeName(t reflect.Type) string {
	if t.PkgPath() == "" {
		return t.String()
	}
	return t.PkgPath() + "." + t.Name()
}
