package bundles_test

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/reeve-policy/reeve/bundles"
)

const library = "package acme.lib.names\n\nnames := data.acme.teams\n"

func TestBundleHoldsModulesDataAndRevision(t *testing.T) {
	files := teamBundle()
	files["lib/names/names.rego"] = tree("", library)[""]
	files["acme/teams/data.json"] = tree("", `["web"]`)[""]
	files["README.md"] = tree("", "# not ours to read")[""]
	files[".manifest"] = tree("", `{"revision": "r7", "roots": ["acme"]}`)[""]
	b := mustLoad(t, files)
	if b.Root() != "acme" || b.Revision() != "r7" {
		t.Errorf("got root %q, revision %q", b.Root(), b.Revision())
	}
	if want := []string{"acme/lib/names/names.rego", "acme/" + teamFile}; !slices.Equal(fileNames(b), want) {
		t.Errorf("got files %q, want %q", fileNames(b), want)
	}
	if got := b.Sources()[0]; got.Text != library || got.V0 || got.Test {
		t.Errorf("got source %+v", got)
	}
	if want := (map[string]any{"acme": map[string]any{"teams": []any{"web"}}}); !reflect.DeepEqual(b.Data(), want) {
		t.Errorf("got data %v, want %v", b.Data(), want)
	}
	if b.Policies()[0].ID != "acme/labels/require-team" {
		t.Errorf("got policies %+v", b.Policies())
	}
}

func TestBundleWithoutManifestOrData(t *testing.T) {
	if b := mustLoad(t, teamBundle()); b.Revision() != "" || b.Data() != nil {
		t.Errorf("got revision %q, data %v, want none", b.Revision(), b.Data())
	}
}

func TestSlicesOfABundleAreFresh(t *testing.T) {
	b := mustLoad(t, teamBundle())
	b.Sources()[0].Text, b.Policies()[0].ID = "", ""
	if b.Sources()[0].Text == "" || b.Policies()[0].ID == "" {
		t.Error("a caller can change the bundle")
	}
}

func TestTestFilesAreLeftOutUnlessAskedFor(t *testing.T) {
	files := teamBundle()
	name := strings.Replace(teamFile, ".rego", "_test.rego", 1)
	files[name] = tree("", "package acme.policies.labels[\"require-team_test\"]\n\ntest_truth := true\n")[""]
	if got := fileNames(mustLoad(t, files)); !slices.Equal(got, []string{"acme/" + teamFile}) {
		t.Errorf("got %q", got)
	}
	b := mustLoad(t, files, bundles.WithTests())
	if got := fileNames(b); !slices.Equal(got, []string{"acme/" + teamFile, "acme/" + name}) {
		t.Errorf("got %q", got)
	}
	if len(b.Policies()) != 1 || b.Sources()[0].Test || !b.Sources()[1].Test {
		t.Errorf("a test counts as policy, or a policy as test: %+v", b.Policies())
	}
}

func TestBrokenTestFilesDoNotMatterUnlessAskedFor(t *testing.T) {
	files := teamBundle()
	files["broken_test.rego"] = tree("", "package")[""]
	mustLoad(t, files)
	_, err := bundles.FromFS("acme", files, bundles.WithTests())
	wantFaults(t, err, "acme/broken_test.rego:1: ")
}

