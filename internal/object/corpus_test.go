package object_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/reeve-policy/reeve/internal/object"
	"github.com/reeve-policy/reeve/policy"
)

const corpus = "../../../shared/corpus"

var thorough = flag.Bool("thorough", false, "read back every field of the corpus, not every fifth")

// corpusFiles are the manifests of the corpus but the malformed ones, sorted.
func corpusFiles(tb testing.TB) []string {
	tb.Helper()
	if _, err := os.Stat(corpus); err != nil {
		tb.Skip("the development corpus is not here: ", err)
	}
	var files []string
	err := filepath.WalkDir(corpus, func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.Name() == "malformed":
			return fs.SkipDir
		case slices.Contains([]string{".yaml", ".yml", ".json"}, filepath.Ext(path)):
			files = append(files, filepath.ToSlash(path))
		}
		return nil
	})
	if err != nil {
		tb.Fatal(err)
	}
	return files
}

// TestCorpusCounts compares with the README of the corpus, which counts 5,371
// objects, the items of Lists and not the Lists. It counts as the parser does that
// takes the last of two equal keys; reeve refuses the five documents that have such
// keys, each of which holds one object.
func TestCorpusCounts(t *testing.T) {
	objects, kinds := 0, map[string]int{}
	var problems []string
	for item := range object.Files(corpusFiles(t)...) {
		switch {
		case item.Object != nil:
			objects++
			kinds[item.Object.Ref().Kind]++
		case item.Problem != nil:
			problems = append(problems, strings.TrimPrefix(item.Problem.Error(), corpus+"/kubernetes-examples/_archived/"))
		default:
			t.Errorf("unexpected notice: %+v", item.Notice)
		}
	}
	if want := 5371 - 5; objects != want {
		t.Errorf("%d objects, want %d", objects, want)
	}
	const remedy = " (keep one of the two; quote a key that is meant as text)"
	if diff := cmp.Diff([]string{
		`openshift-origin/etcd-controller.yaml:12:3: spec.selector: key "selector" is given twice, first at line 6` + remedy,
		`openshift-origin/etcd-discovery-controller.yaml:12:3: spec.selector: key "selector" is given twice, first at line 6` + remedy,
		`openshift-origin/openshift-controller.yaml:12:3: spec.selector: key "selector" is given twice, first at line 8` + remedy,
		`persistent-volume-provisioning/quobyte/quobyte-admin-secret.yaml:9:1: type: key "type" is given twice, first at line 5` + remedy,
		`volumes/scaleio/sc-pvc.yaml:12:3: spec.storageClassName: key "storageClassName" is given twice, first at line 6` + remedy,
	}, problems); diff != "" {
		t.Errorf("want (-), got (+):\n%s", diff)
	}
	for kind, want := range map[string]int{
		"Deployment": 555, "DaemonSet": 119, "ReplicationController": 95, "Pod": 405, "ClusterRole": 329, "Service": 535, "ConfigMap": 235,
		"NetworkPolicy": 185, "PodSecurityPolicy": 30, "CustomResourceDefinition": 255, "List": 0,
	} {
		refused := map[string]int{"ReplicationController": 1, "Deployment": 3}[kind]
		if got := kinds[kind]; got != want && got+refused != want {
			t.Errorf("%d of kind %s, want %d", got, kind, want)
		}
	}
}

// TestCorpusNumbersDocumentsAsOthersDo looks up every object that the verdicts of
// pod-security-admission name by file, document and item.
func TestCorpusNumbersDocumentsAsOthersDo(t *testing.T) {
	names, refused := map[string]policy.ObjectRef{}, map[string]bool{}
	key := func(file string, document, item int) string {
		return fmt.Sprintf("%s %d %d", strings.TrimPrefix(file, corpus+"/"), document, item)
	}
	for item := range object.Files(corpusFiles(t)...) {
		if item.Object == nil {
			refused[strings.TrimPrefix(item.Problem.Location.File, corpus+"/")] = true
			continue
		}
		origin, index := item.Object.Origin, -1
		if origin.Item != nil {
			index = origin.Item[1].(int)
		}
		names[key(origin.File, origin.Document, index)] = item.Object.Ref()
	}
	decoder := json.NewDecoder(strings.NewReader(read(t, corpus+"/psa-verdicts.jsonl")))
	count := 0
	for decoder.More() {
		var verdict struct {
			File, APIVersion, Kind, Namespace, Name string
			Doc, Item                               int
		}
		if err := decoder.Decode(&verdict); err != nil {
			t.Fatal(err)
		}
		got := names[key(verdict.File, verdict.Doc, verdict.Item)]
		if got.APIVersion+got.Kind != verdict.APIVersion+verdict.Kind && !refused[verdict.File] {
			t.Errorf("%+v: found %+v", verdict, got)
		}
		count++
	}
	t.Logf("%d verdicts", count)
}

