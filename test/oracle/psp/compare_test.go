package psp_test

import (
	"context"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	corev1 "k8s.io/api/core/v1"
	apiequality "k8s.io/apimachinery/pkg/api/equality"
	api "k8s.io/kubernetes/pkg/apis/core"

	"github.com/reeve-policy/reeve/evaluator"
	"github.com/reeve-policy/reeve/evaluator/psp"
	"github.com/reeve-policy/reeve/evaluator/rbac"
	"github.com/reeve-policy/reeve/policy"
)

// base is compiled once; tests make theirs from it.
var base = sync.OnceValues(func() (*evaluator.Evaluator, error) {
	return evaluator.New(context.Background(), evaluator.WithTimeout(time.Minute))
})

// tally counts what was compared.
type tally struct {
	compared, admitted, unchanged, updates, mounted, skipped int
	refusals                                                 map[string]int
}

func (t *tally) add(other tally) {
	t.compared += other.compared
	t.admitted += other.admitted
	t.unchanged += other.unchanged
	t.updates += other.updates
	t.mounted += other.mounted
	t.skipped += other.skipped
	if t.refusals == nil {
		t.refusals = map[string]int{}
	}
	for field, count := range other.refusals {
		t.refusals[field] += count
	}
}

func (t tally) String() string {
	return fmt.Sprintf("%d cases, %d of them updates: %d admitted, %d as they were; %d with a token volume; %d refused before; refusals %v",
		t.compared, t.updates, t.admitted, t.unchanged, t.mounted, t.skipped, t.refusals)
}

// compare asks both about all requests and reports every difference.
func (w world) compare(t *testing.T, requests []request) tally {
	t.Helper()
	c := w.cluster(t)
	total := tally{refusals: map[string]int{}}
	var wanted []verdict
	var kept []request
	var questions []psp.Question
	for _, r := range requests {
		want, err := c.judge(t, r)
		if err != nil {
			total.skipped++
			continue
		}
		wanted, kept = append(wanted, want), append(kept, r)
		questions = append(questions, r.question())
	}
	answers, err := w.questions(t).AdmitAll(t.Context(), questions)
	if err != nil {
		t.Fatal(err)
	}
	for i, answer := range answers {
		total.count(wanted[i], kept[i])
		got := kept[i].verdict(t, answer)
		if want := &wanted[i]; want.Pod != nil {
			before := len(want.Pod.Spec.Volumes)
			if want.Pod = bare(want.Pod, kept[i].pod); len(want.Pod.Spec.Volumes) < before {
				total.mounted++
			}
		}
		if diff := cmp.Diff(wanted[i], got, cmpopts.EquateEmpty()); diff != "" {
			text, _ := json.Marshal(m{"policies": w.policies, "rights": w.rights, "pod": kept[i].pod, "old": kept[i].old, "user": kept[i].user})
			t.Errorf("%s\nKubernetes -, reeve +:\n%s", text, diff)
		}
	}
	return total
}

func (t *tally) count(v verdict, r request) {
	t.compared++
	if r.old != nil {
		t.updates++
	}
	if v.Admitted {
		t.admitted++
		if !v.Opinions[v.Policy].Changes {
			t.unchanged++
		}
	}
	for _, o := range v.Opinions {
		for _, field := range o.Refusals {
			t.refusals[kind.ReplaceAllString(field, "")]++
		}
	}
}

var kind = regexp.MustCompile(`\[[^\]]*\]`)

