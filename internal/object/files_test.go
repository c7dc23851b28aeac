package object_test

import (
	"errors"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/reeve-policy/reeve/internal/object"
)

// folder makes a folder with files and returns its path.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	root := t.TempDir()
	for name, text := range files {
		path := filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

// files reads paths and describes what was found, with $ for the folder.
func files(root string, paths ...string) string {
	return strings.ReplaceAll(describe(slices.Collect(object.Files(paths...))), filepath.ToSlash(root), "$")
}

func TestFiles(t *testing.T) {
	const a = "kind: A\napiVersion: v1\n"
	root := folder(t, map[string]string{
		"b.yaml": a, "a/c.yml": a, "a/b.json": `{"kind":"B","apiVersion":"v1"}`, "a/README.md": "# x", "notes.txt": a, "UPPER.YAML": a,
		".git/x.yaml": a, ".hidden.yaml": a, "values.yaml": "a: 1\n---\n- b\n---\nkind: x\n", "patch.yaml": "- kind: A\n", "empty.yaml": "# x\n",
		"none/README.md": "x",
	})
	for _, test := range []struct {
		name  string
		paths []string
		want  string
	}{
		{"a file", []string{"b.yaml"}, "object A: document 0, line 1\n"},
		{"a file that is not called a manifest", []string{"notes.txt"}, "object A: document 0, line 1\n"},
		{"files in the order they are named, and twice if they are", []string{"a/b.json", "b.yaml", "a/b.json"}, "object B: document 0, line 1\nobject A: document 0, line 1\nobject B: document 0, line 1\n"},
		{"a file that is named itself and holds no object", []string{"values.yaml"}, `problem 0: $/values.yaml:1:1: not a Kubernetes object: neither apiVersion nor kind (set both, or leave it out of the input)
problem 1: $/values.yaml:3:1: the document is a list, not an object (write one object a document, with apiVersion and kind; several go into a List or between lines ---)
problem 2: $/values.yaml:5:1: x: apiVersion: apiVersion is missing (set it, for example apiVersion: apps/v1)
`},
		{"a path that does not exist", []string{"x.yaml", "b.yaml"}, "problem 0: $/x.yaml: no such file or folder (check the path)\nobject A: document 0, line 1\n"},
		{"a folder without manifests", []string{"none"}, "notice $/none:  no .yaml, .yml or .json file in the folder\nnotice $/none:  1 file skipped: not .yaml, .yml or .json\n"},
		{"a folder", []string{""}, `object A: document 0, line 1
object A: document 0, line 1
object B: document 0, line 1
object A: document 0, line 1
object A: document 0, line 1
notice $/empty.yaml:  no document: nothing but blank lines and comments
problem 0: $/patch.yaml:1:1: the document is a list, not an object (write one object a document, with apiVersion and kind; several go into a List or between lines ---)
notice $/values.yaml:1:1:  not a Kubernetes object, skipped: neither apiVersion nor kind
notice $/values.yaml:3:1:  not a Kubernetes object, skipped: neither apiVersion nor kind
problem 2: $/values.yaml:5:1: x: apiVersion: apiVersion is missing (set it, for example apiVersion: apps/v1)
notice $/:  3 files skipped: not .yaml, .yml or .json; 1 folder skipped: the name begins with a dot
`},
	} {
		t.Run(test.name, func(t *testing.T) {
			var paths []string
			for _, path := range test.paths {
				paths = append(paths, root+"/"+path)
			}
			if diff := cmp.Diff(test.want, files(root, paths...)); diff != "" {
				t.Errorf("want (-), got (+):\n%s", diff)
			}
		})
	}
}

func TestFilesReportsPathsAsTheCallerNamedThem(t *testing.T) {
	t.Chdir(folder(t, map[string]string{"m/a/x.yaml": "kind: A\napiVersion: v1\n"}))
	for path, want := range map[string]string{
		"m": "m/a/x.yaml", "m/": "m/a/x.yaml", "./m": "./m/a/x.yaml", ".": "./m/a/x.yaml", "m/../m/a": "m/../m/a/x.yaml", "./m/a/x.yaml": "./m/a/x.yaml",
	} {
		if got := onlyObject(t, object.Files(path)).Origin.File; got != want {
			t.Errorf("%s: got %s, want %s", path, got, want)
		}
	}
}

func TestFilesAndLinks(t *testing.T) {
	const a = "kind: A\napiVersion: v1\n"
	outside := folder(t, map[string]string{"x.yaml": a})
	root := folder(t, map[string]string{"a.yaml": a})
	for link, target := range map[string]string{
		"dir": outside, "link.yaml": filepath.Join(outside, "x.yaml"), "loop": root, "lost.yaml": filepath.Join(root, "nothing"), "lost.txt": "nothing", "..data": outside,
	} {
		if err := os.Symlink(target, filepath.Join(root, link)); err != nil {
			t.Skip("no symbolic links here: ", err)
		}
	}
	socket, err := net.Listen("unix", filepath.Join(root, "socket.yaml"))
	if err != nil {
		t.Skip("no sockets here: ", err)
	}
	defer socket.Close()
	want := `object A: document 0, line 1
notice $/dir:  a link to a folder, skipped
object A: document 0, line 1
notice $/loop:  a link to a folder, skipped
problem 0: $/lost.yaml: no such file or folder (check the path)
notice $/socket.yaml:  not a regular file, skipped
notice $:  1 file skipped: not .yaml, .yml or .json; 1 folder skipped: the name begins with a dot
`
	if diff := cmp.Diff(want, files(root, root)); diff != "" {
		t.Errorf("want (-), got (+):\n%s", diff)
	}
	if diff := cmp.Diff("object A: document 0, line 1\n", files(root, filepath.Join(root, "dir"))); diff != "" {
		t.Errorf("a link that is named itself: want (-), got (+):\n%s", diff)
	}
}

func TestFilesThatMayNotBeRead(t *testing.T) {
	root := folder(t, map[string]string{"a.yaml": "x", "sub/b.yaml": "x"})
	for _, path := range []string{"a.yaml", "sub"} {
		if err := os.Chmod(filepath.Join(root, path), 0); err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() { _ = os.Chmod(filepath.Join(root, "sub"), 0o700) })
	if _, err := os.ReadDir(filepath.Join(root, "sub")); err == nil {
		t.Skip("this user may read everything")
	}
	want := `problem 0: $/a.yaml: cannot be read: permission denied (check that it exists and may be read)
problem 0: $/sub: cannot be read: permission denied (check that it exists and may be read)
`
	if diff := cmp.Diff(want, files(root, root)); diff != "" {
		t.Errorf("want (-), got (+):\n%s", diff)
	}
}

func TestFilesKeepsTheCause(t *testing.T) {
	if p := onlyProblem(t, object.Files(filepath.Join(t.TempDir(), "x"))); !errors.Is(p, fs.ErrNotExist) {
		t.Errorf("%v does not wrap fs.ErrNotExist", p)
	}
}

func TestFilesStopsWhenAsked(t *testing.T) {
	root := folder(t, map[string]string{"a.yaml": "kind: A\napiVersion: v1\n", "b/b.yaml": "kind: A\napiVersion: v1\n", "c.yaml": "x", "d.txt": ""})
	for limit := range 5 {
		for range object.Files(root, root) {
			if limit--; limit < 0 {
				break
			}
		}
	}
}
