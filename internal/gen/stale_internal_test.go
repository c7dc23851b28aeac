package main

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"
)

func TestNothingGeneratedIsStale(t *testing.T) {
	root, err := moduleRoot()
	if err != nil {
		t.Fatal(err)
	}
	files, err := generate(root)
	if err != nil {
		t.Fatal(err)
	}
	faults, err := files.stale(root)
	if err != nil {
		t.Fatal(err)
	}
	for _, fault := range faults {
		t.Error(fault)
	}
	if len(faults) > 0 {
		t.Log("run `make generate` (or `go run ./internal/gen`), read the difference and commit it")
	}
}

func TestTreeSaysHowFilesDiffer(t *testing.T) {
	root := t.TempDir()
	put(t, root, "docs/api/old.txt", "old\n")
	put(t, root, "docs/api/same.txt", "same\n")
	put(t, root, "docs/api/left/over.txt", "")
	put(t, root, "docs/guide.md", "by hand")
	files := tree{
		"docs/api/old.txt":  []byte("new\n"),
		"docs/api/same.txt": []byte("same\n"),
		"docs/api/new.txt":  []byte("new\n"),
	}

	faults, err := files.stale(root)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"docs/api/new.txt: missing",
		`docs/api/old.txt: stale, line 1 is "old", want "new"`,
		"docs/api/left/over.txt: left over",
	}
	if !reflect.DeepEqual(faults, want) {
		t.Errorf("stale: got %q, want %q", faults, want)
	}

	done, err := files.write(root)
	if err != nil {
		t.Fatal(err)
	}
	want = []string{"wrote docs/api/new.txt", "wrote docs/api/old.txt", "removed docs/api/left/over.txt"}
	if !reflect.DeepEqual(done, want) {
		t.Errorf("write: got %q, want %q", done, want)
	}
	if faults, err := files.stale(root); len(faults) > 0 || err != nil {
		t.Errorf("after write: %q, %v", faults, err)
	}
}

func put(t *testing.T, root, file, text string) {
	t.Helper()
	target := filepath.Join(root, filepath.FromSlash(file))
	if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(target, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
