package main

import (
	"encoding/base64"
	"encoding/json"
	"math/rand/v2"
	"testing"

	"github.com/reeve-policy/reeve/internal/kubeapi"
	"k8s.io/apimachinery/pkg/api/resource"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
)

func TestQuantitiesAreReadAlike(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 3))
	accepted := 0
	const compared = 300_000
	for range compared {
		if sameQuantity(t, randomQuantity(random)) {
			accepted++
		}
	}
	for _, s := range []string{
		"", ".", "+", "-", "+.", "m", "Mi", "Ti", "Pi", "Ei", ".Pi", "0Pi", "+0Ei", "00", "-0.", "1.", ".1", "1.Gi", "E", "e", "1e", "1E", "1Ee",
		"e-9", "e-10", "1e-10", "e+5", "e+-5", "1e+ 5", "1_0", "1e1_0", "1ki", "1mi", "1 Gi", "0x10", "１", "1\x00", "1\v", "\u00851", "\u30001\u3000",
		"e9223372036854775807", "e9223372036854775808", "e-4294967295", "e-4294967306", "1e9223372036854775808", "99999999999999999999Ei",
		"\"1\"", "\\u0031", "1\"", "true", "null", "[1]", "123456789012345678901234567890.123456789012345678901234567890Ei",
	} {
		sameQuantity(t, s)
	}
	t.Logf("%d quantities compared, %d accepted", compared, accepted)
}

func FuzzQuantity(f *testing.F) {
	f.Add("500m")
	f.Add("1.5e3")
	f.Fuzz(func(t *testing.T, s string) {
		if hugeExponent(s) {
			t.Skip()
		}
		sameQuantity(t, s)
	})
}

func sameQuantity(t *testing.T, s string) (accepted bool) {
	t.Helper()
	text, _ := json.Marshal(s)
	var plain string
	if err := json.Unmarshal(text, &plain); err != nil || plain != s {
		return false // not UTF-8: no JSON text decodes to it
	}
	var q resource.Quantity
	want := q.UnmarshalJSON(text)
	return same(t, s, want, accepts(map[string]any{
		"apiVersion": "v1", "kind": "ResourceQuota",
		"spec": map[string]any{"hard": map[string]any{"cpu": s}},
	}))
}

func TestTimesAreReadAlike(t *testing.T) {
	random := rand.New(rand.NewPCG(4, 4))
	accepted := 0
	const compared = 300_000
	for range compared {
		if sameTime(t, randomTime(random)) {
			accepted++
		}
	}
	t.Logf("%d times compared, %d accepted", compared, accepted)
}

func FuzzTime(f *testing.F) {
	f.Add("2024-05-01T10:00:00Z")
	f.Add("2024-05-01T10:00:00.123456+02:00")
	f.Fuzz(func(t *testing.T, s string) { sameTime(t, s) })
}

func sameTime(t *testing.T, s string) (accepted bool) {
	t.Helper()
	text, _ := json.Marshal(s)
	var plain metav1.Time
	var micro metav1.MicroTime
	accepted = same(t, s, plain.UnmarshalJSON(text), accepts(map[string]any{
		"apiVersion": "v1", "kind": "Pod",
		"metadata": map[string]any{"creationTimestamp": s}, "spec": map[string]any{},
	}))
	return same(t, s, micro.UnmarshalJSON(text), accepts(map[string]any{
		"apiVersion": "coordination.k8s.io/v1", "kind": "Lease", "spec": map[string]any{"renewTime": s},
	})) || accepted
}

func TestBytesAreReadAlike(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 5))
	const alphabet = "aZ09+/=\n\r-_ "
	const compared = 300_000
	for range compared {
		text := make([]byte, random.IntN(10))
		for i := range text {
			text[i] = alphabet[random.IntN(len(alphabet))]
		}
		_, want := base64.StdEncoding.DecodeString(string(text))
		same(t, string(text), want, accepts(map[string]any{
			"apiVersion": "v1", "kind": "Secret", "data": map[string]any{"k": string(text)},
		}))
	}
	t.Logf("%d byte strings compared", compared)
}

func accepts(object map[string]any) bool {
	faults, _, _ := kubeapi.Check(object)
	return len(faults) == 0
}

func same(t *testing.T, text string, want error, got bool) (accepted bool) {
	t.Helper()
	if (want == nil) != got {
		t.Errorf("%q: accepted %v, apimachinery says %v", text, got, want)
	}
	return got
}
