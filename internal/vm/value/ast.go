package value

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// ToAST makes an OPA value.
func ToAST(v any) ast.Value {
	switch v := v.(type) {
	case Null:
		return ast.NullValue
	case bool:
		return ast.InternedTerm(v).Value
	case string:
		return ast.String(v)
	case int64:
		return ast.Number(Text(v))
	case json.Number:
		return ast.Number(v)
	case []any, *Array:
		elems := Elems(v)
		terms := make([]*ast.Term, len(elems))
		for i, e := range elems {
			terms[i] = ToTerm(Norm(e))
		}
		return ast.NewArray(terms...)
	case *Set:
		terms := make([]*ast.Term, 0, v.Len())
		for _, e := range v.Items() {
			terms = append(terms, ToTerm(e))
		}
		return ast.NewSet(terms...)
	}
	pairs := make([][2]*ast.Term, 0, Len(v))
	Each(v, func(k, v any) bool {
		pairs = append(pairs, [2]*ast.Term{ToTerm(k), ToTerm(v)})
		return true
	})
	return ast.NewObject(pairs...)
}

// ToTerm is ToAST in a term.
func ToTerm(v any) *ast.Term { return ast.NewTerm(ToAST(v)) }

// FromAST makes a value of OPA's.
func FromAST(v ast.Value) any {
	switch v := v.(type) {
	case ast.Null:
		return Null{}
	case ast.Boolean:
		return bool(v)
	case ast.String:
		return string(v)
	case ast.Number:
		return Number(string(v))
	case *ast.Array:
		out := &Array{E: make([]any, 0, v.Len())}
		v.Foreach(func(t *ast.Term) { out.E = append(out.E, FromAST(t.Value)) })
		return out
	case ast.Set:
		out := &Set{}
		v.Foreach(func(t *ast.Term) { out.Add(FromAST(t.Value)) })
		return out
	case ast.Object:
		out := NewObject(v.Len())
		v.Foreach(func(k, t *ast.Term) { out.Set(FromAST(k.Value), FromAST(t.Value)) })
		return out
	}
	panic(Unreadable{fmt.Errorf("%s requires evaluation", ast.ValueName(v))})
}

// ToJSON makes a JSON-shaped value of fresh maps and lists, with numbers as json.Number: what
// ast.JSON makes of the same value.
func ToJSON(v any) any {
	switch v := v.(type) {
	case Null:
		return nil
	case int64:
		return json.Number(Text(v))
	case []any, *Array:
		return listToJSON(Elems(v))
	case *Set:
		return listToJSON(v.Sorted())
	case map[string]any, *Object, *Level:
		out := make(map[string]any, Len(v))
		Each(v, func(k, v any) bool {
			out[keyToJSON(k)] = ToJSON(v)
			return true
		})
		return out
	}
	return v
}

func listToJSON(elems []any) []any {
	out := make([]any, len(elems))
	for i, e := range elems {
		out[i] = ToJSON(Norm(e))
	}
	return out
}

func keyToJSON(key any) string {
	if s, ok := key.(string); ok {
		return s
	}
	var text strings.Builder
	if err := json.NewEncoder(&text).Encode(ToJSON(key)); err != nil {
		panic(Unreadable{err})
	}
	return strings.TrimSpace(text.String())
}
