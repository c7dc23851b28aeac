package psp_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"

	corev1 "k8s.io/api/core/v1"
	policyv1beta1 "k8s.io/api/policy/v1beta1"
	"k8s.io/apimachinery/pkg/util/yaml"
	"k8s.io/apiserver/pkg/authentication/user"
)

// The committed part of the development corpus, and the whole of it, which stands beside
// the project on its developers' machines.
const (
	committedCorpus = "../../../testdata/corpus"
	wholeCorpus     = "../../../../shared/corpus"
)

func TestPodsOfTheCommittedCorpusAreAdmittedAsByKubernetes(t *testing.T) {
	t.Parallel()
	compareCorpus(t, committedCorpus)
}

func TestPodsOfTheWholeCorpusAreAdmittedAsByKubernetes(t *testing.T) {
	t.Parallel()
	if _, err := os.Stat(wholeCorpus); err != nil {
		t.Skipf("the whole corpus is not here (%s): only its committed part was compared", wholeCorpus)
	}
	compareCorpus(t, wholeCorpus)
}

// compareCorpus puts every pod of a folder, those of templates included, before all
// policies of that folder, and before some of its own, which lets others win.
func compareCorpus(t *testing.T, folder string) {
	t.Helper()
	var policies []m
	var requests []request
	root := &user.DefaultInfo{Name: "root", Groups: []string{user.SystemPrivilegedGroup}}
	seen := map[string]bool{}
	walkObjects(t, folder, func(object m) {
		if object["kind"] == "PodSecurityPolicy" && readable[policyv1beta1.PodSecurityPolicy](object) {
			policies = append(policies, renamed(object, fmt.Sprintf("%02d", len(policies))))
		}
		pod := podOf(object)
		text, err := json.Marshal(pod)
		if err == nil && pod != nil && !seen[string(text)] && readable[corev1.Pod](pod) {
			seen[string(text)] = true
			requests = append(requests, request{pod: pod, user: root})
		}
	})
	w := world{policies: policies, accounts: accountsOf(requests)}
	total := w.compare(t, requests)
	t.Logf("%d policies, %d pods: %s", len(policies), len(requests), total)
	if len(policies) == 0 || total.admitted == 0 {
		t.Error("want policies, and pods that are admitted")
	}
	for i := range policies {
		few := world{policies: policies[i : i+1], accounts: w.accounts}
		few.compare(t, slices.Collect(every(requests, len(policies), i)))
	}
}

func renamed(policy m, prefix string) m {
	metadata, _ := policy["metadata"].(m)
	metadata["name"] = fmt.Sprint(prefix, "-", metadata["name"])
	return policy
}

// every is the share of requests that a policy is asked about alone.
func every(requests []request, of, offset int) func(func(request) bool) {
	return func(yield func(request) bool) {
		for i := offset; i < len(requests) && yield(requests[i]); i += of {
		}
	}
}

func readable[T any](object m) bool {
	text, err := json.Marshal(object)
	return err == nil && json.Unmarshal(text, new(T)) == nil
}

// podOf is the pod that an object is or makes.
func podOf(object m) m {
	for _, steps := range [][]string{{"spec", "jobTemplate", "spec", "template"}, {"spec", "template"}, {"template"}, {}} {
		template := object
		for _, step := range steps {
			template = at(template, step)
		}
		spec := at(template, "spec")
		if containers, ok := spec["containers"].([]any); !ok || len(containers) == 0 || len(steps) == 0 && object["kind"] != "Pod" {
			continue
		}
		metadata := m{"name": "pod", "namespace": "shop"}
		if annotations, ok := at(template, "metadata")["annotations"].(m); ok {
			metadata["annotations"] = annotations
		}
		return m{"apiVersion": "v1", "kind": "Pod", "metadata": metadata, "spec": spec}
	}
	return nil
}

// accountsOf are the service accounts that pods name, without which no pod is made.
func accountsOf(requests []request) (accounts []m) {
	names := map[string]bool{"default": true}
	for _, r := range requests {
		for _, field := range []string{"serviceAccountName", "serviceAccount"} {
			if name, _ := at(r.pod, "spec")[field].(string); name != "" {
				names[name] = true
			}
		}
	}
	for name := range names {
		accounts = append(accounts, m{"apiVersion": "v1", "kind": "ServiceAccount", "metadata": m{"name": name, "namespace": "shop"}})
	}
	return accounts
}

// walkObjects calls back with every object in the manifests of a folder; what is no
// manifest, such as a template for one, has none.
func walkObjects(t *testing.T, folder string, object func(m)) {
	t.Helper()
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.Type().IsRegular() || !slices.Contains([]string{".yaml", ".yml", ".json"}, filepath.Ext(path)) {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		reader := yaml.NewYAMLReader(bufio.NewReader(bytes.NewReader(text)))
		for {
			document, err := reader.Read()
			if err != nil {
				return nil // the end, or what is no stream of documents
			}
			var value m
			if text, err := yaml.ToJSON(document); err == nil && json.Unmarshal(text, &value) == nil {
				flatten(value, object)
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
}

func flatten(value m, object func(m)) {
	if items, ok := value["items"].([]any); ok && at(value, "metadata")["name"] == nil {
		for _, item := range items {
			if item, ok := item.(m); ok {
				flatten(item, object)
			}
		}
		return
	}
	object(value)
}
