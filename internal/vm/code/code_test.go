package code_test

import (
	"context"
	"strings"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/reeve-policy/reeve/internal/vm/code"
	"github.com/reeve-policy/reeve/internal/vm/plan"
	"github.com/reeve-policy/reeve/internal/vm/value"
)

// lowered is the plan of data.test.answer in a module.
func lowered(t *testing.T, rules string) *code.Plan {
	t.Helper()
	module, err := ast.ParseModule("test.rego", "package test\n"+rules)
	if err != nil {
		t.Fatal(err)
	}
	compiler := ast.NewCompiler()
	if compiler.Compile(map[string]*ast.Module{"test.rego": module}); compiler.Failed() {
		t.Fatal(compiler.Errors)
	}
	policy, err := plan.Of(context.Background(), compiler, ast.MustParseBody("x = data.test.answer"))
	if err != nil {
		t.Fatal(err)
	}
	p, failed := code.Lower(policy)
	if len(failed) > 0 {
		t.Fatal(failed)
	}
	return p
}

// function finds one by the end of its name.
func function(t *testing.T, p *code.Plan, name string) *code.Func {
	t.Helper()
	for _, f := range p.Funcs {
		if strings.HasSuffix(f.Name, ".test."+name) {
			return f
		}
	}
	t.Fatalf("no function %s", name)
	return nil
}

// nothing is known but what built-in functions of constants come to.
func nothing() *code.Facts {
	return &code.Facts{
		Fold: func(string, []any) (any, bool) { return nil, false },
		Call: func(string, []any) (any, bool) { return nil, false },
	}
}

// answer is data.test.answer, made tidy and simple.
func answer(t *testing.T, rules string, facts *code.Facts, passes ...func(*code.Func)) *code.Func {
	t.Helper()
	p := lowered(t, rules)
	p.Tidy()
	f := function(t, p, "answer")
	f.Simplify(facts)
	for _, pass := range passes {
		pass(f)
		f.Simplify(facts)
	}
	return f
}

// lists wants these lines in a listing, in this order, whatever stands between.
func lists(t *testing.T, f *code.Func, want ...string) {
	t.Helper()
	rest := f.String()
	for _, line := range want {
		_, after, found := strings.Cut(rest, line)
		if !found {
			t.Fatalf("want %q after what came before in\n%s", line, f)
		}
		rest = after
	}
}

func lacks(t *testing.T, f *code.Func, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if strings.Contains(f.String(), part) {
			t.Errorf("want no %q in\n%s", part, f)
		}
	}
}

func TestConditionsThatCannotHoldAreLeftOut(t *testing.T) {
	f := answer(t, `answer contains 1 if { input.parameters; input.a }
answer contains 2 if input.b`, &code.Facts{Absent: map[string]bool{"parameters": true}, Fold: nothing().Fold, Call: nothing().Call})
	lists(t, f, `"b"`, "add 2")
	lacks(t, f, "parameters", `"a"`, "add 1")
}

func TestDocumentsArePutIn(t *testing.T) {
	facts := nothing()
	facts.Documents = map[string]any{"config": map[string]any{"name": "x"}}
	f := answer(t, `answer := input.names[data.config.name]`, facts)
	lists(t, f, `assign "x"`)
	lacks(t, f, "config")
}

func TestConstantRulesArePutIn(t *testing.T) {
	facts := nothing()
	facts.Constants = map[string]any{"g0.data.test.limit": int64(3)}
	f := answer(t, `answer if input.n == limit
limit := count(["a", "b", "c"])`, facts)
	lists(t, f, "equal")
	lacks(t, f, "call g0.data.test.limit")
}

func TestCollectionsAreMadeInOneGo(t *testing.T) {
	literals := func(f *code.Func) { f.Literals() }
	lists(t, answer(t, `answer := {"a": input.a, "b": [input.b, 1]}`, nothing(), literals, literals), "list", "literal", "a b")
	constant := answer(t, `answer := ["a", "b"]`, nothing(), literals)
	lists(t, constant, `return ["a", "b"]`)
	lacks(t, constant, "append")
}

func TestShortScansAreWrittenOut(t *testing.T) {
	literals, unroll := func(f *code.Func) { f.Literals() }, func(f *code.Func) { f.Unroll() }
	f := answer(t, `answer contains name if { some name in ["a", "b"]; input[name] == true }`, nothing(), literals, unroll)
	lists(t, f, "0:", `dot $0 "a"`, `add "a"`, "1:", `dot $0 "b"`, `add "b"`)
	lacks(t, f, "scan")
	every := answer(t, `answer if every name in ["a", "b"] { input[name] }`, nothing(), literals, unroll)
	lists(t, every, `dot $0 "a"`, `dot $0 "b"`)
	lacks(t, every, "scan", "is-array")
	long := answer(t, `answer contains n if { some n in [1, 2, 3, 4, 5, 6, 7, 8, 9]; n == input }`, nothing(), literals, unroll)
	lists(t, long, "scan")
}

