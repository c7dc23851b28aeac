package evaluator_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/reeve-policy/reeve/evaluator"
	"github.com/reeve-policy/reeve/policy"
)

func saved(t testing.TB, inv *evaluator.Inventory) string {
	t.Helper()
	var text bytes.Buffer
	if err := inv.Save(&text); err != nil {
		t.Fatal(err)
	}
	return text.String()
}

func loaded(t testing.TB, text string) *evaluator.Inventory {
	t.Helper()
	inv, err := evaluator.LoadInventory("saved.yaml", strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return inv
}

// odd has what YAML writers and readers like to change.
func odd() evaluator.Source {
	return evaluator.Map(map[string]any{
		"apiVersion": "v1", "kind": "ConfigMap", "metadata": map[string]any{"name": "odd"},
		"data": map[string]any{
			"yes": "yes", "no": "1e3", "": "\x7f\x00\u2028\u0085", "bom": "\ufeffa", "face": "😀<&>", "lines": "a\n\n  b\n", "~": "null",
		},
		"numbers": []any{json.Number("12345678901234567890123"), json.Number("1.0"), json.Number("1e400"), int64(1), 0.1},
	})
}

func TestASavedInventoryLoadsAsItWas(t *testing.T) {
	inv := inventoryOf(t, account("shop", "robot")+account("blog", "writer")+"---\napiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n", "ServiceAccount", "*/*")
	if err := errors.Join(inv.Put(odd()), inv.MarkComplete("apps/*", "shop", "blog")); err != nil {
		t.Fatal(err)
	}
	text := saved(t, inv)
	again := loaded(t, text)
	if diff := cmp.Diff(text, saved(t, again)); diff != "" || again.Len() != 4 {
		t.Errorf("%d objects, %s", again.Len(), diff)
	}
	for _, name := range []string{"robot", "writer"} {
		if diff := cmp.Diff(statusOf(t, inv, name), statusOf(t, again, name)); diff != "" {
			t.Error(diff)
		}
	}
}

func TestAnEmptyInventoryIsSaved(t *testing.T) {
	text := saved(t, evaluator.NewInventory())
	if inv := loaded(t, text); inv.Len() != 0 || saved(t, inv) != text || !strings.Contains(text, `"kind": "Inventory"`) {
		t.Errorf("got %s", text)
	}
}

func TestSecretsAreNotSaved(t *testing.T) {
	text := saved(t, inventoryOf(t, "apiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData: {password: hunter2}\n"))
	if strings.Contains(text, "hunter2") || !strings.Contains(text, "password") {
		t.Errorf("got %s", text)
	}
}

func TestAnInventoryWrittenByHandIsLoaded(t *testing.T) {
	inv := loaded(t, "apiVersion: reeve.dev/v1alpha1\nkind: Inventory\ncomplete: {ServiceAccount: [shop]}\n"+account("shop", "robot"))
	wantStatus(t, inv, "robot", policy.StatusPass)
	wantStatus(t, inv, "nobody", policy.StatusFail)
}

func TestFaultsOfASavedInventoryHaveTheirPlace(t *testing.T) {
	const head = "apiVersion: reeve.dev/v1alpha1\nkind: Inventory\ncomplete:\n"
	for complete, want := range map[string]string{
		"  - Pod\n":                "saved.yaml:3:1: Inventory: complete: it is no object",
		"  v1/Pod: [\"*\"]\n":      `saved.yaml:4:3: Inventory: complete[v1/Pod]: kind "v1/Pod": want`,
		"  Pod: shop\n":            "saved.yaml:4:3: Inventory: complete.Pod: want a list of namespaces",
		"  Pod: [shop, 1]\n":       "saved.yaml:4:3: Inventory: complete.Pod: want a list of namespaces",
		"  Pod: []\n":              "saved.yaml:4:3: Inventory: complete.Pod: want a list of namespaces",
		"  Namespace: [shop]\n":    `saved.yaml:4:3: Inventory: complete.Namespace: Namespace: namespace "shop": the kind lives in none`,
		"  Pod: [shop]\n---\n[]\n": "saved.yaml:6:1: the document is a list",
	} {
		text := head + complete + account("shop", "robot")
		inv, err := evaluator.LoadInventory("saved.yaml", strings.NewReader(text))
		var problem *policy.InputError
		if !errors.As(err, &problem) || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: want %s, got %v", complete, want, err)
		}
		if inv.Len() != 1 {
			t.Errorf("%q: want the account all the same, got %d objects", complete, inv.Len())
		}
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no space left") }

func TestSaveTellsWhatWentWrong(t *testing.T) {
	if err := evaluator.NewInventory().Save(full{}); err == nil || !strings.Contains(err.Error(), "no space left") {
		t.Errorf("got %v", err)
	}
}
