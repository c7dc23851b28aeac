package code

import "github.com/reeve-policy/reeve/internal/vm/value"

// returnEarly returns a value where it is assigned, if it is certain that nothing after
// it would run but checks that it is there.
func (f *Func) returnEarly() {
	last := len(f.Body) - 1
	if last < 1 || len(f.Body[last]) != 1 || f.Body[last][0].Op != Return {
		return
	}
	r := f.Body[last][0].A.Local
	if r < 0 || isParam(f, r) {
		return
	}
	body := f.Body[:last]
	if len(body) == 1 && len(body[0]) == 1 && body[0][0].Op == Blocks {
		body = body[0][0].Body
	}
	if !f.onlyAtEnds(body, r) {
		return
	}
	for i, b := range body {
		end := len(b) - 1
		b[end] = &Node{Op: Return, Dst: -1, A: b[end].A, Loc: b[end].Loc}
		if i > 0 && b[0].Op == IsUndefined && b[0].A.Local == r {
			body[i] = b[1:]
		}
	}
	f.Body[last] = nil
}

// onlyAtEnds says whether the last node of each block, and no other, assigns r, each
// block but the first beginning with a check that it is undefined.
func (f *Func) onlyAtEnds(body []Block, r int) bool {
	u := f.usage()
	if u.writes[r] != len(body) || u.reads[r] != len(body) {
		return f.sameConstant(body, r)
	}
	for i, b := range body {
		if len(b) == 0 || b[len(b)-1].Op != AssignOnce || b[len(b)-1].Dst != r {
			return false
		}
		if i > 0 && (b[0].Op != IsUndefined || b[0].A.Local != r) {
			return false
		}
	}
	return true
}

// sameConstant is for rules beside each other that all give one constant: OPA stops at
// the first that holds as well.
func (f *Func) sameConstant(body []Block, r int) bool {
	u := f.usage()
	if u.writes[r] != len(body) || u.reads[r] != 1 || len(body) > 12 {
		return false
	}
	var all any
	for _, b := range body {
		if len(b) == 0 {
			return false
		}
		end := b[len(b)-1]
		if end.Op != AssignOnce || end.Dst != r || !end.A.IsConst() || all != nil && !value.Equal(all, end.A.Const) {
			return false
		}
		all = end.A.Const
	}
	return true
}
