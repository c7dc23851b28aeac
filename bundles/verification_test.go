package bundles_test

import (
	"bytes"
	"maps"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/open-policy-agent/opa/v1/bundle"

	"github.com/reeve-policy/reeve/bundles"
)

const secret = "a secret of at least thirty-two bytes"

var key = bundles.Key{ID: "team", Algorithm: "HS256", Value: secret}

// signed is the tarball of a bundle with a signature by key over all its files.
func signed(t *testing.T, files fstest.MapFS) []byte {
	t.Helper()
	loader, err := bundle.NewFSLoader(files)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := bundle.NewCustomReader(loader).Read()
	if err != nil {
		t.Fatal(err)
	}
	if err := raw.GenerateSignature(bundle.NewSigningConfig(secret, "HS256", ""), key.ID, true); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := bundle.NewWriter(&out).DisableFormat(true).UseModulePath(true).Write(raw); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestSignedBundleIsTaken(t *testing.T) {
	files := teamBundle()
	maps.Copy(files, tree("lib/a_test.rego", "package acme.t\n\ntest_it := true\n"))
	b, err := bundles.FromTarball("acme", bytes.NewReader(signed(t, files)), bundles.WithVerification(key))
	if err != nil {
		t.Fatal(err)
	}
	if len(b.Policies()) != 1 || len(b.Sources()) != 1 {
		t.Errorf("want one policy and no test, got %+v", b.Sources())
	}
}

func TestBundlesThatVerificationRefuses(t *testing.T) {
	whole := signed(t, teamBundle())
	for name, c := range map[string]struct {
		tarball []byte
		keys    []bundles.Key
		want    string
	}{
		"no signature":        {tarball(t, teamBundle()), []bundles.Key{key}, "signature"},
		"another key":         {whole, []bundles.Key{{ID: "team", Algorithm: "HS256", Value: strings.ToUpper(secret)}}, ""},
		"a key of another ID": {whole, []bundles.Key{{ID: "other", Algorithm: "HS256", Value: secret}}, ""},
		"another scope":       {whole, []bundles.Key{{ID: "team", Algorithm: "HS256", Value: secret, Scope: "write"}}, "scope"},
		"no key":              {whole, nil, "without a key"},
		"a key twice":         {whole, []bundles.Key{key, key}, "ID of its own"},
		"a key without value": {whole, []bundles.Key{{ID: "team"}}, "a value"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := bundles.FromTarball("acme", bytes.NewReader(c.tarball), bundles.WithVerification(c.keys...))
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("want an error with %q, got %v", c.want, err)
			}
		})
	}
}

func TestTamperedBundleIsRefused(t *testing.T) {
	raw, err := bundle.NewReader(bytes.NewReader(signed(t, teamBundle()))).WithSkipBundleVerification(true).Read()
	if err != nil {
		t.Fatal(err)
	}
	raw.Modules[0].Raw = append(raw.Modules[0].Raw, "\n# one line more\n"...)
	var out bytes.Buffer
	if err := bundle.NewWriter(&out).DisableFormat(true).UseModulePath(true).Write(raw); err != nil {
		t.Fatal(err)
	}
	if _, err := bundles.FromTarball("acme", &out, bundles.WithVerification(key)); err == nil {
		t.Error("a file changed after signing, want an error")
	}
}
