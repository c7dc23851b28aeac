package pss_test

import (
	"encoding/json"
	"errors"
	"iter"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/pod-security-admission/api"

	"github.com/reeve-policy/reeve/evaluator"
	"github.com/reeve-policy/reeve/evaluator/psp"
	"github.com/reeve-policy/reeve/internal/object"
	"github.com/reeve-policy/reeve/policy"
)

// The committed part of the development corpus, and the whole of it, which stands beside
// the project on its developers' machines.
var corpora = []string{"../../../testdata/corpus", "../../../../shared/corpus"}

// TestMigrationRefusesNothingThatRuns gives each namespace of each project of a corpus the
// level and the patches that reeve recommends, and asks Kubernetes' own implementation
// about every pod. That also finds out whether the level is the strictest there is.
func TestMigrationRefusesNothingThatRuns(t *testing.T) {
	oracles := map[api.Level]*native{}
	for _, level := range levels {
		oracles[level] = newNative(t, level, api.LatestVersion())
	}
	for _, corpus := range corpora {
		projects, err := os.ReadDir(corpus)
		if errors.Is(err, os.ErrNotExist) {
			t.Logf("not here: %s", corpus)
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		pods, patched, policies, found := 0, 0, map[string]bool{}, map[string]int{}
		for _, project := range projects {
			if !project.IsDir() {
				continue
			}
			w := readWorld(t, evaluator.Files(filepath.Join(corpus, project.Name())), object.Files(filepath.Join(corpus, project.Name())))
			for _, m := range w.migrations(t) {
				found[m.Level]++
				for _, workload := range m.Workloads {
					pods++
					if len(workload.Patch) > 0 {
						patched++
					}
					if workload.Policy != "" {
						policies[workload.Policy] = true
					}
				}
				w.compare(t, oracles, m)
			}
		}
		t.Logf("%s: %d workloads, %d of them patched, policies %v, levels %v", corpus, pods, patched, slices.Sorted(maps.Keys(policies)), found)
	}
}

// TestMigrationFillsInWhatPoliciesDo has everything in the committed corpus admitted by
// policies that fill in much, so that pods differ from what they were.
func TestMigrationFillsInWhatPoliciesDo(t *testing.T) {
	oracles := map[api.Level]*native{}
	for _, level := range levels {
		oracles[level] = newNative(t, level, api.LatestVersion())
	}
	patched := 0
	for _, filling := range []struct{ name, spec, profile string }{
		{"nothing of its own", `{}`, ""},
		{"a profile", `{}`, "runtime/default"},
		{"no profile", `{}`, "unconfined"},
		{"an ordinary user", `{"runAsUser": {"rule": "MustRunAs", "ranges": [{"min": 1000, "max": 2000}]}}`, "localhost/audit.json"},
		{"further capabilities", `{"allowedCapabilities": ["NET_ADMIN"], "defaultAddCapabilities": ["NET_ADMIN"]}`, ""},
		{"a type of SELinux", `{"seLinux": {"rule": "MustRunAs", "seLinuxOptions": {"type": "spc_t"}}}`, ""},
		{"all of the strictest", `{
			"allowPrivilegeEscalation": true, "defaultAllowPrivilegeEscalation": false, "requiredDropCapabilities": ["ALL"],
			"runAsUser": {"rule": "MustRunAsNonRoot"}, "fsGroup": {"rule": "MustRunAs", "ranges": [{"min": 1, "max": 65535}]},
			"runtimeClass": {"allowedRuntimeClassNames": ["*"], "defaultRuntimeClassName": "kata"}
		}`, "docker/default"},
	} {
		w := readWorld(t, evaluator.Files(corpora[0]), object.Files(corpora[0]))
		w.put(t, policyManifest(t, filling.spec, filling.profile), usedByAll)
		for _, m := range w.migrations(t) {
			for _, workload := range m.Workloads {
				if len(workload.Patch) > 0 {
					patched++
				}
			}
			if w.compare(t, oracles, m); t.Failed() {
				t.Fatalf("under a policy that fills in %s", filling.name)
			}
		}
	}
	if patched == 0 {
		t.Error("no policy filled in anything")
	}
	t.Logf("%d workloads patched", patched)
}

const usedByAll = `
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: use-filling}
rules: [{apiGroups: [policy], resources: [podsecuritypolicies], verbs: [use], resourceNames: [0-filling]}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: use-filling}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: use-filling}
subjects: [{apiGroup: rbac.authorization.k8s.io, kind: Group, name: "system:serviceaccounts"}]
`

// policyManifest is a policy that allows everything but for what spec says.
func policyManifest(t *testing.T, spec, profile string) string {
	t.Helper()
	fields := map[string]any{
		"privileged": true, "hostPID": true, "hostIPC": true, "hostNetwork": true, "volumes": []string{"*"},
		"hostPorts":            []map[string]int{{"min": 0, "max": 65535}},
		"runAsUser":            map[string]string{"rule": "RunAsAny"},
		"fsGroup":              map[string]string{"rule": "RunAsAny"},
		"seLinux":              map[string]string{"rule": "RunAsAny"},
		"supplementalGroups":   map[string]string{"rule": "RunAsAny"},
		"allowedUnsafeSysctls": []string{"*"}, "allowedProcMountTypes": []string{"Default", "Unmasked"},
	}
	if err := json.Unmarshal([]byte(spec), &fields); err != nil {
		t.Fatal(err)
	}
	if fields["requiredDropCapabilities"] == nil && fields["allowedCapabilities"] == nil {
		fields["allowedCapabilities"] = []string{"*"}
	}
	annotations := map[string]string{"seccomp.security.alpha.kubernetes.io/allowedProfileNames": "*"}
	if profile != "" {
		annotations["seccomp.security.alpha.kubernetes.io/defaultProfileName"] = profile
	}
	text, err := json.Marshal(map[string]any{
		"apiVersion": "policy/v1beta1", "kind": "PodSecurityPolicy",
		"metadata": map[string]any{"name": "0-filling", "annotations": annotations}, "spec": fields,
	})
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// world is an inventory that is all there is, with its objects by what they are.
type world struct {
	inventory *evaluator.Inventory
	objects   map[policy.ObjectRef]map[string]any
}

func readWorld(t *testing.T, source evaluator.Source, items iter.Seq[object.Item]) *world {
	t.Helper()
	w := &world{evaluator.NewInventory(), map[policy.ObjectRef]map[string]any{}}
	_ = w.inventory.Put(source) // problems are for other tests
	if err := w.inventory.MarkComplete("*/*"); err != nil {
		t.Fatal(err)
	}
	for item := range items {
		if item.Object != nil {
			ref := item.Object.Ref()
			ref.UID = ""
			if ref.Namespace == "" {
				ref.Namespace = "default"
			}
			w.objects[ref] = item.Object.Value
		}
	}
	return w
}

func (w *world) put(t *testing.T, manifests ...string) {
	t.Helper()
	for _, manifest := range manifests {
		if err := w.inventory.Put(evaluator.Manifests("test.yaml", strings.NewReader(manifest))); err != nil {
			t.Fatal(err)
		}
	}
}

func (w *world) migrations(t *testing.T) []psp.Migration {
	t.Helper()
	namespaces := map[string]bool{}
	for ref := range w.objects {
		namespaces[ref.Namespace] = true
	}
	ev, err := evaluator.New(t.Context(), evaluator.WithInventory(w.inventory), evaluator.WithTimeout(time.Minute))
	if err != nil {
		t.Fatal(err)
	}
	answers, err := psp.New(ev).Migrate(t.Context(), slices.Sorted(maps.Keys(namespaces))...)
	if err != nil {
		t.Fatal(err)
	}
	return answers
}

// compare wants each level to refuse what the oracle refuses, and the strictest that
// refuses nothing.
func (w *world) compare(t *testing.T, oracles map[api.Level]*native, m psp.Migration) {
	t.Helper()
	refused := map[api.Level]bool{}
	unread := 0
	for _, workload := range m.Workloads {
		pod, err := w.pod(t, workload)
		if err != nil {
			unread++ // the API server would not take it, and a level may refuse it
			continue
		}
		for _, level := range levels {
			want := oracles[level].failing(t, pod)
			var got []string
			for control := range workload.Refusals[string(level)] {
				got = append(got, "psp/"+control)
			}
			slices.Sort(got)
			if !slices.Equal(want, got) {
				t.Errorf("%s by %q with %v: %s refuses it for %v, reeve says %v", workload.Object, workload.Policy, workload.Patch, level, want, got)
			}
			refused[level] = refused[level] || len(want) > 0
		}
	}
	want := "restricted"
	if refused[api.LevelBaseline] {
		want = "privileged"
	} else if refused[api.LevelRestricted] {
		want = "baseline"
	}
	if m.Level != want && unread == 0 {
		t.Errorf("namespace %s: want the level %s, got %s", m.Namespace, want, m.Level)
	}
}

// pod is the pod of a workload after its patch, with the defaults of the API server.
func (w *world) pod(t *testing.T, workload psp.Workload) (*corev1.Pod, error) {
	t.Helper()
	value, known := w.objects[workload.Object]
	if !known {
		t.Fatalf("%s is nowhere", workload.Object)
	}
	text, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	var patched map[string]any
	if err := json.Unmarshal(apply(t, text, workload.Patch), &patched); err != nil {
		t.Fatal(err)
	}
	if text, err = json.Marshal(template(patched)); err != nil {
		t.Fatal(err)
	}
	var pod corev1.Pod
	if err := json.Unmarshal(text, &pod); err != nil {
		return nil, err
	}
	return defaulted(&pod), nil
}

func template(value map[string]any) map[string]any {
	var path []string
	switch value["kind"] {
	case "Pod", "Revision":
	case "PodTemplate":
		path = []string{"template"}
	case "CronJob":
		path = []string{"spec", "jobTemplate", "spec", "template"}
	case "ScaledJob":
		path = []string{"spec", "jobTargetRef", "template"}
	case "Sandbox", "SandboxTemplate":
		path = []string{"spec", "podTemplate"}
	default:
		path = []string{"spec", "template"}
	}
	for _, step := range path {
		value, _ = value[step].(map[string]any)
	}
	return value
}
