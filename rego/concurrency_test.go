package rego_test

import (
	"io"
	"reflect"
	"strings"
	"sync"
	"testing"

	"github.com/reeve-policy/reeve/rego"
)

// Run with -race this says more than it looks.
func TestManyGoroutinesShareABinding(t *testing.T) {
	binding := bind(t, several)
	want := eval(bind(t, several), pod(), severalIDs...)
	shared := rego.NewInput(map[string]any{"kind": "Pod", "spec": map[string]any{"list": []any{1, "a", nil}}})
	var group sync.WaitGroup
	for i := range 64 {
		group.Go(func() {
			ids := severalIDs[i%len(severalIDs):]
			if got := eval(binding, shared, ids...); !reflect.DeepEqual(got, want[i%len(want):]) {
				t.Errorf("want %+v, got %+v", want[i%len(want):], got)
			}
			askAndTrace(t, binding, shared)
		})
	}
	group.Wait()
}

func askAndTrace(t *testing.T, binding *rego.Binding, in *rego.Input) {
	t.Helper()
	if _, err := binding.Ask(t.Context(), in, "data.acme.policies.a.one.violation"); err != nil {
		t.Error(err)
	}
	if err := binding.Trace(t.Context(), in, "acme/a/one", io.Discard); err != nil {
		t.Error(err)
	}
}

func TestManyGoroutinesUseBindingsOfOneProgram(t *testing.T) {
	program := compile(t, bundle(t, "acme", rules{"test/one": reader, "test/two": reader}))
	var group sync.WaitGroup
	for i := range 64 {
		group.Go(func() {
			want := strings.Repeat("x", i+1)
			binding, err := program.Bind(word(want))
			if err != nil {
				t.Error(err)
				return
			}
			for _, a := range eval(binding, pod(), "acme/test/two", "acme/test/one") {
				if a.Err != nil || len(a.Findings) != 1 || a.Findings[0].Message != want {
					t.Errorf("want %s, got %+v", want, a)
				}
			}
		})
	}
	group.Wait()
}
