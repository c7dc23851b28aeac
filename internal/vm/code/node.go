package code

import "github.com/open-policy-agent/opa/v1/ir"

// Op says what a node does.
type Op int

// The operations of OPA's plan. "Fails" means: the block ends there, undefined.
const (
	Nop         Op = iota
	Return         // the function returns A
	Call           // Dst = Func(Args), fails when undefined
	CallBuiltin    // Dst = built-in Func(Args), fails when undefined
	CallDynamic    // Dst = the function at path Args[2:] with (Args[0], Args[1]), fails when undefined
	Blocks         // runs blocks one after another
	Break          // leaves N+1 blocks
	Dot            // Dst = A[B], fails when undefined
	Len            // Dst = length of A
	Scan           // runs the block for each key Key and value Dst of A
	Not            // fails when the block does not
	Assign         // Dst = A
	AssignOnce     // Dst = A, a conflict if it is something else already
	Reset          // Dst = undefined
	MakeArray      // Dst = [], with room for N
	MakeObject     // Dst = {}
	MakeSet        // Dst = set()
	Equal          // fails unless A == B
	NotEqual       // fails unless A != B
	IsArray        // fails unless A is one
	IsObject       // fails unless A is one
	IsSet          // fails unless A is one
	IsDefined      // fails unless A is defined
	IsUndefined    // fails if A is defined
	Append         // array A gets B
	Insert         // object A gets B: C
	InsertOnce     // object A gets B: C, a conflict if that is something else already
	Merge          // Dst = A merged with B
	SetAdd         // set A gets B
	With           // runs the block with Path of local Dst replaced by A
	Result         // A is a result of the plan

	// Made by passes.
	First        // runs blocks until one does not fail, fails when all do
	Literal      // Dst = {Keys[i]: Args[i]}, all keys strings, sorted
	List         // Dst = Args as an array
	DotPath      // Dst = A[Keys[0]][Keys[1]]…, fails when undefined
	PathEqual    // fails unless A[Keys[0]]… == B, a constant
	PathNotEqual // fails if A[Keys[0]]… is undefined or == B, a constant
	Test         // fails unless built-in Func(Args) is defined and not false
)

// Operand is a local, or a constant when Local is negative.
type Operand struct {
	Local int
	Const any
}

// None is the operand of a node that has none there.
var None = Operand{Local: -1}

// IsConst says whether the operand is a constant.
func (o Operand) IsConst() bool { return o.Local < 0 && o.Const != nil }

// Local and Const make operands.
func Local(i int) Operand { return Operand{Local: i} }

// Const makes a constant operand.
func Const(v any) Operand { return Operand{Local: -1, Const: v} }

// Node is one statement.
type Node struct {
	Op      Op
	Dst     int // -1 for none
	Key     int // of Scan; -1 when nobody reads it
	A, B, C Operand
	Args    []Operand
	Func    string
	N       int64
	Path    []string // of With
	Keys    []any    // of Literal, DotPath, PathEqual and PathNotEqual
	Body    []Block
	Loc     *ir.Location

	Base      bool // of Dot: A is part of a base document
	Unordered bool // of Scan: nobody sees in which order it runs
}

// Block is a list of statements.
type Block []*Node

// Func is one planned rule or function.
type Func struct {
	Name   string
	Path   []string
	Params []int // the locals they are
	Locals int   // number of locals, parameters included
	Body   []Block
	Clear  int // the locals below must begin undefined

	counts []int // of usage
}

// Input and Data are the locals that every function has first.
const (
	Input = 0
	Data  = 1
)

// Memoized says whether the function is a rule without arguments, computed once.
func (f *Func) Memoized() bool { return len(f.Params) == 2 }

// Plan is a policy: its functions, callees before callers, and its query plans.
type Plan struct {
	Funcs   []*Func
	Queries map[string]*Func

	DataWith  map[string]bool // functions that can run under `with data`
	InputWith map[string]bool // and under `with input`
}

// Tidy does what passes do that need know nothing of documents.
func (p *Plan) Tidy() {
	for _, f := range p.Funcs {
		f.Rename()
		f.Results()
	}
}
