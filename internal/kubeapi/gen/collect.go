package main

import (
	"cmp"
	"encoding"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"k8s.io/apimachinery/pkg/api/resource"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/util/intstr"
)

const apiPrefix = "k8s.io/api/"

// line is one field of a type as types.txt has it.
type line struct {
	name, expression string
	depth            int // of embedding: the shallower field wins, as in encoding/json
}

// collector gathers the struct types reachable from the kinds. The first type
// that kubeapi would not know how to check is its err.
type collector struct {
	structs map[reflect.Type][]line
	err     error
}

func (c *collector) add(t reflect.Type) {
	if _, done := c.structs[t]; done {
		return
	}
	c.structs[t] = nil // a type may contain itself
	c.structs[t] = c.shallowest(t, c.lines(t, t, 0))
}

// shallowest leaves out the fields that a less deeply embedded one hides.
func (c *collector) shallowest(t reflect.Type, lines []line) []line {
	depths := map[string]int{}
	for _, l := range lines {
		depth, seen := depths[l.name]
		if seen && depth == l.depth {
			c.fail("%s has two fields %q at one depth", t, l.name)
		}
		if !seen || l.depth < depth {
			depths[l.name] = l.depth
		}
	}
	return slices.DeleteFunc(lines, func(l line) bool { return depths[l.name] < l.depth })
}

// lines returns the fields of t, those of embedded structs among them; names
// are written as seen from home.
func (c *collector) lines(t, home reflect.Type, depth int) []line {
	var lines []line
	for f := range t.Fields() {
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		embedded := f.Anonymous && name == ""
		switch {
		case name == "-" || !f.IsExported() && !embedded:
		case slices.Contains(strings.Split(options, ","), "string"):
			c.fail("%s.%s is a number in quotes", t, f.Name)
		case embedded && f.Type.Kind() != reflect.Struct:
			c.fail("%s embeds %s, want a struct", t, f.Type)
		case embedded:
			lines = append(lines, c.lines(f.Type, home, depth+1)...)
		default:
			lines = append(lines, line{cmp.Or(name, f.Name), c.expression(f.Type, home), depth})
		}
	}
	return lines
}

// expression writes a type as types.txt does, seen from a type of its package.
// Pointers vanish: null stands for a missing value everywhere.
func (c *collector) expression(t, home reflect.Type) string {
	if word, ok := words[t]; ok {
		return word
	}
	if implementsAny[json.Unmarshaler](t) || implementsAny[encoding.TextUnmarshaler](t) {
		c.fail("%s decodes itself: kubeapi has no word for it", t)
	}
	switch t.Kind() {
	case reflect.Pointer:
		return c.expression(t.Elem(), home)
	case reflect.Slice:
		return "[]" + c.expression(t.Elem(), home)
	case reflect.Map:
		if t.Key().Kind() != reflect.String || implementsAny[encoding.TextUnmarshaler](t.Key()) {
			c.fail("%s: want plain strings for keys", t)
		}
		return "map[string]" + c.expression(t.Elem(), home)
	case reflect.Struct:
		c.add(t)
		if folderOf(t) != folderOf(home) {
			return folderOf(t) + "." + t.Name()
		}
		return t.Name()
	case reflect.String, reflect.Bool, reflect.Int32, reflect.Int64:
		return t.Kind().String()
	}
	c.fail("%s is a %s: kubeapi has no word for it", t, t.Kind())
	return ""
}

// words are the types that are not decoded field by field.
var words = map[reflect.Type]string{
	reflect.TypeFor[[]byte]():               "bytes",
	reflect.TypeFor[resource.Quantity]():    "quantity",
	reflect.TypeFor[intstr.IntOrString]():   "intOrString",
	reflect.TypeFor[metav1.Time]():          "time",
	reflect.TypeFor[metav1.MicroTime]():     "microTime",
	reflect.TypeFor[metav1.FieldsV1]():      "any",
	reflect.TypeFor[runtime.RawExtension](): "any",
}

func implementsAny[T any](t reflect.Type) bool {
	return t.Kind() != reflect.Pointer && reflect.PointerTo(t).Implements(reflect.TypeFor[T]())
}

// version returns the apiVersion of the kinds in folder, "" if there are none.
func (c *collector) version(folder string, kinds map[reflect.Type]string) string {
	version := ""
	for t, v := range kinds {
		if folderOf(t) != folder {
			continue
		}
		if version != "" && version != v {
			c.fail("package %s has kinds of %s and %s", folder, version, v)
		}
		version = v
	}
	return version
}

// folderOf shortens a package path: core/v1, meta/v1.
func folderOf(t reflect.Type) string {
	path := strings.TrimPrefix(t.PkgPath(), apiPrefix)
	return strings.TrimPrefix(path, "k8s.io/apimachinery/pkg/apis/")
}

func (c *collector) fail(format string, args ...any) {
	if c.err == nil {
		c.err = fmt.Errorf(format, args...)
	}
}
