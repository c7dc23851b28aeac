package main

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Modules a program links when it embeds reeve, admission apart, since only that package
// knows k8s.io/api. The embedder has to trust each, update it and agree on its version.
var agreedModules = map[string]func(path string) bool{
	"linked-modules.txt":           func(path string) bool { return !isAdmission(path) },
	"linked-modules-admission.txt": isAdmission,
}

func isAdmission(path string) bool {
	return strings.HasPrefix(path, modulePath+"/evaluator/admission")
}

func TestLinkedModulesAreThoseAgreedOn(t *testing.T) {
	for file, isMeant := range agreedModules {
		text, err := os.ReadFile(filepath.Join("testdata", file))
		if err != nil {
			t.Fatal(err)
		}
		agreed, linked := strings.Fields(string(text)), linkedModules(t, isMeant)
		for _, module := range linked {
			if !slices.Contains(agreed, module) {
				t.Errorf("%s is linked now: if every embedder should carry it, add it to internal/gen/testdata/%s", module, file)
			}
		}
		for _, module := range agreed {
			if !slices.Contains(linked, module) {
				t.Errorf("%s is linked no longer: take it out of internal/gen/testdata/%s", module, file)
			}
		}
	}
}

func TestHeavyModulesAreNotLinked(t *testing.T) {
	for file, isMeant := range agreedModules {
		heavy := []string{
			"k8s.io/client-go", "sigs.k8s.io/controller-runtime", "github.com/spf13/cobra",
			"github.com/prometheus", "oras.land",
		}
		if file == "linked-modules.txt" {
			heavy = append(heavy, "k8s.io")
		}
		for _, module := range linkedModules(t, isMeant) {
			if slices.ContainsFunc(heavy, func(prefix string) bool { return strings.HasPrefix(module, prefix) }) {
				t.Errorf("%s is linked: no embedder asked for it", module)
			}
		}
	}
}

// linkedModules asks for one fixed platform, so that the answer is the same everywhere.
func linkedModules(t *testing.T, isMeant func(path string) bool) []string {
	t.Helper()
	root, err := moduleRoot()
	if err != nil {
		t.Fatal(err)
	}
	args := []string{"list", "-deps", "-f", "{{with .Module}}{{.Path}}{{end}}"}
	packages, err := publicPackages(root)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range packages {
		if isMeant(p.path) {
			args = append(args, p.path)
		}
	}
	rememberInternal(t, root)
	list := exec.CommandContext(t.Context(), "go", args...)
	list.Dir = root
	list.Env = append(os.Environ(), "GOWORK=off", "GOOS=linux", "GOARCH=amd64", "CGO_ENABLED=0")
	var complaint strings.Builder
	list.Stderr = &complaint
	output, err := list.Output()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, complaint.String())
	}
	modules := strings.Fields(string(output))
	slices.Sort(modules)
	return slices.DeleteFunc(slices.Compact(modules), func(m string) bool { return m == modulePath })
}

// rememberInternal looks at every internal file, so that go test does not answer from its
// cache when one of them changed its imports.
func rememberInternal(t *testing.T, root string) {
	t.Helper()
	err := filepath.WalkDir(filepath.Join(root, "internal"), func(_ string, _ fs.DirEntry, err error) error { return err })
	if err != nil {
		t.Fatal(err)
	}
}
