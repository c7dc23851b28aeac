package vm

import (
	"encoding/json"
	"fmt"
	"strconv"

	"github.com/open-policy-agent/opa/v1/util"

	"github.com/reeve-policy/reeve/internal/vm/value"
)

// get looks a key up in any value.
func (m *machine) get(v, key any) any {
	switch v := v.(type) {
	case map[string]any:
		if key, ok := key.(string); ok {
			return m.field(v, key)
		}
		return nil
	case []any:
		if i, ok := value.Int(key); ok && i >= 0 && i < int64(len(v)) {
			return m.norm(v[i])
		}
		return nil
	}
	return value.Get(v, key)
}

// base looks a key up in a base document, which OPA does by paths of strings.
func (m *machine) base(v, key any) any {
	if text := value.Text(key); text != "" && value.IsObject(v) {
		return m.get(v, text)
	}
	if text, ok := key.(string); ok && value.IsArray(v) {
		i, err := strconv.Atoi(text)
		if err != nil {
			return nil
		}
		return m.get(v, int64(i))
	}
	return m.get(v, key)
}

func (m *machine) field(object map[string]any, key string) any {
	e, ok := object[key]
	if !ok {
		return nil
	}
	return m.norm(e)
}

// merge joins two documents; where they differ and are no objects, the first holds.
func (m *machine) merge(a, b any) any {
	switch {
	case a == nil:
		return b
	case !value.IsObject(a) || !value.IsObject(b):
		return a
	}
	out := value.NewObject(value.Len(a) + value.Len(b))
	value.Each(a, func(k, v any) bool {
		if other := m.get(b, k); other != nil {
			v = m.merge(v, other)
		}
		out.Set(k, v)
		return true
	})
	value.Each(b, func(k, v any) bool {
		if out.Get(k) == nil {
			out.Set(k, v)
		}
		return true
	})
	return out
}

func (m *machine) norm(x any) any {
	if value.IsForeign(x) {
		return m.foreign(x)
	}
	if x == nil {
		return value.Null{}
	}
	return x
}

// foreign makes a value of what stands in a map or a list from outside.
func (m *machine) foreign(x any) any {
	object, ok := x.(json.Marshaler)
	if _, isValue := x.(json.Number); !ok || isValue {
		return value.Norm(x)
	}
	if v, ok := m.decoded[x]; ok {
		return v
	}
	text, err := object.MarshalJSON()
	var v any
	if err == nil {
		err = util.UnmarshalJSON(text, &v)
	}
	if err != nil {
		panic(value.Unreadable{Err: fmt.Errorf("inventory: %w", err)})
	}
	if m.decoded == nil {
		m.decoded = map[any]any{}
	}
	v = value.Norm(v)
	m.decoded[x] = v
	return v
}
