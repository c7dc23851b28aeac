package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestNoExportedDeclarationMentionsHiddenTypes(t *testing.T) {
	root, err := moduleRoot()
	if err != nil {
		t.Fatal(err)
	}
	packages, err := publicPackages(root)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range packages {
		for _, leak := range p.leaks() {
			t.Error(leak)
		}
	}
	if t.Failed() {
		t.Log("OPA, YAML and schema libraries stay behind the API: use our own type, or map[string]any")
	}
}

const sample = `package sample

import (
	"io"

	opa "github.com/open-policy-agent/opa/v1/ast"
	"go.yaml.in/yaml/v3"

	"github.com/reeve-policy/reeve/rego/internal/compile"
)

// T is exported.
type T struct {
	// A has a comment.
	A int

	// Bee too.
	Bee string
	term *opa.Term
}

// Leak leaks.
func (t T) Leak(w io.Writer) opa.Value { return t.term.Value }

func quiet() opa.Value { return nil }

// Node leaks too.
type Node = yaml.Node

// Options leak.
func Options(all ...compile.Option) {}
`

const sampleListing = `package sample // import "github.com/reeve-policy/reeve/sample"

func Options(all ...compile.Option)

type Node = yaml.Node

type T struct {
	A   int
	Bee string
	// contains filtered or unexported fields
}

func (t T) Leak(w io.Writer) opa.Value
`

func TestListingIsTheExportedDeclarations(t *testing.T) {
	root := t.TempDir()
	put(t, root, "sample/sample.go", sample)
	put(t, root, "sample/sample_test.go", "package sample_test\n\nfunc Helper() {}\n")
	put(t, root, "sample/other_windows.go", "package sample\n\nfunc Windows() {}\n")
	put(t, root, "internal/secret/secret.go", "package secret\n\nfunc Secret() {}\n")
	put(t, root, "nested/go.mod", "module nested\n")
	put(t, root, "nested/nested.go", "package nested\n\nfunc Nested() {}\n")
	put(t, root, "cmd/main.go", "package main\n\nfunc Main() {}\n")

	files := tree{}
	if err := addAPI(files, root); err != nil {
		t.Fatal(err)
	}
	if len(files) != 1 {
		t.Errorf("got %d files, want one", len(files))
	}
	if got := string(files["docs/api/sample.txt"]); got != sampleListing {
		t.Errorf("got %s\nwant %s", got, sampleListing)
	}
}

func TestListingIgnoresComments(t *testing.T) {
	root := t.TempDir()
	put(t, root, "sample/sample.go", sample)
	before := tree{}
	if err := addAPI(before, root); err != nil {
		t.Fatal(err)
	}
	var code []string
	for line := range strings.Lines(sample) {
		if !strings.HasPrefix(strings.TrimSpace(line), "//") {
			code = append(code, line)
		}
	}
	if err := os.WriteFile(filepath.Join(root, "sample/sample.go"), []byte(strings.Join(code, "")), 0o644); err != nil {
		t.Fatal(err)
	}
	after := tree{}
	if err := addAPI(after, root); err != nil {
		t.Fatal(err)
	}
	if name := "docs/api/sample.txt"; string(before[name]) != string(after[name]) {
		t.Errorf("got %s\nwant %s", after[name], before[name])
	}
}

func TestLeaksAreFound(t *testing.T) {
	root := t.TempDir()
	put(t, root, "sample/sample.go", sample)
	packages, err := publicPackages(root)
	if err != nil {
		t.Fatal(err)
	}
	leaks := strings.Join(packages[0].leaks(), "\n")
	for _, want := range []string{"opa.Value of github.com/open-policy-agent/opa/v1/ast", "yaml.Node of go.yaml.in/yaml/v3", "compile.Option of " + modulePath} {
		if !strings.Contains(leaks, want) {
			t.Errorf("got %q, want %q in it", leaks, want)
		}
	}
	if strings.Contains(leaks, "opa.Term") {
		t.Errorf("an unexported field counts as a leak: %s", leaks)
	}
}
