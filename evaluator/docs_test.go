package evaluator_test

import (
	"encoding/json"
	"os"
	"regexp"
	"testing"

	"sigs.k8s.io/yaml"

	"github.com/reeve-policy/reeve/evaluator"
	"github.com/reeve-policy/reeve/policy"
)

// block is what stands in the only block of a language in docs/context.md.
func block(t *testing.T, language string) []byte {
	t.Helper()
	text, err := os.ReadFile("../docs/context.md")
	if err != nil {
		t.Fatal(err)
	}
	found := regexp.MustCompile("(?s)```"+language+"\n(.*?)```").FindAllSubmatch(text, -1)
	if len(found) != 1 {
		t.Fatalf("want one block of %s, got %d", language, len(found))
	}
	return found[0][1]
}

func TestTheEvidenceOfTheGuideCanBeUsed(t *testing.T) {
	evidence, err := policy.ParseEvidence(block(t, "json"))
	if err != nil {
		t.Fatal(err)
	}
	with(t, evaluator.WithEvidence(evidence))
}

// The example is written for stock tools; what it declares must mean the same in Go.
func TestTheInventoryOfTheGuideIsWellFormed(t *testing.T) {
	var guide struct {
		Inventory struct {
			Namespace, Cluster json.RawMessage
			Complete           map[string]map[string]bool
		}
	}
	if err := yaml.UnmarshalStrict(block(t, "yaml"), &guide); err != nil {
		t.Fatal(err)
	}
	inv := evaluator.NewInventory()
	for kind, namespaces := range guide.Inventory.Complete {
		for namespace := range namespaces {
			if err := inv.MarkComplete(kind, namespace); err != nil {
				t.Error(err)
			}
		}
	}
}
