package code

import (
	"fmt"

	"github.com/open-policy-agent/opa/v1/ir"

	"github.com/reeve-policy/reeve/internal/vm/value"
)

func (l *lowerer) stmt(s ir.Stmt) *Node {
	if n := l.simple(s); n != nil {
		return n
	}
	switch s := s.(type) {
	case *ir.NopStmt:
		return &Node{Op: Nop}
	case *ir.CallStmt:
		op := CallBuiltin
		if l.funcs[s.Func] {
			op = Call
		}
		return &Node{Op: op, Dst: l.local(s.Result), Func: s.Func, Args: l.operands(s.Args)}
	case *ir.CallDynamicStmt:
		n := &Node{Op: CallDynamic, Dst: l.local(s.Result)}
		for _, a := range s.Args {
			n.Args = append(n.Args, l.read(a))
		}
		n.Args = append(n.Args, l.operands(s.Path)...)
		return n
	case *ir.BlockStmt:
		return &Node{Op: Blocks, Dst: -1, Body: l.blocks(s.Blocks)}
	case *ir.ScanStmt:
		return &Node{Op: Scan, A: l.read(s.Source), Key: l.local(s.Key), Dst: l.local(s.Value), Body: l.block(s.Block)}
	case *ir.NotStmt:
		return &Node{Op: Not, Dst: -1, Body: l.block(s.Block)}
	case *ir.WithStmt:
		n := &Node{Op: With, Dst: l.local(s.Local), A: l.operand(s.Value), Body: l.block(s.Block)}
		for _, p := range s.Path {
			n.Path = append(n.Path, l.text(p))
		}
		return n
	}
	l.err = fmt.Errorf("%T", s)
	return &Node{}
}

// simple are the statements without blocks and calls.
func (l *lowerer) simple(s ir.Stmt) *Node {
	switch s := s.(type) {
	case *ir.ReturnLocalStmt:
		return &Node{Op: Return, Dst: -1, A: l.read(s.Source)}
	case *ir.BreakStmt:
		return &Node{Op: Break, Dst: -1, N: int64(s.Index)}
	case *ir.DotStmt:
		return &Node{Op: Dot, Dst: l.local(s.Target), A: l.operand(s.Source), B: l.operand(s.Key)}
	case *ir.LenStmt:
		return &Node{Op: Len, Dst: l.local(s.Target), A: l.operand(s.Source)}
	case *ir.AssignIntStmt:
		return l.constant(s.Target, s.Value)
	case *ir.AssignVarStmt:
		return &Node{Op: Assign, Dst: l.local(s.Target), A: l.operand(s.Source)}
	case *ir.AssignVarOnceStmt:
		return &Node{Op: AssignOnce, Dst: l.local(s.Target), A: l.operand(s.Source)}
	case *ir.ResetLocalStmt:
		return &Node{Op: Reset, Dst: l.local(s.Target)}
	case *ir.MakeNullStmt:
		return l.constant(s.Target, value.Null{})
	case *ir.MakeNumberIntStmt:
		return l.constant(s.Target, s.Value)
	case *ir.MakeNumberRefStmt:
		return l.constant(s.Target, l.number(s.Index))
	case *ir.MakeArrayStmt:
		return &Node{Op: MakeArray, Dst: l.local(s.Target), N: int64(s.Capacity)}
	case *ir.MakeObjectStmt:
		return &Node{Op: MakeObject, Dst: l.local(s.Target)}
	case *ir.MakeSetStmt:
		return &Node{Op: MakeSet, Dst: l.local(s.Target)}
	}
	return l.test(s)
}

func (l *lowerer) constant(target ir.Local, v any) *Node {
	return &Node{Op: Assign, Dst: l.local(target), A: Const(v)}
}

// test are the statements that fail or change a collection.
func (l *lowerer) test(s ir.Stmt) *Node {
	switch s := s.(type) {
	case *ir.EqualStmt:
		return &Node{Op: Equal, Dst: -1, A: l.operand(s.A), B: l.operand(s.B)}
	case *ir.NotEqualStmt:
		return &Node{Op: NotEqual, Dst: -1, A: l.operand(s.A), B: l.operand(s.B)}
	case *ir.IsArrayStmt:
		return &Node{Op: IsArray, Dst: -1, A: l.operand(s.Source)}
	case *ir.IsObjectStmt:
		return &Node{Op: IsObject, Dst: -1, A: l.operand(s.Source)}
	case *ir.IsSetStmt:
		return &Node{Op: IsSet, Dst: -1, A: l.operand(s.Source)}
	case *ir.IsDefinedStmt:
		return &Node{Op: IsDefined, Dst: -1, A: l.read(s.Source)}
	case *ir.IsUndefinedStmt:
		return &Node{Op: IsUndefined, Dst: -1, A: l.read(s.Source)}
	case *ir.ArrayAppendStmt:
		return &Node{Op: Append, Dst: -1, A: l.read(s.Array), B: l.operand(s.Value)}
	case *ir.ObjectInsertStmt:
		return &Node{Op: Insert, Dst: -1, A: l.read(s.Object), B: l.operand(s.Key), C: l.operand(s.Value)}
	case *ir.ObjectInsertOnceStmt:
		return &Node{Op: InsertOnce, Dst: -1, A: l.read(s.Object), B: l.operand(s.Key), C: l.operand(s.Value)}
	case *ir.ObjectMergeStmt:
		return &Node{Op: Merge, Dst: l.local(s.Target), A: l.read(s.A), B: l.read(s.B)}
	case *ir.SetAddStmt:
		return &Node{Op: SetAdd, Dst: -1, A: l.read(s.Set), B: l.operand(s.Value)}
	case *ir.ResultSetAddStmt:
		return &Node{Op: Result, Dst: -1, A: l.read(s.Value)}
	}
	return nil
}
