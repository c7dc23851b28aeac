package bundles_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/reeve-policy/reeve/bundles"
	"github.com/reeve-policy/reeve/internal/kubeapi"
	objects "github.com/reeve-policy/reeve/internal/object"
	"github.com/reeve-policy/reeve/policy"
	"github.com/reeve-policy/reeve/rego"
)

// Programs in Go have kubeapi look at an object before any policy does, stock tools have
// data.reeve.lib.invalid. Of a pod both must say the same.

const podTypes = "data.reeve.generated.podtypes.template"

// canary is part of the strings that stand in wrong places, and of no message.
const canary = "hunter2"

// oddValues are functions, so that no two objects share a list or map.
var oddValues = []func() any{
	func() any { return nil },
	func() any { return true },
	func() any { return canary },
	func() any { return "" },
	func() any { return "80" },
	func() any { return "500m" },
	func() any { return ".Ki" },
	func() any { return ".Pi" },
	func() any { return "2024-05-01T10:00:00+02:00" },
	func() any { return "2024-05-01 10:00:00Z" },
	func() any { return json.Number("7") },
	func() any { return json.Number("-0") },
	func() any { return json.Number("1.0") },
	func() any { return json.Number("1.5") },
	func() any { return json.Number("1e3") },
	func() any { return json.Number("2147483648") },
	func() any { return json.Number("-2147483649") },
	func() any { return json.Number("9223372036854775807") },
	func() any { return json.Number("9223372036854775808") },
	func() any { return json.Number("-9223372036854775809") },
	func() any { return json.Number("123456789012345678901234567890") },
	func() any { return []any{} },
	func() any { return []any{nil, "a", json.Number("1")} },
	func() any { return []any{map[string]any{"name": json.Number("1")}} },
	func() any { return map[string]any{} },
	func() any { return map[string]any{"name": canary, "x.y/z": nil, "0": json.Number("1"), "a": true} },
}

func TestPodTypesKnowEveryField(t *testing.T) {
	if testing.Short() {
		t.Skip("compares much, and shares nothing between goroutines")
	}
	names := fieldNames(t)
	known := map[string]bool{}
	pod := withEveryName(askBundle(t, nil, podTypes), names, nil, known).(map[string]any)
	pod["apiVersion"], pod["kind"] = "v1", "Pod"

	_, unknown, _ := kubeapi.Check(pod)
	strangers := map[string]bool{}
	for _, path := range unknown {
		strangers[path.String()] = true
	}
	for _, field := range []string{"apiVersion", "kind", "status"} {
		delete(known, field) // of a pod, not of its template
	}
	for path, isKnown := range known {
		if isKnown == strangers[path] {
			t.Errorf("%s: podtypes knows it: %v, kubeapi: %v", path, isKnown, !strangers[path])
		}
	}
	t.Logf("%d fields compared, %d of them unknown", len(known), len(strangers))
}

// withEveryName makes an object of a type that has, at each level, fields of all names
// that any type has, and keeps which of them the type declares.
func withEveryName(declared any, names []string, at policy.Path, known map[string]bool) any {
	switch d := declared.(type) {
	case map[string]any:
		fields := map[string]any{}
		for _, name := range names {
			here := append(slices.Clone(at), name)
			fieldType, isKnown := d[name]
			known[here.String()] = isKnown
			fields[name] = withEveryName(fieldType, names, here, known)
		}
		return fields
	case []any:
		return []any{withEveryName(d[0], names, append(slices.Clone(at), 0), known)}
	}
	return nil
}

// fieldNames are those of all types that Kubernetes has.
func fieldNames(t *testing.T) []string {
	t.Helper()
	text, err := os.ReadFile("../internal/kubeapi/types.txt")
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]bool{}
	for line := range strings.Lines(string(text)) {
		if field, found := strings.CutPrefix(line, "\t"); found {
			name, _, _ := strings.Cut(field, " ")
			names[name] = true
		}
	}
	return sorted(names)
}

