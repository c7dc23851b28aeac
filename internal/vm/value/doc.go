// Package value holds what the vm computes with: Kubernetes values as they are, and
// compact objects, arrays and sets for those that Rego makes.
//
// A value is a Go interface. nil is undefined. Null, bool, string, int64 and
// json.Number are scalars; map[string]any and []any come from outside and are only
// read; *Object, *Array and *Set are made here. What map[string]any and []any hold is
// foreign until Norm has seen it: there nil is null, and a number can be an int.
package value