func TestSmallFunctionsTakeThePlaceOfCalls(t *testing.T) {
	p := lowered(t, `answer := name(input.a)
name(x) := x.name if is_string(x.name) else := ""`)
	p.Tidy()
	small := function(t, p, "name")
	small.Simplify(nothing())
	choice := small.Choice()
	if choice == nil {
		t.Fatalf("want a choice, got\n%s", small)
	}
	f := function(t, p, "answer")
	f.Inline(func(string) *code.Func { return choice })
	lists(t, f, "first", "0:", `"name"`, "1:", `""`)
	lacks(t, f, "call")
}

func TestWhatFollowsIsFused(t *testing.T) {
	fuse := func(f *code.Func) { f.Fuse() }
	lists(t, answer(t, `answer if input.spec.containers[0].image == "a"`, nothing(), fuse), "path", "spec containers", "path-equal", `"a" image`)
	lists(t, answer(t, `answer if startswith(input.a, "b")`, nothing(), fuse), "test startswith")
}

func TestOrderIsKeptWhereOneSeesIt(t *testing.T) {
	order := func(f *code.Func) { f.Order() }
	lists(t, answer(t, `answer contains x if some x in input.a`, nothing(), order), "scan", "unordered")
	lacks(t, answer(t, `answer := [x | some x in input.a]`, nothing(), order), "unordered")
}

func TestFramesAreCompact(t *testing.T) {
	f := answer(t, `answer contains 1 if { a := input.a; b := a.b; b.c }
answer contains 2 if { d := input.d; e := d.e; e.f }`, nothing())
	before := f.Locals
	if f.Compact(); f.Locals >= before || f.Clear > f.Locals {
		t.Errorf("%d locals became %d, of which %d are cleared", before, f.Locals, f.Clear)
	}
}

const under = `answer := x if { x := shared with data.config as {"a": 2} }
plain := shared
shared := data.config.a
`

func TestWhatRunsUnderWithHasTwins(t *testing.T) {
	p := lowered(t, under)
	p.Twins()
	p.Overridden()
	lists(t, function(t, p, "answer"), "with", "call g0.data.test.shared'")
	if p.DataWith["g0.data.test.shared"] || !p.DataWith["g0.data.test.shared'"] {
		t.Errorf("under with: %v", p.DataWith)
	}
}

func TestADynamicCallReachesWhatItsPathFits(t *testing.T) {
	p := lowered(t, `answer := table[input.name]
table["a"] := 1 if input.x
table["b"] := 2 if input.y
other["a"] := 3 if input.z
`)
	found := map[string]bool{}
	for _, f := range p.Funcs {
		if strings.HasSuffix(f.Name, "test.answer") {
			p.Callees(f, func(name string) { found[name] = true })
		}
	}
	for name := range found {
		if strings.Contains(name, "other") {
			t.Errorf("reached %v", found)
		}
	}
	if len(found) == 0 {
		t.Error("nothing reached")
	}
}

func TestClosedAndClean(t *testing.T) {
	p := lowered(t, `answer := f(input.a)
f(x) := concat("", [x, suffix, g(x)])
g(x) := upper(x)
suffix := data.inventory.suffix`)
	closed, clean := map[string]bool{}, map[string]bool{}
	for _, f := range p.Funcs {
		closed[f.Name], clean[f.Name] = f.Closed(closed), f.Clean(clean)
	}
	for name, want := range map[string][2]bool{"g": {true, true}, "f": {false, true}, "suffix": {false, true}} {
		f := function(t, p, name).Name
		if got := [2]bool{closed[f], clean[f]}; got != want {
			t.Errorf("%s: closed and clean are %v, want %v", name, got, want)
		}
	}
}

func TestNatures(t *testing.T) {
	p := lowered(t, `answer := [a, b, c, d]
a := input.x
b := count(data.inventory.x)
c := time.now_ns()
d := data.config.x`)
	natures := map[string]code.Nature{}
	pure := func(name string) bool { return name != "time.now_ns" }
	for _, f := range p.Funcs {
		natures[f.Name] = code.NatureOf(f, natures, map[string]bool{"inventory": true}, pure)
	}
	for name, want := range map[string]code.Nature{"a": {Input: true}, "b": {Inventory: true}, "c": {Impure: true}, "d": {}} {
		if got := natures[function(t, p, name).Name]; got != want {
			t.Errorf("%s: %+v, want %+v", name, got, want)
		}
	}
	if natures[function(t, p, "answer").Name] != (code.Nature{Input: true, Inventory: true, Impure: true}) {
		t.Errorf("answer: %+v", natures)
	}
}

func TestOperandsAreListedAsOPAWritesThem(t *testing.T) {
	for want, o := range map[string]code.Operand{
		"$3": code.Local(3), "none": code.None, `"a"`: code.Const("a"), "null": code.Const(value.Null{}), "[1]": code.Const(value.NewArray(int64(1))),
	} {
		if o.String() != want {
			t.Errorf("got %s, want %s", o, want)
		}
	}
}
