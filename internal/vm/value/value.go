package value

import (
	"encoding/json"
	"fmt"
	"strconv"

	"github.com/open-policy-agent/opa/v1/ast"
)

// Null is the value null.
type Null struct{}

// Norm makes a value of what stands in a map[string]any or []any.
func Norm(x any) any {
	switch x := x.(type) {
	case string, map[string]any, bool, json.Number, []any, int64, *Object, *Array, *Set, Null, *Level:
		return x
	case nil:
		return Null{}
	}
	return convert(x)
}

// IsForeign says whether only convert knows the type.
func IsForeign(x any) bool {
	switch x.(type) {
	case string, map[string]any, bool, json.Number, []any, int64, *Object, *Array, *Set, Null, *Level, nil:
		return false
	}
	return true
}

// convert takes any other Go value, the rest by way of OPA, so that the two agree.
func convert(x any) any {
	switch x := x.(type) {
	case int:
		return int64(x)
	case int32:
		return int64(x)
	case uint64:
		return Number(strconv.FormatUint(x, 10))
	case float64:
		if n := int64(x); float64(n) == x && n != 0 && n < 1<<53 && n > -1<<53 {
			return n
		}
		return Number(strconv.FormatFloat(x, 'g', -1, 64))
	case ast.Value:
		return FromAST(x)
	}
	v, err := ast.InterfaceToValue(x)
	if err != nil {
		panic(Unreadable{fmt.Errorf("%T: %w", x, err)})
	}
	return FromAST(v)
}

// Unreadable is what Norm panics with when a Go value has no JSON form.
type Unreadable struct{ Err error }

// Order of types, as OPA sorts values.
const (
	rankUndefined = iota
	rankNull
	rankBool
	rankNumber
	rankString
	rankArray
	rankObject
	rankSet
)

func rank(v any) int {
	switch v.(type) {
	case nil:
		return rankUndefined
	case Null:
		return rankNull
	case bool:
		return rankBool
	case int64, json.Number:
		return rankNumber
	case string:
		return rankString
	case []any, *Array:
		return rankArray
	case map[string]any, *Object, *Level:
		return rankObject
	case *Set:
		return rankSet
	}
	panic(fmt.Sprintf("value: %T is no value", v))
}

// IsArray says whether v is an array.
func IsArray(v any) bool {
	switch v.(type) {
	case []any, *Array:
		return true
	}
	return false
}

// IsObject says whether v is an object.
func IsObject(v any) bool {
	switch v.(type) {
	case map[string]any, *Object, *Level:
		return true
	}
	return false
}

// IsSet says whether v is a set.
func IsSet(v any) bool { _, ok := v.(*Set); return ok }

// TypeName is what OPA calls the type of a value.
func TypeName(v any) string {
	switch rank(v) {
	case rankNull:
		return "null"
	case rankBool:
		return "boolean"
	case rankNumber:
		return "number"
	case rankString:
		return "string"
	case rankArray:
		return "array"
	case rankObject:
		return "object"
	case rankSet:
		return "set"
	}
	return "undefined"
}