func TestEveryFieldOfAPodIsJudgedAsKubernetesDoes(t *testing.T) {
	if testing.Short() {
		t.Skip("compares much, and shares nothing between goroutines")
	}
	const deepest, rounds = 20, 5
	declared := askBundle(t, nil, podTypes)
	m := misfit{}
	for depth := 1; depth < deepest; depth++ {
		for round := range rounds {
			before := m.changed
			pod := m.pod(declared, depth).(map[string]any)
			if m.changed > before {
				pod["apiVersion"], pod["kind"] = "v1", "Pod"
				compareFaults(t, fmt.Sprintf("odd values %d levels deep, round %d", depth, round), pod, nil)
			}
		}
	}
	t.Logf("%d fields compared", m.changed)
}

// misfit makes pods with odd values, another one for each field.
type misfit struct{ changed int }

// pod makes an object of a type that has odd values wherever it is depth levels deep, and
// nothing that is less deep and no way there.
func (m *misfit) pod(declared any, depth int) any {
	if depth == 0 {
		m.changed++
		return oddValues[m.changed%len(oddValues)]()
	}
	switch d := declared.(type) {
	case map[string]any:
		fields := map[string]any{}
		for _, name := range sorted(d) {
			fields[name] = m.pod(d[name], depth-1)
		}
		return fields
	case []any:
		return []any{nil, m.pod(d[0], depth-1)}
	}
	return nil
}

func TestPodsOfTheCorpusAreJudgedAsKubernetesDoes(t *testing.T) {
	if testing.Short() {
		t.Skip("compares much, and shares nothing between goroutines")
	}
	for _, corpus := range []string{"../testdata/corpus", "../../shared/corpus"} {
		t.Run(filepath.Base(filepath.Dir(corpus)), func(t *testing.T) {
			if _, err := os.Stat(corpus); err != nil {
				t.Skipf("not here: %v", err)
			}
			bearers := podBearers(t, corpus)
			for _, b := range bearers {
				compareFaults(t, b.name, b.object, b.template)
			}
			t.Logf("%d objects compared", len(bearers))
		})
	}
}

func TestMutatedPodsAreJudgedAsKubernetesDoes(t *testing.T) {
	if testing.Short() {
		t.Skip("compares much, and shares nothing between goroutines")
	}
	const mutations = 1500
	bearers := podBearers(t, "../testdata/corpus")
	random := rand.New(rand.NewPCG(1, 1))
	faulty := 0
	for i := range mutations {
		b := bearers[random.IntN(len(bearers))]
		var undo []func()
		for range 1 + random.IntN(3) {
			undo = append(undo, mutate(random, b))
		}
		if compareFaults(t, fmt.Sprintf("mutation %d of %s", i, b.name), b.object, b.template) {
			faulty++
		}
		for _, back := range slices.Backward(undo) {
			back()
		}
	}
	t.Logf("%d objects compared, %d of them with faults", mutations, faulty)
	if faulty < mutations/3 {
		t.Errorf("%d of %d mutations made a fault: want more", faulty, mutations)
	}
}

// bearer is an object with a pod template.
type bearer struct {
	name     string
	object   map[string]any
	template policy.Path
}

func podBearers(t *testing.T, corpus string) []bearer {
	t.Helper()
	templates := askBundle(t, nil, "data.reeve.lib.workload.template_paths").(map[string]any)
	var all []bearer
	for item := range objects.Files(corpus) {
		if item.Object == nil {
			continue
		}
		if path, found := templates[groupKind(item.Object.Value)]; found {
			name := fmt.Sprint(item.Object.Origin.File, " ", item.Object.Origin.Document, " ", item.Object.Ref())
			all = append(all, bearer{name, item.Object.Value, policy.Path(path.([]any))})
		}
	}
	if len(all) == 0 {
		t.Fatalf("%s: no pods", corpus)
	}
	return all
}

func groupKind(o map[string]any) string {
	apiVersion, _ := o["apiVersion"].(string)
	kind, _ := o["kind"].(string)
	if group, _, found := strings.Cut(apiVersion, "/"); found {
		return group + "/" + kind
	}
	return kind
}

