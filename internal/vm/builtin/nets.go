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

// blockContains is about an address or about a whole block.
func blockContains(_ *Context, args []any) (any, bool) {
	outer, inner, ok := two[string, string](args)
	if !ok {
		return nil, false
	}
	_, block, err := net.ParseCIDR(outer)
	if err != nil {
		return nil, false
	}
	if ip := net.ParseIP(inner); ip != nil {
		return block.Contains(ip), true
	}
	_, below, err := net.ParseCIDR(inner)
	if err != nil {
		return nil, false
	}
	last := make(net.IP, len(below.IP))
	for i := range last {
		last[i] = below.IP[i] | ^below.Mask[i]
	}
	return block.Contains(below.IP) && block.Contains(last), true
}
