package code

// Facts is what is known when a plan is made ready for one set of documents.
type Facts struct {
	// Constants are the rules that came out before anything was evaluated, by the name of
	// their function; nil is undefined.
	Constants map[string]any
	// Documents are those of the program itself, below Data.
	Documents map[string]any
	// Absent are fields that the input is known not to have.
	Absent map[string]bool
	// Fold computes a built-in function of constants; ok is false when it had better run
	// when its turn comes.
	Fold func(name string, args []any) (v any, ok bool)
	// Call computes a function of the plan in the same way.
	Call func(name string, args []any) (v any, ok bool)
}

// Nature is what a function depends on.
type Nature struct {
	Input     bool // the input
	Inventory bool // documents that come with an evaluation
	Impure    bool // the clock, chance, or what else a plan does not show
}

// Constant says whether a rule comes out the same in every evaluation.
func (n Nature) Constant() bool { return !n.Input && !n.Inventory && !n.Impure }

func (n Nature) or(o Nature) Nature {
	return Nature{n.Input || o.Input, n.Inventory || o.Inventory, n.Impure || o.Impure}
}

// NatureOf finds out about a function from those it calls. Dynamic are the documents
// that come with an evaluation.
func NatureOf(f *Func, callees map[string]Nature, dynamic map[string]bool, pure func(builtin string) bool) Nature {
	var nature Nature
	read := func(o *Operand) {
		switch o.Local {
		case Input:
			nature.Input = true
		case Data:
			nature.Inventory = true
		}
	}
	eachNode(f.Body, func(n *Node) {
		switch {
		case n.Op == Call && len(n.Args) >= 2 && n.Args[0].Local == Input && n.Args[1].Local == Data:
			callee, known := callees[n.Func]
			nature = nature.or(callee)
			nature.Impure = nature.Impure || !known
			for i := range n.Args[2:] {
				read(&n.Args[i+2])
			}
		case n.Op == Dot && n.A.Local == Data && staticKey(n.B, dynamic):
			// A document of the program itself.
		case n.Op == CallDynamic:
			nature = Nature{true, true, true}
		default:
			nature.Impure = nature.Impure || n.Op == CallBuiltin && !pure(n.Func)
			n.reads(read)
		}
	})
	return nature
}

func staticKey(key Operand, dynamic map[string]bool) bool {
	name, ok := key.Const.(string)
	return key.Local < 0 && ok && !dynamic[name]
}
