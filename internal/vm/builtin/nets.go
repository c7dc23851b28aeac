package builtin

import "net"

// nets reads addresses and blocks; what cannot be read is left to OPA.
func nets(name string) native {
	switch name {
	case "net.cidr_is_valid":
		return func(_ *Context, args []any) (any, bool) {
			text, ok := args[0].(string)
			_, _, err := net.ParseCIDR(text)
			return err == nil, ok
		}
	case "net.cidr_contains":
		return blockContains
	}
	return nil
}

// blockContains is about an address; whether a block contains another is OPA's to say.
func blockContains(_ *Context, args []any) (any, bool) {
	outer, inner, ok := two[string, string](args)
	if !ok {
		return nil, false
	}
	_, block, err := net.ParseCIDR(outer)
	ip := net.ParseIP(inner)
	if err != nil || ip == nil {
		return nil, false
	}
	return block.Contains(ip), true
}
