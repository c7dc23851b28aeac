package evaluator

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/reeve-policy/reeve/internal/schema"
	"github.com/reeve-policy/reeve/policy"
)

// document is a context document that the caller gave: JSON-shaped, a copy.
type document struct {
	value map[string]any // nil when none was given
	err   error          // why it cannot be used
}

// newDocument checks a value against the JSON Schema of the document.
func newDocument(name, schemaText string, value any) document {
	shaped, err := jsonShaped(value)
	if err == nil {
		err = conforms(schemaText, shaped)
	}
	if err != nil {
		return document{err: fmt.Errorf("%s: %w", name, err)}
	}
	return document{value: shaped}
}

func conforms(schemaText string, value map[string]any) error {
	var text map[string]any
	if err := json.Unmarshal([]byte(schemaText), &text); err != nil {
		return fmt.Errorf("its schema: %w", err)
	}
	compiled, err := schema.Compile(text)
	if err != nil {
		return fmt.Errorf("its schema: %w", err)
	}
	var errs []error
	for _, fault := range compiled.Validate(value) {
		errs = append(errs, fmt.Errorf("%s: %s", fault.Pointer, fault.Reason))
	}
	return errors.Join(errs...)
}

// context are the documents that policies see beside the object.
func (ev *Evaluator) context() map[string]any {
	parameters := map[string]any{}
	for i := range ev.selection {
		parameters[ev.selection[i].metadata.ID] = ev.selection[i].parameters
	}
	// Parameters are complete: nothing of a profile may shine through.
	config := schema.Merge(ev.options.config.value, map[string]any{"profile": ""})
	documents := map[string]any{"reeve_parameters": parameters, "reeve_config": config}
	if ev.options.evidence.value != nil {
		documents["reeve_evidence"] = ev.options.evidence.value
	}
	return documents
}

// WithConfig sets what concerns all policies. It is copied. The last one given holds.
func WithConfig(config policy.Config) Option {
	doc := newDocument("config", policy.ConfigSchema(), config)
	return func(o *options) { o.config = doc }
}

// WithEvidence gives policies facts that no Kubernetes object carries. It is copied.
// Policies that require evidence are skipped without it. The last one given holds.
func WithEvidence(evidence policy.Evidence) Option {
	doc := newDocument("evidence", policy.EvidenceSchema(), evidence)
	return func(o *options) { o.evidence = doc }
}

// jsonShaped passes a value through JSON with numbers kept as they are written.
func jsonShaped(value any) (map[string]any, error) {
	text, err := json.Marshal(value)
	if err != nil {
		return nil, err
	}
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	var out map[string]any
	err = decoder.Decode(&out)
	return out, err
}
