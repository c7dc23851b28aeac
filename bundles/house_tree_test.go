package bundles_test

import (
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"
)

// domains are those of the catalogue.
var domains = []string{"containers", "rbac", "psp", "network", "quotas", "cluster"}

const policiesFolder = "reeve/policies"

func TestHouseTree(t *testing.T) {
	for _, domain := range folder(t, policiesFolder) {
		if !domain.IsDir() || !slices.Contains(domains, domain.Name()) {
			t.Errorf("%s/%s: want folders named %v only", policiesFolder, domain.Name(), domains)
			continue
		}
		for _, slug := range folder(t, path.Join(policiesFolder, domain.Name())) {
			checkFolder(t, path.Join(policiesFolder, domain.Name(), slug.Name()), slug)
		}
	}
}

func checkFolder(t *testing.T, place string, slug fs.DirEntry) {
	t.Helper()
	if !slug.IsDir() {
		t.Errorf("%s: want it in the folder of a policy", place)
		return
	}
	want := []string{slug.Name() + ".rego", slug.Name() + "_test.rego"}
	var got []string
	for _, file := range folder(t, place) {
		got = append(got, file.Name())
	}
	if !slices.Equal(got, want) {
		t.Errorf("%s holds %q: want %q and nothing else", place, got, want)
	}
}

// Who looks for a package goes by its name: folder and file are called as it is. A
// further test file of a folder has its package below that of the folder.
func TestHousePackagesAreWhereTheirNameSays(t *testing.T) {
	for file, module := range openHouse(t).modules {
		dir, base := path.Split(file)
		stem := strings.TrimSuffix(base, ".rego")
		want := packageAt(path.Join(dir, "..", stem))
		if got := module.Package.Path; !got.Equal(want) && !(strings.HasSuffix(stem, "_test") && got.Equal(packageAt(dir+stem))) {
			t.Errorf("%s: package %v: want %v", file, got, want)
		}
	}
}

func packageAt(place string) ast.Ref {
	ref := ast.Ref{ast.DefaultRootDocument}
	for segment := range strings.SplitSeq(place, "/") {
		ref = ref.Append(ast.StringTerm(segment))
	}
	return ref
}

func folder(t *testing.T, name string) []fs.DirEntry {
	t.Helper()
	entries, err := os.ReadDir(name)
	if err != nil {
		t.Fatal(err)
	}
	return entries
}
