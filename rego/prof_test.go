package rego_test

import (
	"context"
	"testing"
	"time"

	"github.com/reeve-policy/reeve/rego"
)

func BenchmarkVM(b *testing.B) {
	p := newProgram(b)
	documents := map[string]any{"reeve_config": map[string]any{"profile": ""}, "reeve_parameters": map[string]any{}}
	vm := bound(b, p, documents, rego.EngineVM)
	var ids []string
	for _, m := range p.Policies() {
		ids = append(ids, m.ID)
	}
	for _, name := range []string{"pod", "pod-violating", "deployment", "clusterrole"} {
		b.Run(name, func(b *testing.B) {
			input := review(b, name)
			b.ReportAllocs()
			for b.Loop() {
				vm.Eval(context.Background(), rego.NewInput(input), ids, time.Minute)
			}
		})
	}
}
