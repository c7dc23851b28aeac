package bundles_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/reeve-policy/reeve/policy"
)

// wrappings are controllers that bear the template of a pod; the last one is of a
// custom kind that only the configuration knows.
var wrappings = []struct {
	apiVersion, kind string
	template         policy.Path
}{
	{"apps/v1", "Deployment", policy.Path{"spec", "template"}},
	{"batch/v1", "Job", policy.Path{"spec", "template"}},
	{"batch/v1", "CronJob", policy.Path{"spec", "jobTemplate", "spec", "template"}},
	{"serving.knative.dev/v1", "Service", policy.Path{"spec", "template"}},
	{"example.com/v1", "Fleet", policy.Path{"spec", "pods"}},
}

var customKinds = map[string][]string{"example.com/Fleet": {"spec", "pods"}}

// checkWrapped leaves out the objects that the test file names in a set pod_only, for
// policies on something that the API server does to pods and not to pod templates.
func checkWrapped(t *testing.T, p *tenant) {
	if !p.Match.Workloads {
		return
	}
	var podOnly []string
	p.house.ask(t, p.query(p.slug+"_test", "pod_only"), nil, nil, &podOnly)
	used := map[string]bool{}
	for rule, objects := range map[string]map[string]object{"denied": p.denied, "allowed": p.allowed} {
		for name, pod := range objects {
			if pod["apiVersion"] != "v1" || pod["kind"] != "Pod" {
				continue
			}
			fault := p.wrappingFault(t, rule, name, pod)
			if slices.Contains(podOnly, name) {
				used[name] = used[name] || fault != ""
			} else if fault != "" {
				t.Errorf("%s[%q] %s", rule, name, fault)
			}
		}
	}
	for _, name := range podOnly {
		if !used[name] {
			t.Errorf("pod_only names %q, which gets the same verdict in a controller or is neither denied nor allowed: want it left out", name)
		}
	}
}

// wrappingFault tells how a verdict differs in the first controller in which it does.
func (p *tenant) wrappingFault(t *testing.T, rule, name string, pod object) string {
	t.Helper()
	alone := p.judge(t, rule, name, pod)
	for _, in := range wrappings {
		wrapped := p.judge(t, rule, name+" in a "+in.kind, wrap(pod, in.apiVersion, in.kind, in.template))
		want, got := verdicts(alone, in.template), verdicts(wrapped, nil)
		if !slices.Equal(got, want) {
			return fmt.Sprintf("in a %s:\n%s\nwant what its pod gets:\n%s\nuse the paths of the view workload",
				in.kind, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
	return ""
}

func wrap(pod object, apiVersion, kind string, path policy.Path) object {
	template := object{}
	for _, key := range []string{"metadata", "spec"} {
		if value, ok := pod[key]; ok {
			template[key] = value
		}
	}
	var value any = template
	for _, key := range slices.Backward(path) {
		value = object{key.(string): value}
	}
	controller := value.(object)
	controller["apiVersion"], controller["kind"] = apiVersion, kind
	controller["metadata"] = pod["metadata"]
	return controller
}

// verdicts writes violations with their paths below prefix, ordered.
func verdicts(violations []policy.Violation, prefix policy.Path) []string {
	var all []string
	for _, v := range violations {
		var fix strings.Builder
		for _, operation := range v.Fix {
			fmt.Fprintf(&fix, " %s %s%s %v", operation.Op, prefix.Pointer(), operation.Path, operation.Value)
		}
		all = append(all, fmt.Sprintf("%s: %s [%s]%s", slices.Concat(prefix, v.Path), v.Message, v.Container, fix.String()))
	}
	slices.Sort(all)
	return all
}
