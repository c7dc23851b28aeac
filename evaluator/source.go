package evaluator

import (
	"io"
	"iter"

	"github.com/reeve-policy/reeve/internal/object"
)

// Source is where objects come from. Make one with Typed, Map, JSON, Manifests or
// Files. Lists, typed ones included, are taken apart and their items judged one by
// one. A source may be used again, except that Manifests reads its reader once. The
// zero value holds nothing.
type Source struct {
	items iter.Seq[object.Item]
}

// Typed is a Go value: a struct of client-go or a pointer to one, a runtime.Object,
// an unstructured object. A missing apiVersion and kind are inferred from the Go
// type for all types of k8s.io/api; for others it is an input problem that wraps
// *policy.UnknownKindError. The value must not change while it is judged.
func Typed(value any) Source { return Source{object.Typed(value)} }

// Map is a JSON-shaped map, as unstructured objects hold. It is not copied and must
// not change while it is judged.
func Map(value map[string]any) Source { return Source{object.Map(value)} }

// JSON is one JSON object or several, one after another.
func JSON(data []byte) Source { return Source{object.JSON(data)} }

// Manifests is a stream of YAML or JSON documents. The name stands for the file in
// locations; it is not opened.
func Manifests(name string, r io.Reader) Source { return Source{object.Manifests(name, r)} }

// Files are files, read whatever their name, and folders, of which all .yaml, .yml
// and .json files are read, in lexical order.
func Files(paths ...string) Source { return Source{object.Files(paths...)} }
