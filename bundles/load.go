package bundles

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/bundle"

	"github.com/reeve-policy/reeve/policy"
)

// FromFS reads a bundle from a file system. Root is the first segment of all its
// packages; if the bundle has a manifest, that must name the same root. All
// faults found are joined in the error, each a *policy.BundleError.
func FromFS(root string, files fs.FS, options ...Option) (*Bundle, error) {
	if root == BuiltinRoot {
		return nil, &policy.BundleError{Bundle: root, Reason: "the root reeve is reserved for the built-in bundle: choose a root of your own"}
	}
	return load(root, files, options)
}

// FromDir reads a bundle from a folder, as FromFS does.
func FromDir(root, dir string, options ...Option) (*Bundle, error) {
	return FromFS(root, os.DirFS(dir), options...)
}

// FromTarball reads a bundle as `opa build` writes it, a gzipped tar, as FromFS
// does.
func FromTarball(root string, r io.Reader, options ...Option) (*Bundle, error) {
	if root == BuiltinRoot {
		return FromFS(root, nil)
	}
	return read(root, bundle.NewTarballLoaderWithBaseURL(r, ""), options)
}

func load(root string, files fs.FS, options []Option) (*Bundle, error) {
	loader, err := bundle.NewFSLoader(files)
	if err != nil {
		return nil, &policy.BundleError{Bundle: root, Reason: err.Error(), Err: err}
	}
	return read(root, loader, options)
}

func read(root string, loader bundle.DirectoryLoader, options []Option) (*Bundle, error) {
	var how loading
	for _, option := range options {
		option(&how)
	}
	// Only parsed to be left out. A signature would miss them in others.
	if root == BuiltinRoot && !how.tests {
		loader = loader.WithFilter(func(file string, _ fs.FileInfo, _ int) bool { return isTest(file) })
	}
	reader, err := how.reader(loader)
	if err != nil {
		return nil, &policy.BundleError{Bundle: root, Reason: err.Error(), Err: err}
	}
	raw, err := reader.WithProcessAnnotations(true).Read()
	if err != nil {
		return nil, readError(root, err)
	}
	if !how.tests {
		raw.Modules = slices.DeleteFunc(raw.Modules, func(file bundle.ModuleFile) bool { return isTest(file.Path) })
	}
	return fromOPA(root, &raw)
}

func fromOPA(root string, raw *bundle.Bundle) (*Bundle, error) {
	b := &Bundle{root: root, revision: raw.Manifest.Revision, data: raw.Data}
	if len(b.data) == 0 {
		b.data = nil
	}
	errs := []error{checkRoot(root, raw)}
	for i := range raw.Modules {
		errs = append(errs, b.add(&raw.Modules[i]))
	}
	if len(b.sources) == 0 && b.data == nil {
		errs = append(errs, &policy.BundleError{Bundle: root, Reason: "neither Rego nor data in it: want the folder that holds the bundle"})
	}
	slices.SortFunc(b.sources, func(x, y Source) int { return strings.Compare(x.File, y.File) })
	slices.SortFunc(b.policies, func(x, y policy.Metadata) int { return strings.Compare(x.ID, y.ID) })
	errs = append(errs, checkDuplicates(b))
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return b, nil
}

// add takes in one file, and decodes the METADATA if it is a policy.
func (b *Bundle) add(file *bundle.ModuleFile) error {
	source := Source{
		File:    path.Join(b.root, file.Path),
		Package: packageOf(file.Parsed),
		Text:    string(file.Raw),
		V0:      file.Parsed.RegoVersionSpan() == ast.RegoVersionSpanOf(ast.RegoV0),
		Test:    isTest(file.Path),
	}
	b.sources = append(b.sources, source)
	err := checkPackage(b.root, source.File, file.Parsed)
	if source.Test {
		return err
	}
	metadata, fault := decodePolicy(b.root, source, file.Parsed)
	if metadata != nil {
		b.policies = append(b.policies, *metadata)
	}
	return errors.Join(err, fault)
}

// packageOf are the segments of a package, without data.
func packageOf(module *ast.Module) (segments []string) {
	for _, term := range module.Package.Path[1:] {
		if segment, ok := term.Value.(ast.String); ok {
			segments = append(segments, string(segment))
		}
	}
	return segments
}

func isTest(file string) bool { return strings.HasSuffix(file, "_test.rego") }

// readError turns OPA's complaint into ours; those of the parser keep their place.
func readError(root string, err error) error {
	var errs ast.Errors
	if !errors.As(err, &errs) {
		return &policy.BundleError{Bundle: root, Reason: err.Error(), Err: err}
	}
	var all []error
	for _, e := range errs {
		all = append(all, &policy.BundleError{
			Bundle: root, File: e.Location.File, Line: e.Location.Row, Reason: e.Message + v0Hint(e), Err: e,
		})
	}
	return errors.Join(all...)
}

// v0Hint names the way out when a file looks like Rego v0.
func v0Hint(e *ast.Error) string {
	for _, sign := range []string{"`if` keyword is required", "`contains` keyword is required"} {
		if strings.Contains(e.Message, sign) {
			return " (this looks like Rego v0: run `opa fmt --write --v0-v1` on it, or set rego_version 0 in the manifest)"
		}
	}
	return ""
}

func checkRoot(root string, raw *bundle.Bundle) error {
	if roots := raw.Manifest.Roots; roots != nil && !slices.Equal(*roots, []string{""}) && !slices.Equal(*roots, []string{root}) {
		return &policy.BundleError{Bundle: root, File: ".manifest", Reason: fmt.Sprintf("roots %q: want [%q]", *roots, root)}
	}
	for key := range raw.Data {
		if key != root {
			return &policy.BundleError{Bundle: root, Reason: fmt.Sprintf("data document %q: want all data below %q", key, root)}
		}
	}
	return nil
}

func checkPackage(root, file string, module *ast.Module) error {
	if segments := packageSegments(module); segments[0] != root {
		return &policy.BundleError{
			Bundle: root, File: inside(root, file), Line: module.Package.Location.Row,
			Reason: fmt.Sprintf("package %s: want a package below %s", strings.Join(segments, "."), root),
		}
	}
	return nil
}

func checkDuplicates(b *Bundle) error {
	for i := 1; i < len(b.policies); i++ {
		if a, c := b.policies[i-1], b.policies[i]; a.ID == c.ID {
			return &policy.BundleError{
				Bundle: b.root, File: c.File,
				Reason: fmt.Sprintf("policy %s has METADATA in %s as well", c.ID, a.File),
			}
		}
	}
	return nil
}

// inside strips the root that Source.File has in front.
func inside(root, file string) string {
	return strings.TrimPrefix(file, root+"/")
}

// packageSegments are those after data; there is always at least one.
func packageSegments(module *ast.Module) []string {
	var segments []string
	for _, term := range module.Package.Path[1:] {
		if s, ok := term.Value.(ast.String); ok {
			segments = append(segments, string(s))
		}
	}
	return segments
}
