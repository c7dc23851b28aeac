package vm_test

import (
	"flag"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/reeve-policy/reeve/internal/vm"
	"github.com/reeve-policy/reeve/internal/vm/vmtest"
)

var (
	regoFolder  = flag.String("rego", "", "folder of Rego that TestFolder runs in both engines")
	inputFolder = flag.String("inputs", committedCorpus, "manifests that TestFolder gives it")
	everything  = flag.Bool("all", false, "compare all objects of the corpus and of tests, not some")
	v0          = flag.Bool("v0", false, "the Rego is of version 0")
)

// TestFolder compares the engines on any folder of Rego and inputs:
//
//	go test ./internal/vm -run TestFolder -v -args -rego DIR -inputs DIR
func TestFolder(t *testing.T) {
	if testing.Short() {
		t.Skip("compares much, and shares nothing between goroutines")
	}
	if *regoFolder == "" {
		t.Skip("no -rego given")
	}
	version := ast.RegoV1
	if *v0 {
		version = ast.RegoV0
	}
	compiler, err := vmtest.Folder(*regoFolder, false, version)
	if err != nil {
		t.Fatal(err)
	}
	s, err := vmtest.New(t.Context(), compiler, nil, vm.Options{Passes: vm.AllPasses()})
	if err != nil {
		t.Fatal(err)
	}
	for name, err := range s.Declined {
		t.Logf("declined: %s: %v", name, err)
	}
	compareAll(t, s, objectsOf(*inputFolder))
}
