package pss_test

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"testing"

	oparego "github.com/open-policy-agent/opa/v1/rego"
	appsv1 "k8s.io/api/apps/v1"
	corev1 "k8s.io/api/core/v1"
	"k8s.io/pod-security-admission/api"
	"k8s.io/pod-security-admission/policy"
	"sigs.k8s.io/yaml"

	"github.com/reeve-policy/reeve/bundles"
	"github.com/reeve-policy/reeve/evaluator"
	"github.com/reeve-policy/reeve/rego"
)

// The objects, about 9 KB of JSON each as an API server returns them.
const (
	compliantPod = "testdata/pod.json"
	violatingPod = "testdata/pod-violating.json"
	deployment   = "testdata/deployment.json"
)

func read(b *testing.B, file string, into any) []byte {
	b.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		b.Fatal(err)
	}
	if err := json.Unmarshal(text, into); err != nil {
		b.Fatal(err)
	}
	return text
}

func restricted(b *testing.B) *evaluator.Evaluator {
	b.Helper()
	ev, err := evaluator.New(b.Context(), evaluator.WithProfile("restricted"))
	if err != nil {
		b.Fatal(err)
	}
	return ev
}

// BenchmarkCompile reads and compiles the built-in bundle.
func BenchmarkCompile(b *testing.B) {
	for b.Loop() {
		builtin, err := bundles.Builtin()
		if err != nil {
			b.Fatal(err)
		}
		if _, err := rego.Compile(builtin); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkRestricted judges one object under restricted:latest. "map" and "typed"
// start from a decoded object, "yaml" from bytes; "native" is the oracle on a
// decoded struct.
func BenchmarkRestricted(b *testing.B) {
	for name, file := range map[string]string{"pod": compliantPod, "violating-pod": violatingPod, "deployment": deployment} {
		var object map[string]any
		text, err := yaml.JSONToYAML(read(b, file, &object))
		if err != nil {
			b.Fatal(err)
		}
		pod, typed := decode(b, file, object["kind"].(string))
		b.Run(name+"/map", func(b *testing.B) {
			evaluate(b, func() evaluator.Source { return evaluator.Map(object) })
		})
		b.Run(name+"/typed", func(b *testing.B) {
			evaluate(b, func() evaluator.Source { return evaluator.Typed(typed) })
		})
		b.Run(name+"/yaml", func(b *testing.B) {
			evaluate(b, func() evaluator.Source { return evaluator.Manifests("object.yaml", bytes.NewReader(text)) })
		})
		b.Run(name+"/native", func(b *testing.B) { evaluateNative(b, pod) })
		b.Run(name+"/rego-per-policy", func(b *testing.B) { evaluatePerPolicy(b, object) })
	}
}

func decode(b *testing.B, file, kind string) (pod *corev1.Pod, typed any) {
	b.Helper()
	if kind == "Pod" {
		read(b, file, &pod)
		return pod, pod
	}
	var d appsv1.Deployment
	read(b, file, &d)
	return &corev1.Pod{ObjectMeta: d.Spec.Template.ObjectMeta, Spec: d.Spec.Template.Spec}, &d
}

func evaluate(b *testing.B, source func() evaluator.Source) {
	ev := restricted(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := ev.Evaluate(context.Background(), source()); err != nil {
			b.Fatal(err)
		}
	}
}

func evaluateNative(b *testing.B, pod *corev1.Pod) {
	native, err := policy.NewEvaluator(policy.DefaultChecks(), nil)
	if err != nil {
		b.Fatal(err)
	}
	latest := api.LevelVersion{Level: api.LevelRestricted, Version: api.LatestVersion()}
	b.ReportAllocs()
	for b.Loop() {
		policy.AggregateCheckResults(native.EvaluatePod(latest, &pod.ObjectMeta, &pod.Spec))
	}
}

// evaluatePerPolicy does what most embedders do: one query for each policy, the
// input handed over as a Go value each time. The queries are prepared beforehand.
func evaluatePerPolicy(b *testing.B, object map[string]any) {
	builtin, err := bundles.Builtin()
	if err != nil {
		b.Fatal(err)
	}
	var modules []func(*oparego.Rego)
	for _, source := range builtin.Sources() {
		modules = append(modules, oparego.Module(source.File, source.Text))
	}
	var queries []oparego.PreparedEvalQuery
	for _, p := range restricted(b).Policies() {
		query := "data.reeve.policies.psp[\"" + p.ID[len("psp/"):] + "\"].violation"
		prepared, err := oparego.New(append(modules, oparego.Query(query))...).PrepareForEval(b.Context())
		if err != nil {
			b.Fatal(err)
		}
		queries = append(queries, prepared)
	}
	b.ReportAllocs()
	for b.Loop() {
		for i := range queries {
			if _, err := queries[i].Eval(context.Background(), oparego.EvalInput(object)); err != nil {
				b.Fatal(err)
			}
		}
	}
}
