package k8s_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	rbacv1 "k8s.io/api/rbac/v1"
	"k8s.io/apimachinery/pkg/util/yaml"
)

// The committed part of the development corpus, and the whole of it, which stands beside
// the project on its developers' machines.
const (
	committedCorpus = "../../../testdata/corpus"
	wholeCorpus     = "../../../../shared/corpus"
)

func TestTheCommittedCorpusAllowsTheSame(t *testing.T) { compareCorpus(t, committedCorpus, 30, 400) }

func TestTheWholeCorpusAllowsTheSame(t *testing.T) {
	if _, err := os.Stat(wholeCorpus); err != nil {
		t.Skipf("the whole corpus is not here (%s): only its committed part was compared", wholeCorpus)
	}
	compareCorpus(t, wholeCorpus, 60, 700)
}

// compareCorpus takes all roles and bindings for those of one cluster, and as many
// subjects and accesses out of all that they name.
func compareCorpus(t *testing.T, folder string, subjects, accesses int) {
	t.Helper()
	w := bootstrapped()
	before := len(w.roles) + len(w.roleBindings) + len(w.clusterRoles) + len(w.clusterRoleBindings)
	w.read(t, folder)
	t.Logf("%d objects of the corpus", len(w.roles)+len(w.roleBindings)+len(w.clusterRoles)+len(w.clusterRoleBindings)-before)
	r := rand.New(rand.NewPCG(0, 5))
	who, attempts := w.subjects(), w.attempts()
	r.Shuffle(len(who), func(i, j int) { who[i], who[j] = who[j], who[i] })
	r.Shuffle(len(attempts), func(i, j int) { attempts[i], attempts[j] = attempts[j], attempts[i] })
	w.compare(t, who[:min(subjects, len(who))], attempts[:min(accesses, len(attempts))]).report(t)
}

// read adds the roles and bindings of a folder. Of several with one name the first
// counts, and what is no manifest, such as a template for one, does not.
func (w *world) read(t *testing.T, folder string) {
	t.Helper()
	seen := map[string]bool{}
	for _, object := range w.objects(t) {
		seen[object.key()] = true
	}
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.Type().IsRegular() || !strings.Contains(".yaml .yml .json", filepath.Ext(path)) || filepath.Ext(path) == "" {
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
			if text, err := yaml.ToJSON(document); err == nil {
				w.add(text, seen)
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
}

func (p placed) key() string {
	name, _ := p.Object["metadata"].(map[string]any)["name"].(string)
	return p.Kind + " " + p.Namespace + " " + name
}

// add takes one document, and the items of a list.
func (w *world) add(text []byte, seen map[string]bool) {
	var head struct {
		APIVersion string            `json:"apiVersion"`
		Kind       string            `json:"kind"`
		Items      []json.RawMessage `json:"items"`
		Metadata   struct {
			Name      string `json:"name"`
			Namespace string `json:"namespace"`
		} `json:"metadata"`
	}
	if json.Unmarshal(text, &head) != nil {
		return
	}
	for _, item := range head.Items {
		w.add(item, seen)
	}
	if !strings.HasPrefix(head.APIVersion, rbacv1.GroupName+"/") || head.Metadata.Name == "" {
		return
	}
	namespace := head.Metadata.Namespace
	if namespace == "" {
		namespace = "default"
	}
	if strings.HasPrefix(head.Kind, "Cluster") {
		namespace = ""
	}
	key := head.Kind + " " + namespace + " " + head.Metadata.Name
	if seen[key] {
		return
	}
	seen[key] = true
	switch head.Kind {
	case "ClusterRole":
		w.clusterRoles = decoded(text, w.clusterRoles)
	case "ClusterRoleBinding":
		w.clusterRoleBindings = decoded(text, w.clusterRoleBindings)
	case "Role":
		w.roles = decoded(text, w.roles)
		w.roles[len(w.roles)-1].Namespace = namespace
	case "RoleBinding":
		w.roleBindings = decoded(text, w.roleBindings)
		w.roleBindings[len(w.roleBindings)-1].Namespace = namespace
	}
}

func decoded[T any](text []byte, all []*T) []*T {
	one := new(T)
	if err := json.Unmarshal(text, one); err != nil {
		return all
	}
	return append(all, one)
}
