package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/reeve-policy/reeve/internal/kubeapi"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	serializer "k8s.io/apimachinery/pkg/runtime/serializer/json"
	utilyaml "k8s.io/apimachinery/pkg/util/yaml"
	"k8s.io/client-go/kubernetes/scheme"
	"sigs.k8s.io/yaml"
)

const corpus = "../../../../shared/corpus"

// sample is one object of the corpus, placed as psa-verdicts.jsonl does.
type sample struct {
	File   string
	Doc    int // among the non-empty documents of the file
	Item   int // in a List, else -1
	object map[string]any
}

func (s sample) String() string { return fmt.Sprintf("%s doc %d item %d", s.File, s.Doc, s.Item) }

func (s sample) gvk() schema.GroupVersionKind {
	apiVersion, _ := s.object["apiVersion"].(string)
	kind, _ := s.object["kind"].(string)
	return schema.FromAPIVersionAndKind(apiVersion, kind)
}

// registered reports whether the scheme has the kind and k8s.io/api declares it.
func registered(gvk schema.GroupVersionKind) bool {
	goType, ok := scheme.Scheme.AllKnownTypes()[gvk]
	return ok && strings.HasPrefix(goType.PkgPath(), apiPrefix)
}

func TestCorpusIsDecodedAlike(t *testing.T) {
	strict := serializer.NewSerializerWithOptions(serializer.DefaultMetaFactory, scheme.Scheme, scheme.Scheme,
		serializer.SerializerOptions{Strict: true})
	compared, refused, strangers := 0, 0, 0
	for _, s := range corpusSamples(t) {
		gvk := s.gvk()
		_, unknown, known := kubeapi.Check(s.object)
		if known != registered(gvk) {
			t.Errorf("%s: known is %v", s, known)
		}
		if !known {
			continue
		}
		compared++
		strangers += len(unknown)
		isRefused := compare(t, s.String(), gvk, s.object)
		if isRefused {
			refused++
		}
		data, _ := json.Marshal(s.object)
		if _, _, err := strict.Decode(data, nil, nil); (err != nil && !runtime.IsStrictDecodingError(err)) != isRefused {
			t.Errorf("%s: the serializer disagrees with its own decoder: %v", s, err)
		}
	}
	t.Logf("%d objects compared, %d refused, %d unknown fields", compared, refused, strangers)
}

// TestCorpusVerdicts: an object that the pod security admission library could
// not judge has a fault, one that it judged has none.
func TestCorpusVerdicts(t *testing.T) {
	samples := map[string]sample{}
	for _, s := range corpusSamples(t) {
		samples[s.String()] = s
	}
	judged, failed := 0, 0
	for _, v := range corpusVerdicts(t) {
		s, ok := samples[v.String()]
		if !ok {
			t.Errorf("%s: not found in the corpus", v)
			continue
		}
		faults, unknown, _ := kubeapi.Check(s.object)
		if (len(faults) > 0) != (v.Error != "") {
			t.Errorf("%s: error %q, faults %v", v, v.Error, faults)
		}
		if v.Error != "" {
			failed++
			t.Logf("%s\n\t%s\n\t%v", v, v.Error, faults)
			continue
		}
		judged++
		if len(v.Strict) > 0 && len(unknown) == 0 {
			t.Errorf("%s: strict %v, unknown %v", v, v.Strict, unknown)
		}
	}
	t.Logf("%d objects with a verdict, %d with an error", judged, failed)
}

type podVerdict struct {
	sample
	Error  string
	Strict []string
}

func corpusVerdicts(t *testing.T) []podVerdict {
	text, err := os.ReadFile(filepath.Join(corpus, "psa-verdicts.jsonl"))
	if err != nil {
		t.Skipf("no corpus: %v", err)
	}
	var verdicts []podVerdict
	for line := range bytes.Lines(text) {
		var v podVerdict
		if err := json.Unmarshal(line, &v); err != nil {
			t.Fatal(err)
		}
		if n := len(verdicts); n == 0 || verdicts[n-1].String() != v.String() {
			verdicts = append(verdicts, v)
		}
	}
	return verdicts
}

func corpusSamples(tb testing.TB) []sample {
	if _, err := os.Stat(corpus); err != nil {
		tb.Skipf("no corpus: %v", err)
	}
	var samples []sample
	err := filepath.WalkDir(corpus, func(path string, d fs.DirEntry, err error) error {
		if d.IsDir() && d.Name() == "malformed" {
			return fs.SkipDir
		}
		if err != nil || d.IsDir() || !slices.Contains([]string{".yaml", ".yml", ".json"}, filepath.Ext(path)) {
			return err
		}
		name, _ := filepath.Rel(corpus, path)
		fromFile, err := readSamples(path, filepath.ToSlash(name))
		samples = append(samples, fromFile...)
		return err
	})
	if err != nil {
		tb.Fatal(err)
	}
	return samples
}

func readSamples(path, name string) ([]sample, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	text = bytes.ReplaceAll(bytes.TrimPrefix(text, []byte("\ufeff")), []byte("\r\n"), []byte("\n"))
	var samples []sample
	doc := 0
	for reader := utilyaml.NewYAMLReader(bufio.NewReader(bytes.NewReader(text))); ; {
		document, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return samples, nil
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		object, err := readObject(document)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		if object == nil {
			continue
		}
		samples = append(samples, flatten(sample{name, doc, -1, object})...)
		doc++
	}
}

func readObject(document []byte) (map[string]any, error) {
	data, err := yaml.YAMLToJSON(document)
	if err != nil {
		return nil, err
	}
	var value any
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.UseNumber()
	err = decoder.Decode(&value)
	object, _ := value.(map[string]any)
	return object, err
}

// flatten puts the items of a List in its place.
func flatten(s sample) []sample {
	items, ok := s.object["items"].([]any)
	if !ok || s.object["kind"] != "List" {
		return []sample{s}
	}
	var samples []sample
	for i, item := range items {
		if object, ok := item.(map[string]any); ok {
			samples = append(samples, sample{s.File, s.Doc, i, object})
		}
	}
	return samples
}
