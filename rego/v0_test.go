package rego_test

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/reeve-policy/reeve/bundles"
	"github.com/reeve-policy/reeve/policy"
)

const bodyV0 = `violation[{"msg": msg, "path": ["spec"]}] {
	msg := input.names[_]
}`

func filesV0(manifest string) fstest.MapFS {
	files := fstest.MapFS{"policies/test/old/old.rego": {Data: []byte(source("acme", "test/old", bodyV0))}}
	if manifest != "" {
		files[".manifest"] = &fstest.MapFile{Data: []byte(manifest)}
	}
	return files
}

func TestABundleOfRegoV0Runs(t *testing.T) {
	old := fromFS(t, "acme", filesV0(`{"roots": ["acme"], "rego_version": 0}`))
	binding := bindWith(t, compile(t, old, bundle(t, "zeta", rules{"test/new": found})), nil)
	answers := eval(binding, listInput("b", "a"), "acme/test/old", "zeta/test/new")
	if got := messages(t, answers[0]) + " " + messages(t, answers[1]); got != "a b found" {
		t.Errorf("want both to speak, got %q", got)
	}
}

func TestRegoV0WithoutThatManifestIsRefusedWithTheRemedy(t *testing.T) {
	_, err := bundles.FromFS("acme", filesV0(""))
	var fault *policy.BundleError
	if !errors.As(err, &fault) || !strings.Contains(err.Error(), "set rego_version 0 in the manifest") {
		t.Errorf("want the remedy, got %v", err)
	}
}
