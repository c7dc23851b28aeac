package policy_test

import (
	"strings"
	"testing"

	"github.com/reeve-policy/reeve/policy"
)

func TestParseEvidence(t *testing.T) {
	evidence, err := policy.ParseEvidence([]byte(`{"images": {"nginx": {"config": {"user": "101"}}}}`))
	if err != nil || evidence.Images["nginx"].Config.User != "101" {
		t.Errorf("want the user 101, got %+v, %v", evidence, err)
	}
}

func TestParseEvidenceLosesNothing(t *testing.T) {
	for text, want := range map[string]string{
		`{"image": {}}`: `unknown field "image"`,
		`{"images": {"nginx": {"scan": {"scanedAt": ""}}}}`: `unknown field "scanedAt"`,
		`{} {}`: "more than one JSON document",
		``:      "EOF",
		`[]`:    "cannot unmarshal",
	} {
		if _, err := policy.ParseEvidence([]byte(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: want %q, got %v", text, want, err)
		}
	}
}
