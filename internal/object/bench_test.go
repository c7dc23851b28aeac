package object_test

import (
	"os"
	"strings"
	"testing"

	"github.com/reeve-policy/reeve/internal/object"
	"github.com/reeve-policy/reeve/policy"
)

func BenchmarkManifests(b *testing.B) {
	for name, text := range map[string]string{
		"YAML": strings.Repeat(pod+"---\n", 100),
		"JSON": strings.Repeat(`{"apiVersion":"v1","kind":"Pod","metadata":{"name":"web","labels":{"app":"web"}},"spec":{"containers":[{"name":"app","image":"nginx","args":["-c","run"]}],"hostNetwork":true}}`+"\n", 100),
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				for range object.Manifests("in.yaml", strings.NewReader(text)) {
				}
			}
		})
	}
}

func BenchmarkCorpus(b *testing.B) {
	files := corpusFiles(b)
	size := int64(0)
	for _, file := range files {
		info, err := os.Stat(file)
		if err != nil {
			b.Fatal(err)
		}
		size += info.Size()
	}
	b.SetBytes(size)
	for b.Loop() {
		for range object.Files(files...) {
		}
	}
}

// BenchmarkLocate leaves out the first question, which parses the document.
func BenchmarkLocate(b *testing.B) {
	text := "apiVersion: v1\nkind: PodList\nitems:\n" + strings.Repeat("- spec:\n    containers:\n    - image: x\n", 10000)
	path := policy.Path{"spec", "containers", 0, "image"}
	for item := range object.Manifests("in.yaml", strings.NewReader(text)) {
		if item.Object.Origin.Line > 29000 {
			b.ReportAllocs()
			for b.Loop() {
				item.Object.Locate(path)
			}
			return
		}
	}
}
