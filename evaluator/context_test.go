package evaluator_test

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/reeve-policy/reeve/evaluator"
	"github.com/reeve-policy/reeve/policy"
)

// users finds every user that evidence knows.
const users = `violation contains {"msg": entry.config.user, "path": [image]} if some image, entry in data.reeve_evidence.images`

func configured(user string) policy.Evidence {
	return policy.Evidence{Images: map[string]policy.ImageEvidence{"nginx": {Config: &policy.ImageConfig{User: user}}}}
}

func TestPoliciesSeeTheEvidence(t *testing.T) {
	ev := with(t, evaluator.WithBundle(acme(t, rule{slug: "users", rego: users})), evaluator.WithEvidence(configured("root")))
	report := evaluate(t, ev, manifest("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web}\n"))
	if found := outcomeOf(t, report, "acme/test/users").Violations; len(found) != 1 || found[0].Message != "root" {
		t.Errorf("want the user root, got %v", found)
	}
}

func TestAPolicyThatRequiresEvidenceIsSkippedWithoutIt(t *testing.T) {
	ev := with(t, evaluator.WithBundle(acme(t, rule{slug: "users", custom: "requires: [evidence]", rego: users})))
	report := evaluate(t, ev, manifest("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web}\n"))
	if outcome := outcomeOf(t, report, "acme/test/users"); outcome.Status != policy.StatusSkip || !strings.Contains(outcome.Reason, "evidence") {
		t.Errorf("want it skipped for want of evidence, got %+v", outcome)
	}
}

func TestEvidenceIsCopied(t *testing.T) {
	evidence := configured("root")
	option := evaluator.WithEvidence(evidence)
	evidence.Images["nginx"].Config.User = "changed"
	ev := with(t, evaluator.WithBundle(acme(t, rule{slug: "users", rego: users})), option)
	report := evaluate(t, ev, manifest("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web}\n"))
	if found := outcomeOf(t, report, "acme/test/users").Violations; found[0].Message != "root" {
		t.Errorf("want what it was made from, got %v", found)
	}
}

func TestEvidenceThatCannotBeIsRefused(t *testing.T) {
	image := func(entry policy.ImageEvidence) policy.Evidence {
		return policy.Evidence{Images: map[string]policy.ImageEvidence{"nginx": entry}}
	}
	for name, c := range map[string]struct {
		evidence policy.Evidence
		want     string
	}{
		"a digest that is none":        {image(policy.ImageEvidence{Digest: "latest"}), "/images/nginx/digest: does not match"},
		"a signature of no known kind": {image(policy.ImageEvidence{Verification: &policy.ImageVerification{Signatures: []policy.Signature{{Kind: "gpg"}}}}), "/kind: value must be one of"},
		"a size below nothing":         {image(policy.ImageEvidence{Config: &policy.ImageConfig{SizeBytes: -1}}), "/sizeBytes: must be >= 0"},
		"no name":                      {policy.Evidence{Images: map[string]policy.ImageEvidence{"": {}}}, "/images"},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := tryWith(t, evaluator.WithEvidence(c.evidence)); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("want %q, got %v", c.want, err)
			}
		})
	}
}

func TestPoliciesGoByTheClockOfTheEvaluator(t *testing.T) {
	now := time.Date(2030, 1, 2, 3, 4, 5, 6, time.UTC)
	says := `violation contains {"msg": sprintf("%d", [time.now_ns()]), "path": []}`
	ev := with(t, evaluator.WithBundle(acme(t, rule{slug: "clock", rego: says})), evaluator.WithClock(func() time.Time { return now }))
	report := evaluate(t, ev, manifest("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web}\n"))
	if found := outcomeOf(t, report, "acme/test/clock").Violations; found[0].Message != "1893553445000000006" {
		t.Errorf("want the time of the clock, got %s", found[0].Message)
	}
}

func TestSeverityAndActionOfAFinding(t *testing.T) {
	milder := `violation contains {"msg": "found", "path": [], "severity": "low", "action": "audit"}`
	for name, c := range map[string]struct {
		setting policy.Setting
		want    string
	}{
		"it may have its own": {policy.Setting{}, "low audit"},
		"settings go first":   {policy.Setting{Severity: policy.SeverityHigh, Action: policy.ActionWarn}, "high warn"},
	} {
		t.Run(name, func(t *testing.T) {
			ev := with(t, evaluator.WithBundle(acme(t, rule{slug: "milder", rego: milder})), evaluator.WithSetting("acme/test/milder", c.setting))
			report := evaluate(t, ev, manifest("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web}\n"))
			v := outcomeOf(t, report, "acme/test/milder").Violations[0]
			if got := v.Severity.String() + " " + string(v.Action); got != c.want {
				t.Errorf("want %s, got %s", c.want, got)
			}
		})
	}
}

// A field that one of both lacks would be refused, or never checked.
func TestTheSchemasAndTheTypesHaveTheSameFields(t *testing.T) {
	config, evidence := decode(t, policy.ConfigSchema()), decode(t, policy.EvidenceSchema())
	defs, _ := evidence["$defs"].(map[string]any)
	onlyStock := []string{"now", "profile"} // which Go gives through options
	for name, c := range map[string]struct {
		schema any
		typed  any
		only   []string
	}{
		"config":        {config, policy.Config{}, onlyStock},
		"evidence":      {evidence, policy.Evidence{}, nil},
		"image":         {defs["image"], policy.ImageEvidence{}, nil},
		"image config":  {defs["config"], policy.ImageConfig{}, nil},
		"scan":          {defs["scan"], policy.ImageScan{}, nil},
		"vulnerability": {defs["vulnerability"], policy.Vulnerability{}, nil},
		"verification":  {defs["verification"], policy.ImageVerification{}, nil},
		"signature":     {defs["signature"], policy.Signature{}, nil},
		"attestation":   {defs["attestation"], policy.Attestation{}, nil},
		"component":     {defs["component"], policy.Component{}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			properties, _ := c.schema.(map[string]any)["properties"].(map[string]any)
			fields := slices.Clone(c.only)
			for i := range reflect.TypeOf(c.typed).NumField() {
				tag := reflect.TypeOf(c.typed).Field(i).Tag.Get("json")
				field, _, _ := strings.Cut(tag, ",")
				fields = append(fields, field)
			}
			for _, field := range fields {
				if properties[field] == nil {
					t.Errorf("the schema lacks %s", field)
				}
			}
			if len(properties) != len(fields) {
				t.Errorf("want %v in the schema, got %v", fields, properties)
			}
		})
	}
}

func decode(t *testing.T, text string) map[string]any {
	t.Helper()
	var document map[string]any
	if err := json.Unmarshal([]byte(text), &document); err != nil {
		t.Fatal(err)
	}
	return document
}
