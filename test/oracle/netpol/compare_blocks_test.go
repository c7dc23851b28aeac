package netpol_test

import (
	"net/netip"
	"slices"
	"testing"
)

const blockQuery = `[
	count([1 | data.reeve.lib.block.covered_by(input.block, {other | some other in input.others})]) == 1,
	count([1 | data.reeve.lib.block.meets(input.block, {"cidr": input.others[0], "except": array.slice(input.others, 1, 9)})]) == 1,
]`

// TestRandomBlocksCompareAsTheirAddressesDo asks about blocks of the last eight bits, in
// the middle and at the ends of all addresses, and counts their addresses.
func TestRandomBlocksCompareAsTheirAddressesDo(t *testing.T) {
	v := newView(t, blockQuery)
	var held [2]int
	for seed := range uint64(3000) {
		r := newRandom(seed)
		start := netip.MustParseAddr(pick(r, []string{"0.0.0.0", "10.0.0.0", "255.255.255.0", "::", "2001:db8::ff00", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ff00"}))
		block := r.within(start)
		others := []string{r.within(start).String()}
		for range r.IntN(6) {
			others = append(others, r.within(start).String())
		}
		want := addressesCompared(start, block, others)
		got := v.holds(t, map[string]any{"block": block.String(), "others": others})
		if !slices.Equal(got, want) {
			t.Errorf("%v and %v: want %v, got %v", block, others, want, got)
		}
		for i := range got {
			if got[i] {
				held[i]++
			}
		}
	}
	t.Logf("covered, met: %v", held)
}

// within is a block of up to 256 addresses from start on, with bits set behind its prefix
// or not.
func (r random) within(start netip.Addr) netip.Prefix {
	address := start.As16()
	address[15] |= byte(r.IntN(256))
	a := netip.AddrFrom16(address)
	if start.Is4() {
		a = a.Unmap()
	}
	return netip.PrefixFrom(a, a.BitLen()-r.IntN(5)-pick(r, []int{0, 4}))
}

func addressesCompared(start netip.Addr, block netip.Prefix, others []string) []bool {
	covered, met := true, false
	address := start
	for range 256 {
		if block.Masked().Contains(address) {
			in := slices.ContainsFunc(others, func(o string) bool { return netip.MustParsePrefix(o).Masked().Contains(address) })
			excepted := slices.ContainsFunc(others[1:], func(o string) bool { return netip.MustParsePrefix(o).Masked().Contains(address) })
			covered = covered && in
			met = met || netip.MustParsePrefix(others[0]).Masked().Contains(address) && !excepted
		}
		address = address.Next()
	}
	return []bool{covered, met}
}