func (w world) questions(t *testing.T) *psp.Questions {
	t.Helper()
	inv := evaluator.NewInventory()
	for _, list := range [][]m{w.policies, w.accounts, w.rights} {
		for _, object := range list {
			if err := inv.Put(evaluator.Map(object)); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := inv.MarkComplete("*/*"); err != nil {
		t.Fatal(err)
	}
	ev, err := base()
	if err != nil {
		t.Fatal(err)
	}
	if ev, err = ev.With(t.Context(), evaluator.WithInventory(inv)); err != nil {
		t.Fatal(err)
	}
	return psp.New(ev)
}

func (r request) question() psp.Question {
	q := psp.Question{Object: r.pod}
	if r.old != nil {
		q.Old = r.old
	}
	if r.user != nil {
		subject := rbac.User(r.user.Name, r.user.Groups...)
		q.User = &subject
	}
	return q
}

// verdict is an answer in the terms of Kubernetes.
func (r request) verdict(t *testing.T, answer psp.Answer) verdict {
	t.Helper()
	v := verdict{Admitted: answer.Admitted(), Policy: answer.Policy, Opinions: map[string]opinion{}}
	if v.Admitted {
		v.Pod = bare(external(t, internal(t, r.patched(t, answer))), r.pod)
	}
	pod := internal(t, r.pod)
	for _, given := range answer.Opinions {
		o := opinion{Unusable: len(given.Faults) > 0, Changes: len(given.Patch) > 0}
		for _, refusal := range given.Refusals {
			o.Refusals = append(o.Refusals, normal(dotted(refusal.Path), pod))
		}
		slices.Sort(o.Refusals)
		v.Opinions[given.Policy] = o
	}
	return v
}

// patched is the pod after the patch of an answer, which must say the same as the pod that
// comes with it.
func (r request) patched(t *testing.T, answer psp.Answer) m {
	t.Helper()
	pod := *decoded[m](t, r.pod)
	for _, op := range answer.Patch {
		if op.Op != "add" {
			t.Fatalf("operation %q", op.Op)
		}
		add(t, pod, strings.Split(op.Path, "/")[1:], op.Value)
	}
	if diff := cmp.Diff(external(t, internal(t, pod)), external(t, internal(t, answer.Template))); diff != "" {
		t.Errorf("patch -, pod +:\n%s", diff)
	}
	if annotations, ok := at(pod, "metadata")["annotations"].(m); r.old == nil && answer.Policy != "" {
		if !ok {
			annotations = m{}
			at(pod, "metadata")["annotations"] = annotations
		}
		annotations["kubernetes.io/psp"] = answer.Policy
	}
	return pod
}

func at(object m, field string) m {
	child, _ := object[field].(m)
	return child
}

// add is the operation of that name of a JSON Patch, of members only.
func add(t *testing.T, in any, steps []string, value any) {
	t.Helper()
	for i, step := range steps {
		step = strings.NewReplacer("~1", "/", "~0", "~").Replace(step)
		switch parent := in.(type) {
		case m:
			if i == len(steps)-1 {
				parent[step] = value
				return
			}
			in = parent[step]
		case []any:
			var index int
			if _, err := fmt.Sscan(step, &index); err != nil || index >= len(parent) {
				t.Fatalf("no index %q", step)
			}
			in = parent[index]
		default:
			t.Fatalf("nothing to add to: %v at step %d", steps, i)
		}
	}
}

func dotted(path policy.Path) string {
	var text strings.Builder
	for _, step := range path {
		switch step := step.(type) {
		case int:
			fmt.Fprintf(&text, "[%d]", step)
		default:
			fmt.Fprintf(&text, ".%v", step)
		}
	}
	return strings.TrimPrefix(text.String(), ".")
}

// normal is the path of a refusal, without what Kubernetes and reeve spell differently.
// Kubernetes names fields of its internal types, and of seccomp always the annotation.
func normal(path string, pod *api.Pod) string {
	path = strings.TrimPrefix(path, "pod.")
	if strings.Contains(path, "seccomp") {
		return "seccomp"
	}
	if strings.Contains(path, "apparmor") {
		return "apparmor"
	}
	for i, volume := range pod.Spec.Volumes {
		if path == fmt.Sprintf("spec.volumes[%d]", i) && strings.HasPrefix(volume.Name, "kube-api-access-") && volume.Projected != nil && len(volume.Name) == len("kube-api-access-12345") {
			return "token"
		}
	}
	switch {
	case path == "spec.automountServiceAccountToken":
		return "token"
	case strings.HasPrefix(path, "spec.securityContext.host"):
		return "spec." + strings.TrimPrefix(path, "spec.securityContext.")
	}
	for _, rule := range spelling {
		path = rule.pattern.ReplaceAllString(path, rule.with)
	}
	return path
}

var spelling = []struct {
	pattern *regexp.Regexp
	with    string
}{
	{regexp.MustCompile(`hostPath\.(pathPrefix|path)$`), "hostPath"},
	{regexp.MustCompile(`(volumes\[\d+\])\.(flexVolume\.)?driver$`), "$1.driver"},
	{regexp.MustCompile(`(volumeMounts\[\d+\])\.readOnly$`), "$1"},
	{regexp.MustCompile(`\.ports\[\d+\]\.(hostPort|containerPort)$`), ".hostPort"},
	{regexp.MustCompile(`(capabilities\.(add|drop)|supplementalGroups)\[\d+\]$`), "$1"},
	{regexp.MustCompile(`securityContext\.runAsGroup$`), "securityContext"},
}

func equal(a, b *api.Pod) bool { return apiequality.Semantic.DeepEqual(a, b) }

// bare is a pod without what the API server adds for its service account.
func bare(pod *corev1.Pod, given m) *corev1.Pod {
	pod = pod.DeepCopy()
	named := map[string]bool{}
	for _, volume := range decodedVolumes(given) {
		named[volume] = true
	}
	added := func(name string) bool { return strings.HasPrefix(name, "kube-api-access-") && !named[name] }
	pod.Spec.Volumes = slices.DeleteFunc(pod.Spec.Volumes, func(v corev1.Volume) bool { return added(v.Name) })
	for _, list := range [][]corev1.Container{pod.Spec.InitContainers, pod.Spec.Containers} {
		for i := range list {
			list[i].VolumeMounts = slices.DeleteFunc(list[i].VolumeMounts, func(v corev1.VolumeMount) bool { return added(v.Name) })
		}
	}
	pod.Spec.ServiceAccountName, pod.Spec.DeprecatedServiceAccount = "", ""
	return pod
}

func decodedVolumes(given m) (names []string) {
	volumes, _ := at(given, "spec")["volumes"].([]any)
	for _, raw := range volumes {
		if volume, ok := raw.(m); ok {
			name, _ := volume["name"].(string)
			names = append(names, name)
		}
	}
	return names
}
