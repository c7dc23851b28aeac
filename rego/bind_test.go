package rego_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/reeve-policy/reeve/rego"
)

const reader = `violation contains {"msg": data.reeve_config.word, "path": []}`

func word(w any) map[string]any { return map[string]any{"reeve_config": map[string]any{"word": w}} }

func TestDocumentsAreVisible(t *testing.T) {
	program := compile(t, bundle(t, "acme", rules{"test/one": reader}))
	if got := messages(t, eval(bindWith(t, program, word("hello")), pod(), "acme/test/one")[0]); got != "hello" {
		t.Errorf("want hello, got %q", got)
	}
	if got := messages(t, eval(bindWith(t, program, nil), pod(), "acme/test/one")[0]); got != "" {
		t.Errorf("want nothing without the document, got %q", got)
	}
}

func TestBindingsOfOneProgramDoNotSeeEachOther(t *testing.T) {
	program := compile(t, bundle(t, "acme", rules{"test/one": reader}))
	first, second := bindWith(t, program, word("first")), bindWith(t, program, word("second"))
	third := bindWith(t, program, map[string]any{"other": 1})
	for range 3 {
		for binding, want := range map[*rego.Binding]string{first: "first", second: "second", third: ""} {
			if got := messages(t, eval(binding, pod(), "acme/test/one")[0]); got != want {
				t.Errorf("want %q, got %q", want, got)
			}
		}
	}
}

func TestADocumentWithTheRootOfABundleIsRefused(t *testing.T) {
	withData := fromFS(t, "zeta", fstest.MapFS{"zeta/list/data.json": {Data: []byte(`["a"]`)}})
	program := compile(t, bundle(t, "acme", rules{"test/one": found}), withData)
	for _, root := range []string{"acme", "zeta"} {
		_, err := program.Bind(map[string]any{root: map[string]any{}})
		if err == nil || !strings.Contains(err.Error(), `"`+root+`"`) {
			t.Errorf("want document %s refused by name, got %v", root, err)
		}
	}
}

func TestBundleDataIsVisible(t *testing.T) {
	own := fromFS(t, "acme", fstest.MapFS{
		"acme/list/data.json": {Data: []byte(`{"names": ["a", "b"]}`)},
		"policies/test/one/one.rego": {Data: []byte(source("acme", "test/one",
			`violation contains {"msg": name, "path": []} if some name in data.acme.list.names`))},
	})
	other := fromFS(t, "zeta", fstest.MapFS{
		"policies/test/one/one.rego": {Data: []byte(source("zeta", "test/one",
			`violation contains {"msg": name, "path": []} if some name in data.acme.list.names`))},
	})
	binding := bindWith(t, compile(t, own, other), word("beside it"))
	for _, a := range eval(binding, pod(), "acme/test/one", "zeta/test/one") {
		if got := messages(t, a); got != "a b" {
			t.Errorf("%s: want a b, got %q", a.PolicyID, got)
		}
	}
}

func TestADocumentThatIsNotJSONShapedIsRefused(t *testing.T) {
	program := compile(t, bundle(t, "acme", rules{"test/one": found}))
	if _, err := program.Bind(word(func() {})); err == nil || !strings.Contains(err.Error(), "context documents") {
		t.Errorf("want an error about the context documents, got %v", err)
	}
}

func TestAnInputThatIsNotJSONShapedIsAnErrorWhereItIsRead(t *testing.T) {
	const read = `violation contains {"msg": "found", "path": []} if input.f`
	a := evalOne(t, read, map[string]any{"f": func() {}})
	if e := evalError(t, a); !strings.Contains(e.Error(), "input") {
		t.Errorf("want an error about the input, got %v", e)
	}
}