// TestCorpusValues compares every document with what sigs.k8s.io/yaml reads.
func TestCorpusValues(t *testing.T) {
	marker := regexp.MustCompile(`(?m)^---[ \t\r]*(#.*)?$`)
	for _, file := range corpusFiles(t) {
		var want []any
		for _, text := range marker.Split(read(t, file), -1) {
			value, err := decode(text)
			if err != nil {
				t.Fatalf("%s: %v", file, err)
			}
			if value != nil {
				want = append(want, value)
			}
		}
		for item := range object.Files(file) {
			if item.Object == nil {
				continue
			}
			origin := item.Object.Origin
			if value := at(want[origin.Document], origin.Item); !reflect.DeepEqual(value, any(item.Object.Value)) {
				t.Errorf("%s, document %d: %s", file, origin.Document, cmp.Diff(value, any(item.Object.Value)))
			}
		}
	}
}

// TestCorpusPositions wants every field where it is: the text from its start to its
// end must say what the field is.
func TestCorpusPositions(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some seconds")
	}
	fields, told := 0, 0
	for _, file := range corpusFiles(t) {
		lines := strings.Split(read(t, file), "\n")
		for item := range object.Files(file) {
			if item.Object == nil {
				continue
			}
			if l := item.Object.Locate(nil); l.Line != item.Object.Origin.Line {
				t.Errorf("%s: the object is at line %d, its origin says %d", file, l.Line, item.Object.Origin.Line)
			}
			visit(item.Object.Value, nil, func(path policy.Path, value any) {
				l := item.Object.Locate(path)
				fields++
				if !l.Exact || l.File != file || l.EndLine > len(lines) {
					t.Errorf("%s of %s is at %+v", path, item.Object.Ref(), l)
					return
				}
				piece := cut(lines, l)
				if len(piece) > 2000 || strings.Contains(piece, "*") || fields%5 != 0 && !*thorough {
					return // would take long, or may be an alias
				}
				told++
				if !saysSo(piece, path, value) {
					t.Errorf("%s at %s: %q", path, l, piece)
				}
			})
		}
	}
	t.Logf("%d fields, %d of them read back", fields, told)
}

func TestCorpusMalformed(t *testing.T) {
	corpusFiles(t)
	const indentation = "check indentation and quotes at this line and the one before"
	for file, want := range map[string]string{
		"gke-samples-vllm-gemma-deployment.yaml":   "problem 0: 37:19: does not parse: did not find expected key (" + indentation + ")",
		"gke-samples-llm-service.yaml":             "problem 0: 26:11: does not parse: did not find expected '-' indicator (" + indentation + ")",
		"gke-samples-producer-job.yaml":            "problem 0: 28:21: does not parse: did not find expected key (" + indentation + ")",
		"gke-samples-hdml-static-pv-pvc.yaml":      "problem 0: 38:13: does not parse: did not find expected key (" + indentation + ")\nobject PersistentVolumeClaim/default/hdml-static-pvc: document 1, line 43",
		"gke-samples-vllm-llama3-8b-instruct.yaml": "problem 0: 17:5: does not parse: mapping values are not allowed in this context (" + indentation + ")",
		"kubelabs-web_stateful_service.yaml":       "problem 0: 6:2: does not parse: found character that cannot start any token (indent with spaces, not with tabs)",
		"kubernetes-contrib-echoheaders.yaml":      "problem 0: 18:1: does not parse: could not find expected ':' (separate documents by a line of exactly three dashes, not indented)",
		"longhorn-statefulset.yaml":                "problem 0: 4:3: does not parse: found character that cannot start any token (quote values that begin with @, % or a backquote)",
		"argo-cd-job.yaml":                         "problem 0: 1:1: the document is a list, not an object (write one object a document, with apiVersion and kind; several go into a List or between lines ---)",
		"metrics-server-patch-pdb-version.yaml":    "problem 0: 1:1: the document is a list, not an object (write one object a document, with apiVersion and kind; several go into a List or between lines ---)",
		"container-training-kuberouter.yaml":       "problem 0: 2:1: kind: kind is missing (set it, for example kind: Deployment)\nobject ConfigMap/kube-system/kube-router-cfg: document 1, line 9\nobject DaemonSet/kube-system/kube-router: document 2, line 34",
		"argo-cd-deployment.yaml":                  "object Deployment/nginx-deployment: document 0, line 1",
	} {
		path := corpus + "/malformed/" + file
		got := strings.ReplaceAll(describe(slices.Collect(object.Files(path))), path+":", "")
		if diff := cmp.Diff(want+"\n", got); diff != "" {
			t.Errorf("%s: want (-), got (+):\n%s", file, diff)
		}
	}
}

// read is the text of a file, without a byte order mark.
func read(tb testing.TB, file string) string {
	tb.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		tb.Fatal(err)
	}
	return string(bytes.TrimPrefix(data, []byte("\uFEFF")))
}

// at is the value at path.
func at(value any, path policy.Path) any {
	for _, element := range path {
		switch e := element.(type) {
		case string:
			value = value.(map[string]any)[e]
		case int:
			value = value.([]any)[e]
		}
	}
	return value
}
