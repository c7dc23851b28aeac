package kubeapi

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed types.txt
var typesText string

// types is parsed once, when first asked for: a program that never scans an
// object does not pay for it.
var types = sync.OnceValue(func() *table { return parseTable(typesText) })

// table is types.txt, its names resolved to pointers.
type table struct {
	versions map[string]string // folder below k8s.io/api to apiVersion
	groups   map[string]bool   // API groups, the core group is ""
	kinds    map[kindKey]*shape
	shapes   map[string]*shape // by word, "int32", or folder and name, "core/v1.PodSpec"
}

type kindKey struct{ apiVersion, kind string }

// parseTable reads the lines
//
//	package core/v1 v1
//	kind Pod
//		spec PodSpec
//
// where "type" instead of "kind" starts a type that is no kind of its own, and
// names without a folder belong to the package. gen writes it and its tests
// vouch for the form, so nothing is reported here.
func parseTable(text string) *table {
	t := &table{
		versions: map[string]string{},
		groups:   map[string]bool{},
		kinds:    map[kindKey]*shape{},
		shapes:   map[string]*shape{},
	}
	for word, form := range scalarForms {
		t.shapes[word] = &shape{form: form}
	}
	p := parser{table: t}
	for line := range strings.Lines(text) {
		word, rest, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		p.line(word, rest)
	}
	return t
}

// parser remembers what the lines to come belong to.
type parser struct {
	*table
	folder, apiVersion string
	current            *shape
}

func (p *parser) line(word, rest string) {
	switch word {
	case "#":
	case "package":
		p.folder, p.apiVersion, _ = strings.Cut(rest, " ")
		p.versions[p.folder] = p.apiVersion
		p.groups[groupOf(p.apiVersion)] = true
	case "kind":
		p.current = p.named(rest)
		p.kinds[kindKey{p.apiVersion, rest}] = p.current
	case "type":
		p.current = p.named(rest)
	default:
		name := strings.TrimPrefix(word, "\t")
		p.current.fields = append(p.current.fields, field{name, p.resolve(rest)})
	}
}

// resolve returns the shape of an expression: a scalar word, the name of a
// type, []expression or map[string]expression.
func (p *parser) resolve(expression string) *shape {
	if element, ok := strings.CutPrefix(expression, "[]"); ok {
		return &shape{form: list, element: p.resolve(element)}
	}
	if element, ok := strings.CutPrefix(expression, "map[string]"); ok {
		return &shape{form: dictionary, element: p.resolve(element)}
	}
	if _, ok := scalarForms[expression]; ok {
		return p.shapes[expression]
	}
	return p.named(expression)
}

// named returns the one shape of a type, which is empty until its lines come.
func (p *parser) named(name string) *shape {
	if !strings.Contains(name, "/") {
		name = p.folder + "." + name
	}
	s := p.shapes[name]
	if s == nil {
		s = &shape{form: structure}
		p.shapes[name] = s
	}
	return s
}

// groupOf returns the group of an apiVersion, "" for the core group.
func groupOf(apiVersion string) string {
	group, _, found := strings.Cut(apiVersion, "/")
	if !found {
		return ""
	}
	return group
}
