package builtin_test

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/reeve-policy/reeve/internal/vm/builtin"
	"github.com/reeve-policy/reeve/internal/vm/value"
)

// TestNativeFormsAgreeWithOPA calls every function that has a native form with random
// operands, mostly of the types it is for.
func TestNativeFormsAgreeWithOPA(t *testing.T) {
	d := dice{rand.New(rand.NewPCG(1, 2))}
	tried := 0
	for name, declared := range ast.BuiltinMap {
		if !builtin.IsNative(name) {
			continue
		}
		tried++
		for range 3000 {
			args := make([]any, declared.Decl.Arity())
			for i := range args {
				args[i] = d.value(2)
				if n, ok := value.Int(args[i]); ok && name == "numbers.range" {
					args[i] = n % 5000 // OPA would count to the end
				} else if _, ok := args[i].(json.Number); ok && name == "numbers.range" {
					args[i] = "no range"
				}
			}
			compare(t, name, args)
		}
	}
	if tried < 40 {
		t.Errorf("only %d native functions", tried)
	}
}

func compare(t *testing.T, name string, args []any) {
	t.Helper()
	fast, slow := call(t, name, args, true), call(t, name, args, false)
	if !value.Equal(fast, slow) {
		t.Errorf("%s%s: native %s, OPA %s", name, show(value.NewArray(args...)), show(fast), show(slow))
	}
}

// call returns the result in an array, so that an error and undefined are others.
func call(t *testing.T, name string, args []any, fast bool) any {
	t.Helper()
	f, err := builtin.Lookup(name, nil, "", fast)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Second)
	defer cancel()
	var c builtin.Context
	c.Arena.Keep = true
	c.Now = time.Unix(1_700_000_000, 5)
	c.Begin(ctx)
	defer c.End()
	v, err := f(&c, slices.Clone(args))
	switch {
	case err != nil:
		return "error"
	case v == nil:
		return "undefined"
	}
	return value.NewArray(v)
}

func show(v any) string { return value.ToAST(v).String() }

// csr is a request of "alice" for a certificate, as a CertificateSigningRequest holds it.
const csr = "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0KTUlIYU1JR0JBZ0VBTUI4eERUQUxCZ05WQkFvVEJHUmxkbk14RGpBTUJnTlZCQU1UQldGc2FXTmxNRmt3RXdZSApLb1pJemowQ0FRWUlLb1pJemowREFRY0RRZ0FFV3RpTnNxeHZaMUY3RFBUSGwrZWR1RXFsc1crVWsvY3krREtlCjF3ci9TT1Z6aFZwcnJFbWVsUkVpSkZuU2pJdnRmb1YrTDJKOGZpM1ZKb1VzM1dTdmVxQUFNQW9HQ0NxR1NNNDkKQkFNQ0EwZ0FNRVVDSUZsNitkRm9ObUx6eDhFdWl1UEM2MzFCRnAyNzRuTWFZWDJSZXltSXY3TDlBaUVBM3BMVApCaGtlY0ZSWlVnc3ZPODRvV3BacExZT3hQQ2FZUFlRYjdXSjBtWTA9Ci0tLS0tRU5EIENFUlRJRklDQVRFIFJFUVVFU1QtLS0tLQo="

type dice struct{ *rand.Rand }

func (d dice) value(depth int) any {
	n := 9
	if depth == 0 {
		n = 5
	}
	switch d.IntN(n) {
	case 0:
		return pick[any](d, value.Null{}, true, false)
	case 1:
		return pick[any](d, int64(0), int64(1), int64(2), int64(-1), int64(7), int64(10), int64(16), int64(1)<<62, int64(-1)<<63)
	case 2:
		return pick[any](d, json.Number("1"), json.Number("1.0"), json.Number("0.5"), json.Number("1e2"), json.Number("99999999999999999999"), json.Number("-0"))
	case 3, 4:
		return pick[any](d, "", "a", "b", "ab", "a.b", "A b ", "12", "-3", "1.5", "%s", "%d %v", "é", "[ab]+", "(", "*", "a*", "*.b", "a*b*", "*b", "2026-01-02T03:04:05Z", "10.0.0.0/8", "10.1.0.0/16", "10.1.2.3", "::/0", "fd00::/8", "::ffff:10.0.0.0/104", csr)
	case 5:
		return value.NewArray(d.values(depth)...)
	case 6:
		raw := make([]any, 0, 3)
		for _, v := range d.values(depth) {
			raw = append(raw, value.ToJSON(v))
		}
		return raw
	case 7:
		return value.NewSet(d.values(depth)...)
	}
	if d.IntN(2) == 0 {
		o := map[string]any{}
		for i, v := range d.values(depth) {
			o[fmt.Sprint("k", i)] = value.ToJSON(v)
		}
		return o
	}
	o := value.NewObject(2)
	for range d.IntN(3) {
		o.Set(d.value(0), d.value(depth-1))
	}
	return o
}

func (d dice) values(depth int) []any {
	out := make([]any, d.IntN(4))
	for i := range out {
		out[i] = d.value(depth - 1)
	}
	return out
}

func pick[T any](d dice, from ...T) T { return from[d.IntN(len(from))] }
