package bundles_test

import (
	"encoding/json"
	"path"
	"strings"
	"testing"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/reeve-policy/reeve/bundles"
	"github.com/reeve-policy/reeve/evaluator"
	"github.com/reeve-policy/reeve/policy"
)

// tenant is one policy of the house with what its test file says.
type tenant struct {
	policy.Metadata
	house           *house
	domain, slug    string
	text            string
	module, test    *ast.Module
	denied, allowed map[string]object
	// parameters are those of a rule of that name in the test file, for policies
	// that do nothing without: denied and allowed hold under them, or else under
	// the defaults.
	parameters object
	// inventory is that of a rule of that name: what policies that require one see
	// as data.inventory.
	inventory object
	// evidence and config are what the rules of these names have as reeve_evidence and
	// reeve_config.
	evidence, config object
	evaluator        *evaluator.Evaluator          // holds this policy alone
	found            map[string][]policy.Violation // of denied objects judged so far
}

type object = map[string]any

func (h *house) tenant(t *testing.T, metadata policy.Metadata) *tenant {
	t.Helper()
	p := &tenant{Metadata: metadata, house: h, found: map[string][]policy.Violation{}}
	p.domain, p.slug, _ = strings.Cut(metadata.ID, "/")
	file := path.Join(bundles.BuiltinRoot, metadata.File)
	p.module, p.text = h.modules[file], h.text(file)
	if p.test = h.modules[strings.TrimSuffix(file, ".rego")+"_test.rego"]; p.test == nil {
		t.Fatalf("%s has no test file %s_test.rego beside it", file, p.slug)
	}
	p.denied, p.allowed = p.objects(t, "denied"), p.objects(t, "allowed")
	for rule, document := range map[string]*object{
		"parameters": &p.parameters, "inventory": &p.inventory, "evidence": &p.evidence, "config": &p.config,
	} {
		h.ask(t, p.query(p.slug+"_test", rule), nil, nil, document)
	}
	p.evaluator = p.alone(t, h.evaluator)
	return p
}

// alone narrows an evaluator to this policy, whatever its action is.
func (p *tenant) alone(t *testing.T, from *evaluator.Evaluator) *evaluator.Evaluator {
	t.Helper()
	options := []evaluator.Option{
		evaluator.WithSetting("*", policy.Setting{Action: policy.ActionOff}),
		evaluator.WithSetting(p.ID, policy.Setting{Action: policy.ActionDeny, Parameters: p.parameters}),
	}
	if p.inventory != nil {
		options = append(options, evaluator.WithInventory(known(t, p.inventory)))
	}
	if p.evidence != nil {
		evidence, err := policy.ParseEvidence(encode(t, p.evidence))
		if err != nil {
			t.Fatal(err)
		}
		options = append(options, evaluator.WithEvidence(evidence))
	}
	if p.config != nil {
		options = append(options, p.configured(t)...)
	}
	only, err := from.With(t.Context(), options...)
	if err != nil {
		t.Fatal(err)
	}
	return only
}

// configured are the options that stand for the configuration of stock tools, on top of
// what the house has all policies judge under.
func (p *tenant) configured(t *testing.T) []evaluator.Option {
	t.Helper()
	var config struct {
		policy.Config
		Now time.Time `json:"now"`
	}
	if err := json.Unmarshal(encode(t, p.config), &config); err != nil {
		t.Fatal(err)
	}
	if config.PodSpecPaths == nil {
		config.PodSpecPaths = customKinds
	}
	if config.Fixes == "" {
		config.Fixes = policy.FixesAll
	}
	options := []evaluator.Option{evaluator.WithConfig(config.Config)}
	if !config.Now.IsZero() {
		options = append(options, evaluator.WithClock(func() time.Time { return config.Now }))
	}
	return options
}

func encode(t *testing.T, value any) []byte {
	t.Helper()
	text, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// query writes data.reeve.policies[domain][slug].rule.
func (p *tenant) query(slug, rule string) string {
	ref := ast.MustParseRef("data.reeve.policies")
	for _, segment := range []string{p.domain, slug, rule} {
		ref = ref.Append(ast.StringTerm(segment))
	}
	return ref.String()
}
