package main

import (
	"bytes"
	"embed"
	"fmt"
	"strings"
	"text/template"

	"github.com/reeve-policy/reeve/bundles"
)

//go:embed templates
var templateFiles embed.FS

// addDocs adds the page of each policy and their index.
func addDocs(files tree, bundle *bundles.Bundle) error {
	templates, err := template.New("").Funcs(template.FuncMap{
		"cell": cell, "code": code, "join": strings.Join,
	}).ParseFS(templateFiles, "templates/*.md.tmpl")
	if err != nil {
		return err
	}
	ask, err := newAsker(bundle, files[registryFile])
	if err != nil {
		return err
	}
	all := bundle.Policies()
	for i := range all {
		p, err := newPage(ask, &all[i])
		if err != nil {
			return fmt.Errorf("%s: %w", all[i].ID, err)
		}
		if files["docs/policies/"+p.ID+".md"], err = render(templates, "page.md.tmpl", p); err != nil {
			return err
		}
	}
	files["docs/policies/README.md"], err = render(templates, "index.md.tmpl", newIndex(all))
	return err
}

func render(templates *template.Template, name string, data any) ([]byte, error) {
	var text bytes.Buffer
	err := templates.ExecuteTemplate(&text, name, data)
	return text.Bytes(), err
}

// cell makes text fit into one cell of a Markdown table.
func cell(text string) string {
	return strings.ReplaceAll(strings.Join(strings.Fields(text), " "), "|", `\|`)
}

// code quotes text as it is, backticks included.
func code(text string) string {
	if strings.Contains(text, "`") {
		return "`` " + text + " ``"
	}
	return "`" + text + "`"
}
