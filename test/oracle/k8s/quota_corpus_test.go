package k8s_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"k8s.io/apimachinery/pkg/util/yaml"
)

func TestPodsOfTheCommittedCorpusAreAdmittedAsByKubernetes(t *testing.T) {
	compareCorpusPods(t, committedCorpus)
}

func TestPodsOfTheWholeCorpusAreAdmittedAsByKubernetes(t *testing.T) {
	if _, err := os.Stat(wholeCorpus); err != nil {
		t.Skipf("the whole corpus is not here (%s): only its committed part was compared", wholeCorpus)
	}
	compareCorpusPods(t, wholeCorpus)
}

// compareCorpusPods puts every pod of a folder, those of templates included, into a
// namespace with LimitRanges and quotas: those of the corpus in turn, and made up ones.
func compareCorpusPods(t *testing.T, folder string) {
	t.Helper()
	var pods, ranges, quotas []m
	walkObjects(t, folder, func(object m) {
		switch object["kind"] {
		case "LimitRange":
			ranges = append(ranges, object)
		case "ResourceQuota":
			quotas = append(quotas, object)
		}
		if spec := podSpecOf(object); spec != nil {
			pods = append(pods, spec)
		}
	})
	w := quotaWorld{rand.New(rand.NewPCG(1, 2))}
	var cases []quotaCase
	for i, spec := range pods {
		namespace := fmt.Sprint("corpus-", i)
		c := w.around(namespace, m{"apiVersion": "v1", "kind": "Pod", "metadata": m{"name": "pod", "namespace": namespace}, "spec": spec})
		if len(ranges) > 0 {
			c.ranges = append(c.ranges, moved(ranges[i%len(ranges)], namespace, "range-of-corpus"))
		}
		if len(quotas) > 0 {
			c.quotas = append(c.quotas, moved(quotas[i%len(quotas)], namespace, "quota-of-corpus"))
		}
		cases = append(cases, c)
	}
	t.Logf("%d pods, %d LimitRanges, %d ResourceQuotas", len(pods), len(ranges), len(quotas))
	compareQuotas(t, cases)
}

func moved(object m, namespace, name string) m {
	return m{"apiVersion": "v1", "kind": object["kind"], "metadata": m{"name": name, "namespace": namespace}, "spec": object["spec"], "status": object["status"]}
}

// podSpecOf is the spec of the pod that an object is or bears.
func podSpecOf(object m) m {
	var at any = object
	for _, step := range templatePaths[fmt.Sprint(object["kind"])] {
		fields, _ := at.(m)
		at = fields[step]
	}
	spec, _ := at.(m)
	if _, known := templatePaths[fmt.Sprint(object["kind"])]; !known {
		return nil
	}
	return spec
}

var templatePaths = map[string][]string{
	"Pod": {"spec"}, "PodTemplate": {"template", "spec"}, "ReplicationController": {"spec", "template", "spec"}, "ReplicaSet": {"spec", "template", "spec"},
	"Deployment": {"spec", "template", "spec"}, "StatefulSet": {"spec", "template", "spec"}, "DaemonSet": {"spec", "template", "spec"}, "Job": {"spec", "template", "spec"},
	"CronJob": {"spec", "jobTemplate", "spec", "template", "spec"},
}

// walkObjects visits every object of a folder, and the items of lists. What is no manifest
// is passed over.
func walkObjects(t *testing.T, folder string, visit func(m)) {
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
			var object m
			if text, err := yaml.ToJSON(document); err == nil && json.Unmarshal(text, &object) == nil {
				visitObject(object, visit)
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
}

func visitObject(object m, visit func(m)) {
	items, _ := object["items"].([]any)
	for _, item := range items {
		if object, ok := item.(m); ok {
			visitObject(object, visit)
		}
	}
	if len(items) == 0 && object != nil {
		visit(object)
	}
}
