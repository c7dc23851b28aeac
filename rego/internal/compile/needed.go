package compile

import (
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/reeve-policy/reeve/bundles"
	"github.com/reeve-policy/reeve/policy"
)

// Needed parses all files of users' bundles, whose Rego must be right whether it is run
// or not, and of the built-in bundle what these and the wanted packages refer to. Test
// files are left out.
func Needed(all []*bundles.Bundle, wanted [][]string) (map[string]*ast.Module, error) {
	n := needs{modules: map[string]*ast.Module{}, seen: map[string]bool{}}
	roots := map[string]bool{}
	for _, b := range all {
		if roots[b.Root()] {
			return nil, &policy.BundleError{Bundle: b.Root(), Reason: "two bundles have this root: their policies would mix"}
		}
		roots[b.Root()] = true
		if b.Root() == bundles.BuiltinRoot {
			n.sources = b.Sources()
			continue
		}
		if err := parse(b, false, n.modules); err != nil {
			return nil, err
		}
	}
	for _, module := range n.modules {
		n.refer(module)
	}
	n.paths = append(n.paths, wanted...)
	return n.modules, n.follow()
}

// needs are the modules found so far and the paths below data that they refer to.
type needs struct {
	sources []bundles.Source // to choose from
	modules map[string]*ast.Module
	paths   [][]string
	seen    map[string]bool
}

func (n *needs) follow() error {
	for len(n.paths) > 0 {
		path := n.paths[0]
		n.paths = n.paths[1:]
		key := strings.Join(path, "\x00")
		if n.seen[key] {
			continue
		}
		n.seen[key] = true
		for i := range n.sources {
			source := &n.sources[i]
			if source.Test || n.modules[source.File] != nil || !meet(path, source.Package) {
				continue
			}
			module, err := parseOne(source)
			if err != nil {
				return err
			}
			n.modules[source.File] = module
			n.refer(module)
		}
	}
	return nil
}

// meet says whether one path leads to the other.
func meet(a, b []string) bool {
	short := min(len(a), len(b))
	return slices.Equal(a[:short], b[:short])
}

// refer notes what a module refers to, by data or by the name of an import: as far as it
// is constant, and the whole of what it names without a path.
func (n *needs) refer(module *ast.Module) {
	imports := map[ast.Var][]string{}
	for _, i := range module.Imports {
		if path, ok := i.Path.Value.(ast.Ref); ok && path[0].Equal(ast.DefaultRootDocument) {
			imports[i.Name()] = constants(path[1:])
		}
	}
	var visitor *ast.GenericVisitor
	visitor = ast.NewGenericVisitor(func(x any) bool {
		switch x := x.(type) {
		case *ast.Import, *ast.Package:
			return true
		case ast.Ref:
			if head, ok := x[0].Value.(ast.Var); !ok {
				visitor.Walk(x[0]) // what a call comes to
			} else if x[0].Equal(ast.DefaultRootDocument) {
				n.paths = append(n.paths, constants(x[1:]))
			} else if path, ok := imports[head]; ok {
				n.paths = append(n.paths, append(path[:len(path):len(path)], constants(x[1:])...))
			}
			for _, term := range x[1:] {
				visitor.Walk(term)
			}
			return true
		case ast.Var:
			if path, ok := imports[x]; ok {
				n.paths = append(n.paths, path)
			}
		}
		return false
	})
	visitor.Walk(module)
}

// constants are the first segments that are constant.
func constants(ref ast.Ref) (path []string) {
	for _, term := range ref {
		segment, ok := term.Value.(ast.String)
		if !ok {
			break
		}
		path = append(path, string(segment))
	}
	return path
}
