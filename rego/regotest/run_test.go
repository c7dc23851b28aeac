package regotest_test

import (
	"testing"
	"testing/fstest"

	"github.com/reeve-policy/reeve/bundles"
	"github.com/reeve-policy/reeve/rego/regotest"
)

var files = fstest.MapFS{
	"lib/text/text.rego": {Data: []byte(`package acme.lib.text

shout(word) := upper(word)
`)},
	"lib/text/text_test.rego": {Data: []byte(`package acme.lib.text_test

import data.acme.lib.text

test_shout if text.shout("a") == "A"

test_words[word] if {
	some word, loud in {"one": "ONE", "two": "TWO"}
	text.shout(word) == loud
}

todo_test_later if text.shout("ß") == "SS"
`)},
}

func TestRun(t *testing.T) {
	own, err := bundles.FromFS("acme", files, bundles.WithTests())
	if err != nil {
		t.Fatal(err)
	}
	regotest.Run(t, own)
	if lines := regotest.Uncovered(t, own); len(lines) > 0 {
		t.Errorf("want all covered, got %v", lines)
	}
}
