package builtin

import (
	"math/bits"
	"strconv"

	"github.com/reeve-policy/reeve/internal/vm/value"
)

// numbers computes with whole numbers as long as nothing overflows.
func numbers(name string) native {
	switch name {
	case "plus":
		return whole(func(a, b int64) (int64, bool) { c := a + b; return c, (c > a) == (b > 0) })
	case "mul":
		return whole(product)
	case "rem":
		return whole(func(a, b int64) (int64, bool) {
			if b == 0 {
				return 0, false
			}
			return a % b, true
		})
	case "minus":
		return difference
	case "abs":
		return func(_ *Context, args []any) (any, bool) {
			n, ok := args[0].(int64)
			return max(n, -n), ok && n != -n || ok && n == 0
		}
	case "round", "ceil", "floor":
		return func(_ *Context, args []any) (any, bool) {
			n, ok := args[0].(int64)
			return n, ok
		}
	case "format_int":
		return formatInt
	case "to_number":
		return toNumber
	}
	return nil
}

func whole(f func(a, b int64) (int64, bool)) native {
	return func(_ *Context, args []any) (any, bool) {
		a, b, ok := twoInts(args)
		if !ok {
			return nil, false
		}
		c, ok := f(a, b)
		return c, ok
	}
}

func twoInts(args []any) (a, b int64, ok bool) {
	if len(args) != 2 {
		return 0, 0, false
	}
	a, ok = plainInt(args[0])
	if !ok {
		return 0, 0, false
	}
	b, ok = plainInt(args[1])
	return a, b, ok
}

// plainInt is a number that is written as a whole one.
func plainInt(v any) (int64, bool) {
	if n, ok := v.(int64); ok {
		return n, true
	}
	n, ok := value.Number(value.Text(v)).(int64)
	return n, ok
}

func product(a, b int64) (int64, bool) {
	high, low := bits.Mul64(magnitude(a), magnitude(b))
	if high != 0 || low >= 1<<63 {
		return 0, false
	}
	return a * b, true
}

func magnitude(n int64) uint64 {
	if n < 0 {
		return -uint64(n)
	}
	return uint64(n)
}

// difference is of numbers or of sets.
func difference(_ *Context, args []any) (any, bool) {
	if a, b, ok := two[*value.Set, *value.Set](args); ok {
		out := &value.Set{}
		for _, e := range a.Items() {
			if !b.Has(e) {
				out.Add(e)
			}
		}
		return out, true
	}
	a, b, ok := twoInts(args)
	c := a - b
	return c, ok && (c < a) == (b > 0)
}

func formatInt(_ *Context, args []any) (any, bool) {
	n, base, ok := twoInts(args)
	if !ok || base != 2 && base != 8 && base != 10 && base != 16 {
		return nil, false
	}
	return strconv.FormatInt(n, int(base)), true
}

func toNumber(_ *Context, args []any) (any, bool) {
	switch v := args[0].(type) {
	case int64:
		return v, true
	case string:
		n, ok := value.Number(v).(int64)
		return n, ok
	}
	return nil, false
}