func TestFaultsOfBundles(t *testing.T) {
	for _, c := range []struct {
		name  string
		files fstest.MapFS
		want  string
	}{
		{"the manifest names another root", tree(".manifest", `{"roots": ["other"]}`, "a.rego", "package other\n"), `bundle acme/.manifest: roots ["other"]: want ["acme"]`},
		{"the manifest names two roots", tree(".manifest", `{"roots": ["acme", "other"]}`, "a.rego", "package acme\n"), `bundle acme/.manifest: roots ["acme" "other"]: want ["acme"]`},
		{"the manifest names a deeper root", tree(".manifest", `{"roots": ["acme/policies"]}`, "a.rego", "package acme.policies.a.b.c\n"), `bundle acme/.manifest: roots ["acme/policies"]: want ["acme"]`},
		{"the manifest is no JSON", tree(".manifest", "roots: [acme]"), "bundle acme: bundle load failed on manifest decode"},
		{"a module is outside the root", tree("lib/a.rego", "package other.a\n"), "bundle acme/lib/a.rego:1: package other.a: want a package below acme"},
		{"a module extends the built-in bundle", tree("lib/a.rego", "# sly\npackage reeve.lib.kube\n"), "bundle acme/lib/a.rego:2: package reeve.lib.kube: want a package below acme"},
		{"a module is outside the root of the manifest", tree(".manifest", `{"roots": ["acme"]}`, "lib/a.rego", "package other.a\n"), "in module '/lib/a.rego'"},
		{"data is outside the root", tree("a.rego", "package acme\n", "teams/data.json", `["web"]`), `bundle acme: data document "teams": want all data below "acme"`},
		{"data is outside the root of the manifest", tree(".manifest", `{"roots": ["acme"]}`, "teams/data.json", `["web"]`), "do not permit data at path '/teams'"},
		{"a file does not parse", tree("lib/a.rego", "package acme.a\n\nx := }\n"), "bundle acme/lib/a.rego:3: "},
		{"a file is empty", tree("lib/a.rego", ""), "lib/a.rego"},
		{"a file looks like Rego v0", tree("lib/a.rego", "package acme.a\n\ndeny[msg] { msg := \"no\" }\n"), "(this looks like Rego v0: run `opa fmt --write --v0-v1` on it, or set rego_version 0 in the manifest)"},
		{"two files hold one policy", twice(), "bundle acme/policies/labels/require-team/second.rego: policy acme/labels/require-team has METADATA in policies/labels/require-team/require-team.rego as well"},
		{"there is nothing in it", tree("README.md", "hello"), "bundle acme: neither Rego nor data in it: want the folder that holds the bundle"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := bundles.FromFS("acme", c.files)
			if got := faults(t, err); !slices.ContainsFunc(got, func(fault string) bool { return strings.Contains(fault, c.want) }) {
				t.Errorf("got  %s\nwant %s", strings.Join(got, "\n"), c.want)
			}
		})
	}
}

func twice() fstest.MapFS {
	files := teamBundle()
	files["policies/labels/require-team/second.rego"] = files[teamFile]
	return files
}

func TestParseErrorsKeepTheirCause(t *testing.T) {
	_, err := bundles.FromFS("acme", tree("a.rego", "package acme\n\nx := }\n"))
	var cause *ast.Error
	if !errors.As(err, &cause) || cause.Location.Row != 3 {
		t.Errorf("got %#v, want OPA's error at line 3", err)
	}
}

func TestRegoVersionOfTheManifestIsHonoured(t *testing.T) {
	const v0 = "package acme.lib\n\ndeny[msg] { msg := \"no\" }\n"
	files := tree(
		".manifest", `{"roots": ["acme"], "rego_version": 0, "file_rego_versions": {"*/new.rego": 1}}`,
		"lib/old.rego", v0, "lib/new.rego", "package acme.lib\n\nx contains 1 if true\n",
	)
	b := mustLoad(t, files)
	if sources := b.Sources(); sources[0].V0 || !sources[1].V0 {
		t.Errorf("got V0 %v for new.rego, %v for old.rego", sources[0].V0, sources[1].V0)
	}
}

func TestRootReeveIsReserved(t *testing.T) {
	const want = "bundle reeve: the root reeve is reserved for the built-in bundle: choose a root of your own"
	_, fromFS := bundles.FromFS("reeve", teamBundle())
	wantFaults(t, fromFS, want)
	_, fromDir := bundles.FromDir("reeve", t.TempDir())
	wantFaults(t, fromDir, want)
	_, fromTarball := bundles.FromTarball("reeve", strings.NewReader(""))
	wantFaults(t, fromTarball, want)
}

func TestFromDir(t *testing.T) {
	dir := t.TempDir()
	target := filepath.Join(dir, filepath.FromSlash(teamFile))
	if err := errors.Join(os.MkdirAll(filepath.Dir(target), 0o755), os.WriteFile(target, []byte(teamPolicy), 0o644)); err != nil {
		t.Fatal(err)
	}
	b, err := bundles.FromDir("acme", dir)
	if err != nil {
		t.Fatal(err)
	}
	if got := fileNames(b); !slices.Equal(got, []string{"acme/" + teamFile}) || len(b.Policies()) != 1 {
		t.Errorf("got %q, %+v", got, b.Policies())
	}
}

func TestFromDirThatDoesNotExist(t *testing.T) {
	_, err := bundles.FromDir("acme", filepath.Join(t.TempDir(), "none"))
	wantFaults(t, err, "bundle acme: bundle read failed: failed to list files")
	if !errors.Is(err, os.ErrNotExist) {
		t.Errorf("got %v, want it to wrap os.ErrNotExist", err)
	}
}
