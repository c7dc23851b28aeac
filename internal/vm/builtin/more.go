package builtin

import (
	"math"
	"strings"
	"time"

	"github.com/reeve-policy/reeve/internal/vm/value"
)

// clocks are about time.
func clocks(name string) native {
	switch name {
	case "time.now_ns":
		return func(c *Context, _ []any) (any, bool) { return c.clock().UnixNano(), true }
	case "time.parse_rfc3339_ns":
		return func(_ *Context, args []any) (any, bool) {
			text, ok := args[0].(string)
			if !ok {
				return nil, false
			}
			t, err := time.Parse(time.RFC3339, text)
			if err != nil || t.Year() < 1700 || t.Year() > 2200 {
				return nil, false // an error, or near the end of what nanoseconds can say
			}
			return t.UnixNano(), true
		}
	}
	return nil
}

// sums are about lists of numbers.
func sums(name string) native {
	switch name {
	case "sum":
		return sum
	case "numbers.range":
		return numbersRange
	case "div":
		return whole(func(a, b int64) (int64, bool) {
			if b == 0 || a == math.MinInt64 || a%b != 0 {
				return 0, false
			}
			return a / b, true
		})
	}
	return nil
}

func sum(_ *Context, args []any) (any, bool) {
	elems := value.Elems(args[0])
	if s, ok := args[0].(*value.Set); ok {
		elems = s.Items()
	} else if !value.IsArray(args[0]) {
		return nil, false
	}
	total := int64(0)
	for _, e := range elems {
		n, ok := plainInt(value.Norm(e))
		next := total + n
		if !ok || (next > total) != (n > 0) && n != 0 {
			return nil, false
		}
		total = next
	}
	return total, true
}

// maxRange is how long a range may be that is made without looking at the clock.
const maxRange = 1 << 12

func numbersRange(_ *Context, args []any) (any, bool) {
	from, to, ok := twoInts(args)
	if !ok || from < -1<<32 || from > 1<<32 || to < from-maxRange || to > from+maxRange {
		return nil, false
	}
	step := int64(1)
	if to < from {
		step = -1
	}
	out := &value.Array{}
	for n := from; ; n += step {
		out.E = append(out.E, n)
		if n == to {
			return out, true
		}
	}
}

// cuts are about parts of strings.
func cuts(name string) native {
	switch name {
	case "substring":
		return substring
	case "strings.replace_n":
		return replaceN
	case "strings.any_prefix_match":
		return anyAffix(strings.HasPrefix)
	case "strings.any_suffix_match":
		return anyAffix(strings.HasSuffix)
	}
	return nil
}

func substring(_ *Context, args []any) (any, bool) {
	text, isText := args[0].(string)
	from, length, ok := twoInts(args[1:])
	if !ok || !isText || from < 0 || int64(len(text)) != runes(text) {
		return nil, false
	}
	from = min(from, int64(len(text)))
	if length < 0 || length > int64(len(text))-from {
		length = int64(len(text)) - from
	}
	return text[from : from+length], true
}

func replaceN(_ *Context, args []any) (any, bool) {
	text, isText := args[1].(string)
	if !isText || !value.IsObject(args[0]) {
		return nil, false
	}
	var pairs []string
	for _, k := range value.SortedKeys(args[0]) {
		old, ok := k.(string)
		by, isText := value.Get(args[0], k).(string)
		if !ok || !isText {
			return nil, false
		}
		pairs = append(pairs, old, by)
	}
	return strings.NewReplacer(pairs...).Replace(text), true
}

func anyAffix(has func(text, affix string) bool) native {
	return func(_ *Context, args []any) (any, bool) {
		texts, ok := textsOf(args[0])
		affixes, isText := textsOf(args[1])
		if !ok || !isText {
			return nil, false
		}
		for _, text := range texts {
			for _, affix := range affixes {
				if has(text, affix) {
					return true, true
				}
			}
		}
		return false, true
	}
}

// textsOf are a string, or the strings of a list or set.
func textsOf(v any) (all []string, ok bool) {
	if one, ok := v.(string); ok {
		return []string{one}, true
	}
	elems := value.Elems(v)
	if s, ok := v.(*value.Set); ok {
		elems = s.Items()
	} else if !value.IsArray(v) {
		return nil, false
	}
	for _, e := range elems {
		one, ok := e.(string)
		if !ok {
			return nil, false
		}
		all = append(all, one)
	}
	return all, true
}
