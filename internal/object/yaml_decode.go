package object

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	positions "go.yaml.in/yaml/v3"
	"sigs.k8s.io/yaml"

	"github.com/reeve-policy/reeve/policy"
)

// decodeYAML reads a document as kubectl does, but strictly.
func decodeYAML(doc *yamlDocument) (any, *policy.InputError) {
	converted, err := guarded(func() ([]byte, error) { return yaml.YAMLToJSONStrict(doc.data) })
	if err != nil && strings.Contains(err.Error(), "already set in map") {
		converted, err = doc.withoutDuplicates()
	}
	if err == nil && doc.mayEndEarly() {
		err = doc.complete()
	}
	if err != nil {
		return nil, doc.fault(err)
	}
	value, _, err := decodeJSON(converted)
	if err == nil && mayCollide(value) {
		err = doc.uniqueKeys()
	}
	if err != nil {
		return nil, doc.fault(err)
	}
	return value, nil
}

// withoutDuplicates converts a document that the strict decoder refused for a
// duplicate key. A key that overrides one from a merge (<<) is none, though the
// strict decoder takes it for one; then the document is read as kubectl reads it.
func (d *yamlDocument) withoutDuplicates() ([]byte, error) {
	if err := d.uniqueKeys(); err != nil {
		return nil, err
	}
	return guarded(func() ([]byte, error) { return yaml.YAMLToJSON(d.data) })
}

// mayEndEarly reports whether the parser may take the end of the first value for
// the end of the document and ignore the rest, which it does without a word. It
// cannot with a block mapping at column 1, unless a directive or an unusual line
// break gets in the way.
func (d *yamlDocument) mayEndEarly() bool {
	first := d.data[d.body] | 0x20
	lineStart := d.body == 0 || d.data[d.body-1] == '\n'
	if !lineStart || first < 'a' || first > 'z' || bytes.Contains(d.data[d.body:], []byte("\n%")) {
		return true
	}
	for _, lineBreak := range []string{"\u0085", "\u2028", "\u2029"} {
		if bytes.Contains(d.data, []byte(lineBreak)) {
			return true
		}
	}
	return bytes.Count(d.data, []byte{'\r'}) != bytes.Count(d.data, []byte("\r\n"))
}

var errEndsEarly = errors.New("the document goes on after its end")

// complete returns an error when the document holds more than one value.
func (d *yamlDocument) complete() error {
	_, err := guarded(func() (*positions.Node, error) {
		decoder := positions.NewDecoder(bytes.NewReader(d.data))
		var first, second positions.Node
		if err := decoder.Decode(&first); err != nil {
			return nil, err
		}
		switch err := decoder.Decode(&second); {
		case errors.Is(err, io.EOF):
			return nil, nil
		case err != nil:
			return nil, fmt.Errorf("%w: %w", errEndsEarly, err)
		}
		return nil, errEndsEarly
	})
	return err
}

// guarded calls a YAML parser. Both of them panic in states they believe to be
// impossible; input must not bring down the program that reads it.
func guarded[T any](parse func() (T, error)) (result T, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("the YAML parser failed: %v", p)
		}
	}()
	return parse()
}
