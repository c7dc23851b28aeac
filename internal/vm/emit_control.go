package vm

import "github.com/reeve-policy/reeve/internal/vm/code"

func (c *compiler) control(n *code.Node) statement {
	switch n.Op {
	case code.Blocks:
		return nest(c.blocks(n.Body))
	case code.First:
		return choice(c.blocks(n.Body))
	case code.Scan:
		return c.scan(n)
	case code.Not:
		return not(c.block(n.Body[0]))
	case code.With:
		return c.with(n)
	case code.Break:
		signal := int(n.N) + 1
		return func(*machine, []any) int { return signal }
	}
	source := get(n.A)
	return func(m *machine, f []any) int {
		m.returned = source(f)
		return returns
	}
}

// nest runs blocks, each of which may fail without harm to the next.
func nest(blocks []statement) statement {
	if len(blocks) == 1 {
		b := blocks[0]
		return func(m *machine, f []any) int {
			if r := b(m, f); r > fail {
				return r - 1
			} else if r < 0 {
				return r
			}
			return next
		}
	}
	return func(m *machine, f []any) int {
		for _, b := range blocks {
			if r := b(m, f); r > fail {
				return r - 1
			} else if r < 0 {
				return r
			}
		}
		return next
	}
}

// choice runs blocks until one holds.
func choice(blocks []statement) statement {
	return func(m *machine, f []any) int {
		for _, b := range blocks {
			switch r := b(m, f); {
			case r == next:
				return next
			case r < 0:
				return r
			case r > fail:
				return r - 1
			}
		}
		return fail
	}
}

func not(b statement) statement {
	return func(m *machine, f []any) int {
		switch r := b(m, f); {
		case r == next:
			return fail
		case r == fail:
			return next
		case r < 0:
			return r
		default:
			return r - 1
		}
	}
}
