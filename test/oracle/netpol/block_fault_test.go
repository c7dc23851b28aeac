package netpol_test

import (
	"testing"

	"k8s.io/apimachinery/pkg/util/validation"
	"k8s.io/apimachinery/pkg/util/validation/field"
)

// FuzzBlockFault holds how a block may be written against the strict validation of
// Kubernetes.
func FuzzBlockFault(f *testing.F) {
	v := newView(f, `[count([1 | data.reeve.lib.block.fault(input.text)]) == 0]`)
	for _, text := range hardBlocks {
		f.Add(text)
	}
	for _, text := range []string{
		"10.1.2.3/7", "10.0.0.0/7", "192.168.0.0/015", "010.0.0.0/8", "10.0.0.00/8", "1:2:3:4:5:6:7:8/127", "fc00::/6", "fc00::/7",
		"64:ff9b::1.2.3.4/96", "64:ff9b::1.2.3.4/128", "::1.2.3.4/128", "::ffff:1.2.3.4/128", "::ffff:0:0/95", "2001:DB8::/32", "2001:0db8::/32",
		"0001::/16", "::/00", "0.0.0.0/00", "1::2::3/64", "10.0.0.0/-8", "10.0.0.0/+8", "10.0.0.0/ 8", " 10.0.0.0/8", "::ffff:010.0.0.0/104",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) { compareFault(t, v, text) })
}

func TestRandomBlocksAreWrittenAsKubernetesWantsThem(t *testing.T) {
	v := newView(t, `[count([1 | data.reeve.lib.block.fault(input.text)]) == 0]`)
	fine := 0
	for seed := range uint64(5000) {
		r := newRandom(seed)
		if compareFault(t, v, r.block()) {
			fine++
		}
	}
	t.Logf("5000 blocks, %d of them without a fault", fine)
}

func compareFault(t *testing.T, v view, text string) bool {
	t.Helper()
	errs := validation.IsValidCIDRForLegacyField(field.NewPath("cidr"), text, true, nil)
	got := v.holds(t, map[string]any{"text": text})[0]
	if want := len(errs) == 0; got != want {
		t.Errorf("block %q: want %t, got %t: %v", text, want, got, errs)
	}
	return got
}
