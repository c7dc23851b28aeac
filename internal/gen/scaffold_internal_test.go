package main

import (
	"bytes"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/open-policy-agent/opa/v1/format"

	"github.com/reeve-policy/reeve/bundles"
)

func TestNewPolicyLoadsAndIsFormatted(t *testing.T) {
	files, err := scaffold("domain/no-such-thing")
	if err != nil {
		t.Fatal(err)
	}
	own := fstest.MapFS{}
	for file, text := range files {
		if formatted, err := format.Source(file, text); err != nil || !bytes.Equal(formatted, text) {
			t.Errorf("%s: not as opa fmt writes it: %v\n%s", file, err, formatted)
		}
		text = bytes.ReplaceAll(text, []byte("package reeve."), []byte("package acme."))
		own[strings.TrimPrefix(file, "bundles/reeve/")] = &fstest.MapFile{Data: text}
	}
	bundle, err := bundles.FromFS("acme", own, bundles.WithTests())
	if err != nil {
		t.Fatal(err)
	}
	policies := bundle.Policies()
	if len(policies) != 1 || policies[0].ID != "acme/domain/no-such-thing" {
		t.Errorf("policies: %+v", policies)
	}
	if sources := bundle.Sources(); len(sources) != 2 || !sources[1].Test {
		t.Errorf("sources: %+v", sources)
	}
}

func TestNewPolicyOverwritesNothing(t *testing.T) {
	root := t.TempDir()
	done, err := newPolicy(root, "psp/one")
	if err != nil || len(done) != 2 {
		t.Fatalf("got %q, %v", done, err)
	}
	if _, err := newPolicy(root, "psp/one"); err == nil || !strings.Contains(err.Error(), "psp/one exists") {
		t.Errorf("the second time: %v", err)
	}
}

func TestNewPolicyWantsAnID(t *testing.T) {
	for _, id := range []string{"", "one", "psp/", "psp/Two", "psp/a_b", "a/b/c", "a-b/c", "../x/y", "psp/--x"} {
		if done, err := newPolicy(t.TempDir(), id); err == nil {
			t.Errorf("%q: wrote %q", id, done)
		}
	}
}
