package rego_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/reeve-policy/reeve/rego"
)

const podText = `{"spec": {"containers": [{"name": "app", "args": ["a", null]}, {"name": "x"}]}}`

// counted is an object that counts how often it is converted.
type counted struct {
	text  string
	times *int
}

func (c counted) MarshalJSON() ([]byte, error) {
	*c.times++
	return []byte(c.text), nil
}

func podsDocument(times map[string]*int, names ...string) map[string]any {
	pods := map[string]any{}
	for _, name := range names {
		times[name] = new(int)
		pods[name] = counted{podText, times[name]}
	}
	return map[string]any{
		"namespace": map[string]any{"shop": map[string]any{"v1": map[string]any{"Pod": pods}}},
		"complete":  map[string]any{"Pod": map[string]any{"*": true}},
	}
}

// finding is what a policy finds once if the body holds.
func finding(t *testing.T, body string, in *rego.Input) rego.Answer {
	t.Helper()
	program := compile(t, bundle(t, "acme", rules{"test/one": `violation contains {"msg": "found", "path": []} if {` + body + `}`}))
	return eval(bindWith(t, program, word("hello")), in, "acme/test/one")[0]
}

func TestOnlyWhatAPolicyReadsIsConverted(t *testing.T) {
	for name, c := range map[string]struct {
		rego string
		want []string // that are converted
	}{
		"one object":             {`data.inventory.namespace.shop.v1.Pod.web.spec.containers[0].name == "app"`, []string{"web"}},
		"one object by a name":   {`name := "web"; data.inventory.namespace.shop.v1.Pod[name].spec.containers[1].name == "x"`, []string{"web"}},
		"after the kind is read": {`pods := data.inventory.namespace.shop.v1.Pod; pods.web.spec.containers[0].name == "app"`, []string{"web"}},
		"after ranging over versions": {
			`some version, _ in data.inventory.namespace.shop; data.inventory.namespace.shop[version].Pod.web.spec.containers[0].args[0] == "a"`, []string{"web"},
		},
		"after ranging over everything": {`some root; data[root].namespace.shop.v1.Pod.web.spec`, []string{"web"}},
		"none that there is":            {`not data.inventory.namespace.shop.v1.Pod.none; not data.inventory.namespace.blog`, nil},
		"completeness":                  {`data.inventory.complete.Pod["*"]`, nil},
		"all":                           {`count([1 | some pod in data.inventory.namespace.shop.v1.Pod; pod.spec]) == 3`, []string{"web", "db", "other"}},
	} {
		t.Run(name, func(t *testing.T) {
			times := map[string]*int{}
			in := rego.NewInput(map[string]any{}).WithInventory(podsDocument(times, "web", "db", "other"))
			if got := messages(t, finding(t, c.rego, in)); got != "found" {
				t.Errorf("want it found, got %q", got)
			}
			maps.DeleteFunc(times, func(_ string, n *int) bool { return *n == 0 })
			slices.Sort(c.want)
			if got := slices.Sorted(maps.Keys(times)); !slices.Equal(got, c.want) {
				t.Errorf("converted %v, want %v", got, c.want)
			}
		})
	}
}

func TestAnEmptyInventoryIsNotNone(t *testing.T) {
	none := rego.NewInput(map[string]any{})
	if got := messages(t, finding(t, "not data.inventory", none)); got != "found" {
		t.Errorf("want data.inventory undefined, got %q", got)
	}
	empty := rego.NewInput(map[string]any{}).WithInventory(map[string]any{})
	if got := messages(t, finding(t, "data.inventory == {}; not data.inventory.namespace", empty)); got != "found" {
		t.Errorf("want data.inventory empty, got %q", got)
	}
}

func TestABundleWithTheRootOfTheInventoryIsRefused(t *testing.T) {
	_, err := compile(t, bundle(t, "inventory", rules{"test/one": found})).Bind(nil)
	if err == nil || !strings.Contains(err.Error(), `"inventory"`) {
		t.Errorf("got %v", err)
	}
}
