package main

import (
	"fmt"
	"go/ast"
	"slices"
	"strconv"
	"strings"
)

// hidden are the packages whose types no exported declaration may mention, besides our
// internal ones: they are ours to replace. Any package below one of them is meant too.
var hidden = [...]string{
	"github.com/open-policy-agent/opa",
	"github.com/santhosh-tekuri/jsonschema",
	"sigs.k8s.io/yaml",
	"go.yaml.in/yaml",
	"gopkg.in/yaml.v2",
	"gopkg.in/yaml.v3",
}

// leaks names each hidden type in the exported declarations, with its place.
func (p *goPackage) leaks() []string {
	var all []string
	for _, decl := range p.exported() {
		imports := p.importsAt(decl)
		ast.Inspect(decl, func(node ast.Node) bool {
			selector, ok := node.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			if name, ok := selector.X.(*ast.Ident); ok && isHidden(imports[name.Name]) {
				all = append(all, fmt.Sprintf("%s: %s.%s of %s",
					p.fset.Position(selector.Pos()), name.Name, selector.Sel.Name, imports[name.Name]))
			}
			return true
		})
	}
	slices.Sort(all)
	return all
}

// importsAt maps the names of the imports of the file that holds node to their paths.
func (p *goPackage) importsAt(node ast.Node) map[string]string {
	imports := map[string]string{}
	for _, file := range p.files {
		if node.Pos() < file.FileStart || file.FileEnd <= node.Pos() {
			continue
		}
		for _, spec := range file.Imports {
			target, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				continue // the parser has seen to it
			}
			imports[localName(spec, target)] = target
		}
	}
	return imports
}

// localName guesses where the import does not say: a version at the end of the path is no name.
func localName(spec *ast.ImportSpec, target string) string {
	if spec.Name != nil {
		return spec.Name.Name
	}
	segments := strings.Split(target, "/")
	name := segments[len(segments)-1]
	if len(segments) > 1 && len(name) > 1 && name[0] == 'v' && strings.Trim(name[1:], "0123456789") == "" {
		name = segments[len(segments)-2]
	}
	name, _, _ = strings.Cut(name, ".v")
	return name
}

func isHidden(target string) bool {
	if inside, ok := strings.CutPrefix(target, modulePath); ok && strings.Contains(inside+"/", "/internal/") {
		return true
	}
	return slices.ContainsFunc(hidden[:], func(prefix string) bool {
		return target == prefix || strings.HasPrefix(target, prefix+"/")
	})
}
