package main

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/doc"
	"go/format"
	"go/printer"
	"strings"
)

// addAPI adds the listing of each public package that exports anything. A change there is a
// change of the API, made visible in review.
func addAPI(files tree, root string) error {
	packages, err := publicPackages(root)
	if err != nil {
		return err
	}
	for _, p := range packages {
		decls := p.exported()
		if len(decls) == 0 {
			continue
		}
		name := strings.TrimPrefix(p.path, modulePath+"/")
		if files["docs/api/"+name+".txt"], err = p.listing(decls); err != nil {
			return fmt.Errorf("%s: %w", p.path, err)
		}
	}
	return nil
}

// exported returns the declarations of the package in the order of the listing: constants,
// variables, functions, then the types by name, each with what belongs to it.
func (p *goPackage) exported() []ast.Decl {
	decls := append(values(p.doc.Consts), values(p.doc.Vars)...)
	decls = append(decls, functions(p.doc.Funcs)...)
	for _, t := range p.doc.Types {
		decls = append(decls, t.Decl)
		decls = append(decls, values(t.Consts)...)
		decls = append(decls, values(t.Vars)...)
		decls = append(decls, functions(t.Funcs)...)
		decls = append(decls, functions(t.Methods)...)
	}
	return decls
}

func values(all []*doc.Value) []ast.Decl {
	decls := make([]ast.Decl, len(all))
	for i, value := range all {
		decls[i] = value.Decl
	}
	return decls
}

func functions(all []*doc.Func) []ast.Decl {
	decls := make([]ast.Decl, len(all))
	for i, function := range all {
		decls[i] = function.Decl
	}
	return decls
}

func (p *goPackage) listing(decls []ast.Decl) ([]byte, error) {
	var text bytes.Buffer
	fmt.Fprintf(&text, "package %s // import %q\n", p.doc.Name, p.path)
	afterFunction := false
	for _, decl := range decls {
		source, err := p.print(decl)
		if err != nil {
			return nil, err
		}
		_, isFunction := decl.(*ast.FuncDecl)
		if !isFunction || !afterFunction {
			text.WriteByte('\n')
		}
		afterFunction = isFunction
		text.Write(source)
		text.WriteByte('\n')
	}
	return text.Bytes(), nil
}

// print writes a declaration without the blank lines that its comments leave behind.
func (p *goPackage) print(decl ast.Decl) ([]byte, error) {
	var text bytes.Buffer
	if err := printer.Fprint(&text, p.fset, decl); err != nil {
		return nil, err
	}
	var lines [][]byte
	for line := range bytes.Lines(text.Bytes()) {
		if len(bytes.TrimSpace(line)) > 0 {
			lines = append(lines, line)
		}
	}
	return format.Source(bytes.Join(lines, nil)) // again, since columns align per block
}
