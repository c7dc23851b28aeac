package netpol_test

import (
	"context"
	"net/netip"
	"regexp"
	"slices"
	"strings"
	"testing"

	oparego "github.com/open-policy-agent/opa/v1/rego"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/labels"

	"github.com/reeve-policy/reeve/bundles"
)

// view asks one question of the library, about one input at a time.
type view struct{ query oparego.PreparedEvalQuery }

func newView(t testing.TB, query string) view {
	t.Helper()
	builtin, err := bundles.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	options := []func(*oparego.Rego){oparego.Query(query), oparego.StrictBuiltinErrors(true)}
	for _, source := range builtin.Sources() {
		options = append(options, oparego.Module(source.File, source.Text))
	}
	prepared, err := oparego.New(options...).PrepareForEval(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return view{prepared}
}

// holds are the answers, yes or no each.
func (v view) holds(t testing.TB, input any) []bool {
	t.Helper()
	results, err := v.query.Eval(context.Background(), oparego.EvalInput(input))
	if err != nil || len(results) != 1 {
		t.Fatalf("%v: %d results, error %v", input, len(results), err)
	}
	var all []bool
	for _, answer := range results[0].Expressions[0].Value.([]any) {
		all = append(all, answer.(bool))
	}
	return all
}

const selectorQuery = `[
	count([1 | data.reeve.lib.selector.matches(input.selector, input.labels)]) == 1,
	count(data.reeve.lib.selector.faults(input.selector)) == 0,
]`

// FuzzSelector holds the view of selectors against that of Kubernetes: whether it would
// take the selector, and if so, whether the selector matches.
func FuzzSelector(f *testing.F) {
	v := newView(f, selectorQuery)
	for _, operator := range []string{"In", "NotIn", "Exists", "DoesNotExist", "Gt", ""} {
		for _, list := range []string{"", "a", "a,b", "b,", "-", strings.Repeat("x", 63), strings.Repeat("x", 64)} {
			f.Add("app", "a", "app", operator, list, "app=a,tier=")
			f.Add("", "", "tier", operator, list, "app=b")
			f.Add("example.com/app", "", "app", operator, list, "")
		}
	}
	for _, key := range []string{"/a", "a/", "a/b/c", "-a", "a.b_c-d", "A/b", "x.y/Z", "a b", "é", strings.Repeat("a", 254) + "/b"} {
		f.Add(key, "a", key, "Exists", "", key+"=a")
	}
	f.Fuzz(func(t *testing.T, key, value, required, operator, list, carried string) {
		s := &metav1.LabelSelector{}
		if key != "" {
			s.MatchLabels = map[string]string{key: value}
		}
		if required != "" {
			e := metav1.LabelSelectorRequirement{Key: required, Operator: metav1.LabelSelectorOperator(operator)}
			if list != "" {
				e.Values = strings.Split(list, ",")
			}
			s.MatchExpressions = append(s.MatchExpressions, e)
		}
		set := labels.Set{}
		for _, pair := range strings.Split(carried, ",") {
			if k, v, ok := strings.Cut(pair, "="); ok {
				set[k] = v
			}
		}
		compareSelector(t, v, s, set)
	})
}

func TestRandomSelectorsMatchTheSame(t *testing.T) {
	v := newView(t, selectorQuery)
	matched := 0
	for seed := range uint64(5000) {
		r := newRandom(seed)
		if compareSelector(t, v, r.selector(), r.labels()) {
			matched++
		}
	}
	t.Logf("5000 selectors, %d of them match", matched)
}

func compareSelector(t *testing.T, v view, s *metav1.LabelSelector, set labels.Set) bool {
	t.Helper()
	got := v.holds(t, map[string]any{"selector": s, "labels": set})
	native, err := metav1.LabelSelectorAsSelector(s)
	if got[1] != (err == nil) {
		t.Fatalf("%+v: that it is valid is %t to reeve, and to Kubernetes the error is %v", s, got[1], err)
	}
	if err == nil && got[0] != native.Matches(set) {
		t.Errorf("%+v on %v: want %t, got %t", s, set, native.Matches(set), got[0])
	}
	return got[0]
}

const cidrQuery = `[
	count([1 | data.reeve.lib.cidr.is_valid(input.block)]) == 1,
	count([1 | data.reeve.lib.cidr.is_valid(input.part)]) == 1,
	count([1 | data.reeve.lib.cidr.is_address(input.part)]) == 1,
	count([1 | data.reeve.lib.cidr.covers(input.block, input.part)]) == 1,
	count([1 | data.reeve.lib.cidr.in_ip_block({"cidr": input.block, "except": [input.except]}, input.part)]) == 1,
]`

var hardBlocks = []string{
	"0.0.0.0/0", "::/0", "10.0.0.0/8", "10.1.2.3/8", "10.0.0.1", "255.255.255.255/32", "::1", "::1/128", "fd00::/7",
	"2001:db8::/32", "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff", "::ffff:10.0.0.1", "::ffff:10.0.0.0/104", "::ffff:0:0/96",
	"::/80", "::/96", "::fffe:ffff:ffff", "10.0.0.0/08", "10.0.0.0/33", "010.0.0.1", "fe80::1%eth0", "", "/", "a/8", "1.2.3/8", "0.0.0.0/1", "128.0.0.0/1",
}

// FuzzCIDR holds the view of blocks against net/netip.
func FuzzCIDR(f *testing.F) {
	v := newView(f, cidrQuery)
	for _, block := range hardBlocks {
		for _, part := range hardBlocks {
			f.Add(block, part, "10.1.0.0/16")
		}
	}
	f.Fuzz(func(t *testing.T, block, part, except string) { compareCIDR(t, v, block, part, except) })
}

func TestRandomBlocksHoldTheSame(t *testing.T) {
	v := newView(t, cidrQuery)
	held := 0
	for seed := range uint64(5000) {
		r := newRandom(seed)
		if compareCIDR(t, v, r.block(), pick(r, []string{r.block(), r.address().String()}), r.block()) {
			held++
		}
	}
	t.Logf("5000 blocks, %d of them hold what was asked", held)
}

// address is near few others.
func (r random) address() netip.Addr {
	var a [16]byte
	for i := range a {
		a[i] = pick(r, []byte{0, 0, 1, 255})
	}
	if r.chance(60) {
		return netip.AddrFrom4([4]byte(a[:4]))
	}
	return netip.AddrFrom16(a)
}

func (r random) block() string {
	a := r.address()
	return netip.PrefixFrom(a, r.IntN(a.BitLen()+1)).String()
}

func compareCIDR(t *testing.T, v view, block, part, except string) bool {
	t.Helper()
	outer, outerOK := prefix(block)
	inner, innerOK := prefix(part)
	address, isAddress := single(part)
	excepted, exceptedOK := prefix(except)
	covers := outerOK && innerOK && outer.Bits() <= inner.Bits() && outer.Contains(inner.Addr()) ||
		outerOK && isAddress && outer.Contains(address)
	want := []bool{
		outerOK, innerOK, isAddress, covers,
		covers && !(exceptedOK && innerOK && excepted.Bits() <= inner.Bits() && excepted.Contains(inner.Addr()) ||
			exceptedOK && isAddress && excepted.Contains(address)),
	}
	if got := v.holds(t, map[string]any{"block": block, "part": part, "except": except}); !slices.Equal(want, got) {
		t.Errorf("block %q, part %q, except %q: want %v, got %v", block, part, except, want, got)
	}
	return covers
}

// leadingZeros of a length are what the API server took until 1.36, and plugins read.
var leadingZeros = regexp.MustCompile("/0+([0-9])")

// prefix is a block with IPv4 addresses written as such.
func prefix(text string) (netip.Prefix, bool) {
	p, err := netip.ParsePrefix(leadingZeros.ReplaceAllString(text, "/$1"))
	if err != nil {
		return p, false
	}
	p = p.Masked()
	if p.Addr().Is4In6() && p.Bits() >= 96 {
		p = netip.PrefixFrom(p.Addr().Unmap(), p.Bits()-96)
	}
	return p, true
}

func single(text string) (netip.Addr, bool) {
	a, err := netip.ParseAddr(text)
	return a.Unmap(), err == nil && a.Zone() == ""
}
