package bundles

import (
	"slices"

	"github.com/reeve-policy/reeve/policy"
)

// Bundle is a set of Rego modules with the metadata of the policies among them.
// It is immutable and safe for concurrent use.
type Bundle struct {
	root     string
	revision string
	sources  []Source
	data     map[string]any
	policies []policy.Metadata
}

// Source is one Rego file.
type Source struct {
	// File is the path, with the bundle's root in front: acme/policies/a/b/b.rego.
	File string
	Text string
	// Package are the segments of the package below data: acme, policies, a, b. Do not
	// modify.
	Package []string
	// V0 says that the bundle's manifest declares the file as Rego v0.
	V0 bool
	// Test says that it is a test file, kept only under WithTests.
	Test bool
}

// Root is the first segment of all packages of the bundle.
func (b *Bundle) Root() string { return b.root }

// Revision is the revision of the manifest, empty when it gives none.
func (b *Bundle) Revision() string { return b.revision }

// Sources returns the Rego files, ordered by file name.
func (b *Bundle) Sources() []Source { return slices.Clone(b.sources) }

// Data returns the data documents of the bundle, all of them below its root; nil
// when it has none. Do not modify.
func (b *Bundle) Data() map[string]any { return b.data }

// Policies returns the metadata of the policies, ordered by ID.
func (b *Bundle) Policies() []policy.Metadata { return slices.Clone(b.policies) }
