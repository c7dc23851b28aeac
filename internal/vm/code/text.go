package code

import (
	"fmt"
	"strings"

	"github.com/reeve-policy/reeve/internal/vm/value"
)

var names = map[Op]string{
	Nop: "nop", Return: "return", Call: "call", CallBuiltin: "builtin", CallDynamic: "dynamic", Blocks: "blocks", Break: "break",
	Dot: "dot", Len: "len", Scan: "scan", Not: "not", Assign: "assign", AssignOnce: "once", Reset: "reset", MakeArray: "array",
	MakeObject: "object", MakeSet: "set", Equal: "equal", NotEqual: "unequal", IsArray: "is-array", IsObject: "is-object", IsSet: "is-set",
	IsDefined: "is-defined", IsUndefined: "is-undefined", Append: "append", Insert: "insert", InsertOnce: "insert-once", Merge: "merge",
	SetAdd: "add", With: "with", Result: "result", First: "first", Literal: "literal", List: "list", DotPath: "path",
	PathEqual: "path-equal", PathNotEqual: "path-unequal", Test: "test",
}

// String is a listing of the function, one node a line: what it writes, what it does,
// what it reads.
func (f *Func) String() string {
	var out strings.Builder
	writeBlocks(&out, f.Body, "")
	return out.String()
}

func writeBlocks(out *strings.Builder, body []Block, indent string) {
	for i, b := range body {
		if len(body) > 1 {
			fmt.Fprintf(out, "%s%d:\n", indent, i)
		}
		for _, n := range b {
			fmt.Fprintf(out, "%s%s\n", indent, n)
			writeBlocks(out, n.Body, indent+"  ")
		}
	}
}

// String is one line, without the blocks of the node.
func (n *Node) String() string {
	var words []string
	if n.Dst >= 0 {
		words = append(words, Local(n.Dst).String(), "=")
	}
	words = append(words, names[n.Op])
	if n.Func != "" {
		words = append(words, n.Func)
	}
	n.reads(func(o *Operand) { words = append(words, o.String()) })
	if n.Op == PathEqual || n.Op == PathNotEqual {
		words = append(words, n.B.String())
	}
	if l := n.changes(); l >= 0 {
		words = append(words, "to", Local(l).String())
	}
	for _, key := range n.Keys {
		words = append(words, fmt.Sprint(key))
	}
	switch {
	case n.Op == Scan && n.Key >= 0:
		words = append(words, "key", Local(n.Key).String())
	case n.Op == Break:
		words = append(words, fmt.Sprint(n.N))
	case n.Op == With:
		words = append(words, strings.Join(n.Path, "."))
	}
	if n.Unordered {
		words = append(words, "unordered")
	}
	return strings.Join(words, " ")
}

// String is $ and a number, or the constant as OPA writes it.
func (o Operand) String() string {
	switch {
	case o.Local >= 0:
		return fmt.Sprint("$", o.Local)
	case o.Const == nil:
		return "none"
	}
	return value.ToAST(o.Const).String()
}
