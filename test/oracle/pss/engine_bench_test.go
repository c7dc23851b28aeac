package pss_test

import (
	"context"
	"strings"
	"testing"
	"time"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/pod-security-admission/api"
	"k8s.io/pod-security-admission/policy"

	"github.com/reeve-policy/reeve/bundles"
	"github.com/reeve-policy/reeve/internal/race"
	"github.com/reeve-policy/reeve/rego"
)

// BenchmarkAgainstNative lets the engines and Kubernetes' own implementation judge one
// pod by the controls of restricted:latest, in turns. The ratios are the result; ns/op
// means nothing.
func BenchmarkAgainstNative(b *testing.B) {
	vm, ids := boundTo(b, rego.EngineVM)
	topdown, _ := boundTo(b, rego.EngineTopdown)
	native, err := policy.NewEvaluator(policy.DefaultChecks(), nil)
	if err != nil {
		b.Fatal(err)
	}
	latest := api.LevelVersion{Level: api.LevelRestricted, Version: api.LatestVersion()}
	for name, file := range map[string]string{"compliant": compliantPod, "violating": violatingPod} {
		b.Run(name, func(b *testing.B) {
			var object map[string]any
			read(b, file, &object)
			input := map[string]any{"review": map[string]any{"object": object, "operation": "CREATE"}}
			var pod *corev1.Pod
			read(b, file, &pod)
			ask := func(binding *rego.Binding) func() {
				return func() { binding.Eval(context.Background(), rego.NewInput(input), ids, time.Minute) }
			}
			b.ReportAllocs()
			for b.Loop() {
				ask(vm)()
			}
			times := race.Run(
				race.Candidate{Name: "vm", Run: ask(vm)},
				race.Candidate{Name: "topdown", Run: ask(topdown)},
				race.Candidate{Name: "native", Run: func() {
					policy.AggregateCheckResults(native.EvaluatePod(latest, &pod.ObjectMeta, &pod.Spec))
				}},
			)
			b.ReportMetric(float64(times[0].Nanoseconds())/1000, "vm-us")
			b.ReportMetric(float64(times[2].Nanoseconds())/1000, "native-us")
			b.ReportMetric(float64(times[0])/float64(times[2]), "x-native")
			b.ReportMetric(float64(times[1])/float64(times[0]), "x-topdown")
		})
	}
}

// boundTo binds the policies of restricted:latest to an engine.
func boundTo(b *testing.B, engine rego.Engine) (binding *rego.Binding, ids []string) {
	b.Helper()
	builtin, err := bundles.Builtin()
	if err != nil {
		b.Fatal(err)
	}
	program, err := rego.Compile(builtin)
	if err != nil {
		b.Fatal(err)
	}
	for _, p := range restricted(b).Policies() {
		if strings.HasPrefix(p.ID, "psp/pss-") {
			ids = append(ids, p.ID)
		}
	}
	binding, err = program.Bind(map[string]any{
		"reeve_config":     map[string]any{"profile": ""},
		"reeve_parameters": map[string]any{},
	}, rego.WithEngine(engine))
	if err != nil {
		b.Fatal(err)
	}
	return binding, ids
}
