package object_test

import (
	"encoding/json"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"
	"testing"

	"sigs.k8s.io/yaml"

	"github.com/reeve-policy/reeve/internal/object"
	"github.com/reeve-policy/reeve/policy"
)

// manifests reads a stream called in.yaml.
func manifests(text string) []object.Item {
	return slices.Collect(object.Manifests("in.yaml", strings.NewReader(text)))
}

// onlyObject wants exactly one item, an object.
func onlyObject(t *testing.T, items iter.Seq[object.Item]) *object.Object {
	t.Helper()
	all := slices.Collect(items)
	if len(all) != 1 || all[0].Object == nil {
		t.Fatalf("want one object, got %s", describe(all))
	}
	return all[0].Object
}

// onlyProblem wants exactly one item, a problem.
func onlyProblem(t *testing.T, items iter.Seq[object.Item]) *policy.InputError {
	t.Helper()
	all := slices.Collect(items)
	if len(all) != 1 || all[0].Problem == nil {
		t.Fatalf("want one problem, got %s", describe(all))
	}
	return all[0].Problem
}

// describe writes one line an item: what a reader would want to know of it.
func describe(items []object.Item) string {
	var b strings.Builder
	for _, item := range items {
		switch {
		case item.Object != nil:
			o := item.Object.Origin
			fmt.Fprintf(&b, "object %s: document %d, line %d %s", item.Object.Ref(), o.Document, o.Line, o.Item)
		case item.Problem != nil:
			fmt.Fprintf(&b, "problem %d: %s", item.Problem.Document, item.Problem)
		default:
			fmt.Fprintf(&b, "notice %s: %s %s", item.Notice.Location, item.Notice.Object, item.Notice.Message)
		}
		b.WriteByte('\n')
	}
	return strings.ReplaceAll(b.String(), " \n", "\n")
}

// visit calls see for every value in value, parents first, keys in order.
func visit(value any, at policy.Path, see func(policy.Path, any)) {
	see(at, value)
	switch v := value.(type) {
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			visit(v[key], at.Append(key), see)
		}
	case []any:
		for i, child := range v {
			visit(child, at.Append(i), see)
		}
	}
}

// decode reads YAML as kubectl does, numbers kept.
func decode(text string) (any, error) {
	converted, err := yaml.YAMLToJSON([]byte(text))
	if err != nil {
		return nil, err
	}
	return decodeJSON(string(converted))
}

func decodeJSON(text string) (value any, err error) {
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.UseNumber()
	err = decoder.Decode(&value)
	return value, err
}

// cut is the text of a location, indented as it is in the source.
func cut(lines []string, l policy.Location) string {
	var b strings.Builder
	for n := l.Line; n <= l.EndLine; n++ {
		line := []rune(strings.TrimSuffix(lines[n-1], "\r"))
		if n == l.EndLine {
			line = line[:l.EndColumn-1]
		}
		if n == l.Line {
			b.WriteString(strings.Repeat(" ", l.Column-1))
			line = line[l.Column-1:]
		}
		b.WriteString(string(line))
		if n < l.EndLine {
			b.WriteByte('\n')
		}
	}
	return b.String()
}
