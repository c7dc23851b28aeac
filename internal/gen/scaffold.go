package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"text/template"
)

const policiesFolder = "bundles/reeve/policies"

var policyID = regexp.MustCompile(`^[a-z]+/[a-z0-9]+(-[a-z0-9]+)*$`)

// newPolicy writes the two files of a policy and says so. It overwrites nothing.
func newPolicy(root, id string) ([]string, error) {
	files, err := scaffold(id)
	if err != nil {
		return nil, err
	}
	folder := filepath.Join(root, policiesFolder, filepath.FromSlash(id))
	if _, err := os.Stat(folder); !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("policy %s exists: %s", id, path.Join(policiesFolder, id))
	}
	return files.update(root)
}

// scaffold makes the two files: they load and compile, and the test fails until someone
// has said what is denied.
func scaffold(id string) (tree, error) {
	if !policyID.MatchString(id) {
		return nil, fmt.Errorf("policy ID %q: want <domain>/<slug> in lower case with hyphens, as in psp/pss-privileged", id)
	}
	templates, err := template.ParseFS(templateFiles, "templates/*.rego.tmpl")
	if err != nil {
		return nil, err
	}
	domain, slug, _ := strings.Cut(id, "/")
	names := map[string]string{"Domain": domain, "Slug": slug}
	stem := path.Join(policiesFolder, id, slug)
	files := tree{}
	if files[stem+".rego"], err = render(templates, "policy.rego.tmpl", names); err != nil {
		return nil, err
	}
	files[stem+"_test.rego"], err = render(templates, "policy_test.rego.tmpl", names)
	return files, err
}
