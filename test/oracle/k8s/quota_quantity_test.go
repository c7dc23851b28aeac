package k8s_test

import (
	"context"
	"encoding/json"
	"math/big"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	oparego "github.com/open-policy-agent/opa/v1/rego"
	"k8s.io/apimachinery/pkg/api/resource"

	"github.com/reeve-policy/reeve/bundles"
)

// quantities reads many at once: in nano-units, rounded to thousandths as the API server
// stores them, and in canonical form for a resource that is counted and one in bytes. What
// is undefined is null.
type quantities struct{ query oparego.PreparedEvalQuery }

func newQuantities(t testing.TB) quantities {
	t.Helper()
	builtin, err := bundles.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	options := []func(*oparego.Rego){oparego.StrictBuiltinErrors(true), oparego.Query("data.ask.answers"), oparego.Module("ask.rego", `package ask
import data.reeve.lib.quantity
answers := [answer | some text in input; answer := _answer(text)]
_answer(text) := [nano, quantity.stored(text), quantity.text("cpu", nano), quantity.text("memory", nano)] if {
	nano := quantity.of(text)
} else := null`)}
	for _, source := range builtin.Sources() {
		options = append(options, oparego.Module(source.File, source.Text))
	}
	prepared, err := oparego.New(options...).PrepareForEval(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return quantities{prepared}
}

// compare holds each text against the parser of Kubernetes, some at a time, since the
// evaluator takes longer and longer to build a long list.
func (q quantities) compare(t *testing.T, texts []any) (parsed int) {
	t.Helper()
	for some := range slices.Chunk(texts, 200) {
		parsed += q.compareSome(t, some)
	}
	return parsed
}

func (q quantities) compareSome(t *testing.T, texts []any) (parsed int) {
	t.Helper()
	results, err := q.query.Eval(context.Background(), oparego.EvalInput(texts))
	if err != nil || len(results) != 1 {
		t.Fatalf("%d results, error %v", len(results), err)
	}
	for i, answer := range results[0].Expressions[0].Value.([]any) {
		encoded, err := json.Marshal(texts[i])
		if err != nil {
			t.Fatal(err)
		}
		var native resource.Quantity
		err = json.Unmarshal(encoded, &native)
		if (err != nil) != (answer == nil) {
			t.Errorf("%s: Kubernetes %v, reeve %v", encoded, err, answer)
			continue
		}
		if err != nil {
			continue
		}
		parsed++
		got := answer.([]any)
		check(t, encoded, "nano-units", nano(native), got[0])
		stored := native.DeepCopy()
		stored.RoundUp(resource.Milli)
		check(t, encoded, "stored", nano(stored), got[1])
		for j, format := range []resource.Format{resource.DecimalSI, resource.BinarySI} {
			if isCapped(native) && !isWritten(got[2+j], native, format) {
				t.Errorf("%s is written %v", encoded, got[2+j])
			}
		}
	}
	return parsed
}

// isWritten is whether the text is the quantity again, and its canonical form where it is a
// whole number: others Kubernetes may keep as a big decimal and write in another way.
func isWritten(text any, q resource.Quantity, format resource.Format) bool {
	again, err := resource.ParseQuantity(text.(string))
	if err != nil || again.Cmp(q) != 0 {
		return false
	}
	whole, ok := again.AsInt64()
	if whole%1024 != 0 {
		format = resource.DecimalSI // where Kubernetes writes all digits, which nobody can read
	}
	return !ok || text == resource.NewQuantity(whole, format).String()
}

// isCapped is whether a quantity is in the range that all of Kubernetes can handle.
func isCapped(q resource.Quantity) bool {
	most := resource.MustParse("9223372036854775807")
	least := resource.MustParse("-9223372036854775807")
	return q.Cmp(most) <= 0 && q.Cmp(least) >= 0
}

func check(t *testing.T, text []byte, what, want string, got any) {
	t.Helper()
	number, ok := got.(json.Number)
	if !ok || number.String() != want {
		t.Errorf("%s in %s: want %s, got %v", text, what, want, got)
	}
}

func nano(q resource.Quantity) string {
	dec := q.DeepCopy()
	d := dec.AsDec()
	n := new(big.Int).Set(d.UnscaledBig())
	exponent := int64(9 - d.Scale())
	power := new(big.Int).Exp(big.NewInt(10), big.NewInt(max(exponent, -exponent)), nil)
	if exponent >= 0 {
		return n.Mul(n, power).String()
	}
	return n.Quo(n, power).String()
}

var numerals = []string{"", "0", "1", "5", "00", "007", "128", "1000", "1024", "1500", "999999999", "9007199254740993", "9223372036854775807", "9223372036854775808", "123456789012345678901234567890"}

var fractions = []string{"", ".", ".0", ".5", ".25", ".1", ".001", ".0000000001", ".123456789", ".1234567891", ".000000000000000000001"}

var suffixes = []string{
	"", "n", "u", "m", "k", "M", "G", "T", "P", "E", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei", "K", "ki", "mi", "Zi", "i", "e", "e3", "E3", "e+3", "E-3", "e-9", "e-10", "e-30", "e18", "e40",
	"e03", "E0000000000000000000", "e+", "e3m", "Ee3", "m3", "e9223372036854775808", " ", "B", "e1.5",
}

func TestEveryFormOfAQuantity(t *testing.T) {
	var texts []any
	for _, sign := range []string{"", "-", "+", "--", " "} {
		for _, numeral := range numerals {
			for _, fraction := range fractions {
				for _, suffix := range suffixes {
					texts = append(texts, sign+numeral+fraction+suffix)
				}
			}
		}
	}
	texts = append(texts, nil, 0, 1, -1, 0.5, 0.1, 1e21, 1.5e-7, "1 Gi", "\t1\n", "1\u00a0", "１")
	parsed := newQuantities(t).compare(t, texts)
	t.Logf("%d texts, %d of them quantities", len(texts), parsed)
}

func TestRandomQuantities(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 8))
	var texts []any
	for range 40_000 {
		var b strings.Builder
		for range 1 + r.IntN(12) {
			b.WriteByte("0123456789012345678901234567890.+-eEnumkKMGTPi"[r.IntN(46)])
		}
		if r.IntN(2) == 0 {
			b.WriteString(suffixes[r.IntN(len(suffixes))])
		}
		if !strings.ContainsAny(b.String(), "eE") || exponentIsSmall(b.String()) {
			texts = append(texts, b.String())
		}
	}
	parsed := newQuantities(t).compare(t, texts)
	t.Logf("%d texts, %d of them quantities", len(texts), parsed)
}

// exponentIsSmall spares Kubernetes, whose parser writes every zero of an exponent.
func exponentIsSmall(text string) bool {
	_, exponent, _ := strings.Cut(strings.ToLower(text), "e")
	return len(strings.TrimLeft(exponent, "+-0")) <= 2
}

// FuzzQuantity holds any text against the parser of Kubernetes.
func FuzzQuantity(f *testing.F) {
	q := newQuantities(f)
	for _, text := range []string{"1", "100m", "1.5Gi", "8Ei", "-1", "Ki", "1e3", ".", ""} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if exponentIsSmall(text) {
			q.compare(t, []any{text})
		}
	})
}
