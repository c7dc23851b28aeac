package main

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"k8s.io/apimachinery/pkg/api/resource"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/util/intstr"
	"k8s.io/client-go/kubernetes/scheme"
	"sigs.k8s.io/randfill"
)

// randomObject fills the Go type of a kind and writes it as JSON: what comes
// out is valid, and owes nothing to the code that writes types.txt.
func randomObject(tb testing.TB, gvk schema.GroupVersionKind, seed int64) map[string]any {
	tb.Helper()
	typed, err := scheme.Scheme.New(gvk)
	if err != nil {
		tb.Fatal(err)
	}
	filler := randfill.NewWithSeed(seed).NilChance(0.6).NumElements(1, 2).Funcs(
		func(q *resource.Quantity, _ randfill.Continue) { *q = resource.MustParse("100Mi") },
		func(i *intstr.IntOrString, c randfill.Continue) {
			*i = intstr.FromInt32(c.Int31())
			if c.Bool() {
				*i = intstr.FromString("http")
			}
		},
		func(t *metav1.Time, _ randfill.Continue) { t.Time = time.Unix(1_700_000_000, 0) },
		func(t *metav1.MicroTime, _ randfill.Continue) { t.Time = time.UnixMicro(1_700_000_000_123_456) },
		func(r *runtime.RawExtension, _ randfill.Continue) { r.Raw = []byte(`{"a":[1,null]}`) },
		func(f *metav1.FieldsV1, _ randfill.Continue) { f.SetRawBytes([]byte(`{"f:spec":{}}`)) },
	)
	filler.Fill(typed)
	typed.GetObjectKind().SetGroupVersionKind(gvk)
	data, err := json.Marshal(typed)
	if err != nil {
		tb.Fatal(err)
	}
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.UseNumber()
	var object map[string]any
	if err := decoder.Decode(&object); err != nil {
		tb.Fatal(err)
	}
	return object
}

// randomQuantity returns text that is nearly a quantity, or is one.
func randomQuantity(random *rand.Rand) string {
	const alphabet = "0123456789012345678901234567890123456789.+-eEinumkKMGTP "
	n := random.IntN(24)
	if random.IntN(2) == 0 {
		n = random.IntN(5)
	}
	text := make([]byte, n)
	for i := range text {
		text[i] = alphabet[random.IntN(len(alphabet))]
	}
	suffix := pick(random, []string{"", "", "", "n", "u", "m", "k", "M", "G", "T", "P", "E", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei", "e3", "E-9", "e-10", "e+20"})
	if quantity := string(text) + suffix; !hugeExponent(quantity) {
		return quantity
	}
	return suffix
}

// hugeExponent finds what apimachinery itself would compute for minutes.
func hugeExponent(s string) bool {
	i := strings.LastIndexAny(s, "eE")
	return i >= 0 && len(s)-i > len("e-9999")
}

// randomTime returns a time in one of many layouts, now and then with a slip.
func randomTime(random *rand.Rand) string {
	layout := pick(random, []string{
		time.RFC3339, time.RFC3339, time.RFC3339Nano, metav1.RFC3339Micro, time.DateOnly, time.DateTime,
		"2006-01-02T15:04:05.000Z07:00", "2006-01-02T15:04:05,000000Z07:00", "2006-01-02t15:04:05z", "2006-1-2T15:4:5Z",
	})
	zone := time.FixedZone("", 900*random.IntN(50))
	at := time.UnixMicro(random.Int64N(4e15)).In(pick(random, []*time.Location{time.UTC, zone}))
	text := []byte(at.Format(layout))
	if random.IntN(3) == 0 {
		text[random.IntN(len(text))] = "0123456789-:+TZ. "[random.IntN(17)]
	}
	return string(text)
}
