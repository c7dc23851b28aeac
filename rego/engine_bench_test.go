package rego_test

import (
	"context"
	"encoding/json"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
	oparego "github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/storage/inmem"

	"github.com/reeve-policy/reeve/bundles"
	"github.com/reeve-policy/reeve/internal/object"
	"github.com/reeve-policy/reeve/internal/race"
	"github.com/reeve-policy/reeve/rego"
)

// BenchmarkEngines lets the vm, topdown behind the same seam and OPA as it is usually
// embedded (one prepared query for all policies, EvalInput of a map) judge one object
// by all built-in policies; "corpus" is one workload of the corpus after another, whose
// images and names repeat no more than in a cluster. The ratios are the result; ns/op
// means nothing.
func BenchmarkEngines(b *testing.B) {
	p := newProgram(b)
	documents := map[string]any{"reeve_config": map[string]any{"profile": ""}, "reeve_parameters": map[string]any{}}
	vm, topdown := bound(b, p, documents, rego.EngineVM), bound(b, p, documents, rego.EngineTopdown)
	embedded := prepared(b, p, documents)
	var ids []string
	for _, m := range p.Policies() {
		ids = append(ids, m.ID)
	}
	for _, name := range []string{"pod", "pod-violating", "deployment", "clusterrole", "corpus"} {
		b.Run(name, func(b *testing.B) {
			inputs := []map[string]any{}
			if name == "corpus" {
				inputs = reviews(b)
			} else {
				inputs = append(inputs, review(b, name))
			}
			ask := func(engine *rego.Binding) func() {
				next := rotation(inputs)
				return func() { engine.Eval(context.Background(), rego.NewInput(next()), ids, time.Minute) }
			}
			b.ReportAllocs()
			run := ask(vm)
			for b.Loop() {
				run()
			}
			next := rotation(inputs)
			times := race.Run(
				race.Candidate{Name: "vm", Run: ask(vm)},
				race.Candidate{Name: "topdown", Run: ask(topdown)},
				race.Candidate{Name: "embedded", Run: func() {
					if rs, err := embedded.Eval(context.Background(), oparego.EvalInput(next())); err != nil || len(rs) != 1 {
						b.Fatal(rs, err)
					}
				}},
			)
			b.ReportMetric(float64(times[0].Nanoseconds())/1000, "vm-us")
			b.ReportMetric(float64(times[1])/float64(times[0]), "x-topdown")
			b.ReportMetric(float64(times[2])/float64(times[0]), "x-opa")
		})
	}
}

func newProgram(b *testing.B) *rego.Program {
	b.Helper()
	builtin, err := bundles.Builtin()
	if err != nil {
		b.Fatal(err)
	}
	p, err := rego.Compile(builtin)
	if err != nil {
		b.Fatal(err)
	}
	return p
}

func bound(b *testing.B, p *rego.Program, documents map[string]any, engine rego.Engine) *rego.Binding {
	b.Helper()
	binding, err := p.Bind(documents, rego.WithEngine(engine))
	if err != nil {
		b.Fatal(err)
	}
	return binding
}

// prepared is one query for the violations of all policies.
func prepared(b *testing.B, p *rego.Program, documents map[string]any) oparego.PreparedEvalQuery {
	b.Helper()
	builtin, err := bundles.Builtin()
	if err != nil {
		b.Fatal(err)
	}
	var query []string
	for _, m := range p.Policies() {
		domain, slug, _ := strings.Cut(m.ID, "/")
		ref := ast.MustParseRef("data.reeve.policies").Append(ast.StringTerm(domain)).Append(ast.StringTerm(slug))
		query = append(query, "v"+string(rune('a'+len(query)/26))+string(rune('a'+len(query)%26))+" := "+ref.Append(ast.StringTerm("violation")).String())
	}
	options := []func(*oparego.Rego){
		oparego.Query(strings.Join(query, "; ")),
		oparego.Store(inmem.NewFromObject(documents)), oparego.StrictBuiltinErrors(true),
	}
	for _, source := range builtin.Sources() {
		options = append(options, oparego.Module(source.File, source.Text))
	}
	q, err := oparego.New(options...).PrepareForEval(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	return q
}

// rotation hands inputs out in turn.
func rotation(inputs []map[string]any) func() map[string]any {
	i := 0
	return func() map[string]any {
		i++
		return inputs[i%len(inputs)]
	}
}

// reviews are requests for the workloads of the committed corpus.
func reviews(b *testing.B) (inputs []map[string]any) {
	b.Helper()
	workloads := map[string]bool{"Pod": true, "Deployment": true, "StatefulSet": true, "DaemonSet": true, "Job": true, "CronJob": true}
	for item := range object.Files("../testdata/corpus") {
		if item.Object == nil {
			continue
		}
		if kind, _ := item.Object.Value["kind"].(string); workloads[kind] {
			inputs = append(inputs, map[string]any{"review": map[string]any{"object": item.Object.Value, "operation": "CREATE"}})
		}
	}
	if len(inputs) == 0 {
		b.Fatal("no workloads")
	}
	return inputs
}

// review is an object as a client decodes it, in a request.
func review(b *testing.B, name string) map[string]any {
	b.Helper()
	text, err := os.ReadFile("../testdata/objects/" + name + ".json")
	if err != nil {
		b.Fatal(err)
	}
	decoder := json.NewDecoder(strings.NewReader(string(text)))
	decoder.UseNumber()
	var o map[string]any
	if err := decoder.Decode(&o); err != nil {
		b.Fatal(err)
	}
	return map[string]any{"review": map[string]any{"object": o, "operation": "CREATE"}}
}

// BenchmarkBind is the cost of a set of parameters.
func BenchmarkBind(b *testing.B) {
	p := newProgram(b)
	documents := map[string]any{"reeve_config": map[string]any{"profile": ""}, "reeve_parameters": map[string]any{}}
	for _, engine := range []rego.Engine{rego.EngineVM, rego.EngineTopdown} {
		b.Run(string(engine), func(b *testing.B) {
			for b.Loop() {
				bound(b, p, documents, engine)
			}
		})
	}
}