// mutate gives a value in the pod, on the way there or in the object's metadata an odd
// one instead, and returns the way back.
func mutate(random *rand.Rand, b bearer) (undo func()) {
	spots := slices.DeleteFunc(appendSpots(nil, b.object, nil), func(s spot) bool { return !b.judges(s.path) })
	if len(spots) == 0 {
		return func() {} // a patch
	}
	s := spots[random.IntN(len(spots))]
	odd := oddValues[random.IntN(len(oddValues))]()
	key := s.path[len(s.path)-1]
	if parent, isList := s.parent.([]any); isList {
		old := parent[key.(int)]
		parent[key.(int)] = odd
		return func() { parent[key.(int)] = old }
	}
	parent := s.parent.(map[string]any)
	old := parent[key.(string)]
	parent[key.(string)] = odd
	return func() { parent[key.(string)] = old }
}

// spot is a value in an object, and what holds it.
type spot struct {
	path   policy.Path
	parent any
}

func appendSpots(spots []spot, value any, at policy.Path) []spot {
	switch v := value.(type) {
	case map[string]any:
		for _, key := range sorted(v) {
			here := append(slices.Clone(at), key)
			spots = appendSpots(append(spots, spot{here, v}), v[key], here)
		}
	case []any:
		for i := range v {
			here := append(slices.Clone(at), i)
			spots = appendSpots(append(spots, spot{here, v}), v[i], here)
		}
	}
	return spots
}

// judges tells whether a path leads to what invalid judges of the object.
func (b bearer) judges(path policy.Path) bool {
	if len(path) <= len(b.template) && path.Compare(b.template[:len(path)]) == 0 {
		return true
	}
	return begins(path, policy.Path{"metadata"}) || begins(path, append(slices.Clone(b.template), "metadata")) ||
		begins(path, append(slices.Clone(b.template), "spec"))
}

func begins(path, with policy.Path) bool {
	return len(path) >= len(with) && path[:len(with)].Compare(with) == 0
}

// compareFaults compares where both see faults in an object.
func compareFaults(t *testing.T, name string, o map[string]any, template policy.Path) (faulty bool) {
	t.Helper()
	want := map[string]bool{}
	for _, fault := range apiFaults(o, template) {
		if (bearer{template: template}).judges(fault.Path) && !strings.HasPrefix(fault.Reason, "no pod ") {
			want[fault.Path.String()] = true
		}
	}
	got := map[string]bool{}
	for _, fault := range askBundle(t, o, "data.reeve.lib.invalid.fields").([]any) {
		got[pathIn(t, fault).String()] = true
		if message := fault.(map[string]any)["msg"].(string); strings.Contains(message, canary) {
			t.Errorf("%s: the message quotes a value: %s", name, message)
		}
	}
	if !maps.Equal(want, got) {
		t.Errorf("%s:\nkubeapi: %q\ninvalid: %q", name, sorted(want), sorted(got))
	}
	return len(want) > 0
}

// apiFaults are those that the evaluator sees in an object.
func apiFaults(o map[string]any, template policy.Path) []kubeapi.Fault {
	apiVersion, _ := o["apiVersion"].(string)
	kind, _ := o["kind"].(string)
	faults, _, known := kubeapi.Check(o)
	if known || kubeapi.IsOwn(apiVersion, kind) {
		return faults
	}
	steps := make([]string, len(template))
	for i := range template {
		steps[i] = template[i].(string)
	}
	return kubeapi.CheckTemplate(o, steps)
}

func pathIn(t *testing.T, fault any) policy.Path {
	t.Helper()
	var path policy.Path
	recode(t, fault.(map[string]any)["path"], &path)
	return path
}

var boundBundle = sync.OnceValues(func() (*rego.Binding, error) {
	builtin, err := bundles.Builtin()
	if err != nil {
		return nil, err
	}
	program, err := rego.Compile(builtin)
	if err != nil {
		return nil, err
	}
	return program.Bind(nil)
})

// askBundle evaluates a rule of the built-in bundle on an object.
func askBundle(t *testing.T, o map[string]any, rule string) any {
	t.Helper()
	binding, err := boundBundle()
	if err != nil {
		t.Fatal(err)
	}
	answer, err := binding.Ask(t.Context(), rego.NewInput(map[string]any{"review": map[string]any{"object": o}}), rule)
	if err != nil {
		t.Fatal(err)
	}
	return answer
}
