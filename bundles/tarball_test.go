package bundles_test

import (
	"bytes"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/open-policy-agent/opa/v1/bundle"

	"github.com/reeve-policy/reeve/bundles"
)

func TestTarballHoldsTheSameAsItsFiles(t *testing.T) {
	files := teamBundle()
	files[".manifest"] = tree("", `{"revision": "r7", "roots": ["acme"], "rego_version": 1}`)[""]
	files["acme/teams/data.json"] = tree("", `["web"]`)[""]
	files["policies/labels/require-team/require-team_test.rego"] = tree("", "package acme.t\n\ntest_it := true\n")[""]
	got, err := bundles.FromTarball("acme", bytes.NewReader(tarball(t, files)))
	if err != nil {
		t.Fatal(err)
	}
	want := mustLoad(t, files)
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

func TestTarballWithTests(t *testing.T) {
	files := teamBundle()
	files["lib/a_test.rego"] = tree("", "package acme.t\n\ntest_it := true\n")[""]
	b, err := bundles.FromTarball("acme", bytes.NewReader(tarball(t, files)), bundles.WithTests())
	if err != nil {
		t.Fatal(err)
	}
	if sources := b.Sources(); len(sources) != 2 || sources[0].File != "acme/lib/a_test.rego" || !sources[0].Test {
		t.Errorf("got %+v", sources)
	}
}

func TestFaultsOfTarballs(t *testing.T) {
	_, err := bundles.FromTarball("acme", strings.NewReader("package acme\n"))
	wantFaults(t, err, "bundle acme: ")
	whole := tarball(t, teamBundle())
	_, err = bundles.FromTarball("acme", bytes.NewReader(whole[:len(whole)/2]))
	wantFaults(t, err, "bundle acme: ")
	_, err = bundles.FromTarball("acme", bytes.NewReader(tarball(t, teamBundle("severity: low", "severity: lowish"))))
	wantFaults(t, err, `bundle acme/policies/labels/require-team/require-team.rego:8: severity "lowish"`)
}

// tarball writes files as `opa build` does.
func tarball(t *testing.T, files fstest.MapFS) []byte {
	t.Helper()
	loader, err := bundle.NewFSLoader(files)
	if err != nil {
		t.Fatal(err)
	}
	read, err := bundle.NewCustomReader(loader).Read()
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := bundle.NewWriter(&out).DisableFormat(true).UseModulePath(true).Write(read); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
