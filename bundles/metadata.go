package bundles

import (
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/reeve-policy/reeve/policy"
)

// A policy names its parts in lower case with hyphens, see the ID scheme.
var idPart = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// decoder decodes the METADATA of one policy and gathers every fault of it.
type decoder struct {
	root   string
	source Source
	block  block
	errs   []error
}

// decodePolicy returns nil for a module that is no policy.
func decodePolicy(root string, source Source, module *ast.Module) (*policy.Metadata, error) {
	segments := packageSegments(module)
	if len(segments) < 2 || segments[1] != "policies" {
		return nil, nil
	}
	annotations := packageAnnotations(module)
	d := &decoder{root: root, source: source, block: blockOf(source.Text, annotations, module)}
	id := d.id(segments)
	d.checkRules(module)
	if annotations == nil {
		d.faultAt(d.block.end, "policy without METADATA of scope package")
		return nil, errors.Join(d.errs...)
	}
	metadata := d.metadata(annotations)
	metadata.ID = id
	return metadata, errors.Join(d.errs...)
}

func (d *decoder) metadata(annotations *ast.Annotations) *policy.Metadata {
	d.checkKeys()
	d.require("title", annotations.Title, "the fault in a few words")
	d.require("description", annotations.Description, "why it is a fault")
	c := d.custom(annotations.Custom)
	metadata := &policy.Metadata{
		Title: annotations.Title, Description: annotations.Description,
		Severity: c.Severity, Action: c.Action, Requires: c.Requires, Parameters: c.Parameters,
		Controls: c.Controls, Peers: c.Peers, Remediation: c.Remediation, Profiles: c.Profiles,
		Since: c.Since, Aliases: c.Aliases,
		Bundle: d.root, File: inside(d.root, d.source.File),
	}
	if c.Match != nil {
		metadata.Match = *c.Match
	}
	for _, resource := range annotations.RelatedResources {
		metadata.RelatedResources = append(metadata.RelatedResources, resource.Ref.String())
	}
	return metadata
}

func (d *decoder) id(segments []string) string {
	if len(segments) != 4 {
		d.faultAt(d.block.end, fmt.Sprintf("package %s: want %s.policies.<domain>[\"<slug>\"]", strings.Join(segments, "."), d.root))
		return ""
	}
	for _, part := range segments[2:] {
		if !idPart.MatchString(part) {
			d.faultAt(d.block.end, fmt.Sprintf("package segment %q: want lower-case letters, digits and single hyphens", part))
		}
	}
	id := strings.Join(segments[2:], "/")
	if d.root != BuiltinRoot {
		id = d.root + "/" + id
	}
	return id
}

// checkRules refuses a policy that could never say anything.
func (d *decoder) checkRules(module *ast.Module) {
	for _, rule := range module.Rules {
		if rule.Head.Name.String() == "violation" && rule.Head.RuleKind() == ast.MultiValue {
			return
		}
	}
	d.faultAt(d.block.end, "policy without a rule violation: want `violation contains {\"msg\": …, \"path\": …} if { … }`")
}

// require refuses a key that is missing or left empty.
func (d *decoder) require(key string, value any, want string) {
	if value == nil || value == "" {
		d.faultAt(d.block.start, fmt.Sprintf("%s is missing: want %s", key, want))
	}
}

// fault records a complaint at the line of key.
func (d *decoder) fault(key, reason string) { d.faultAt(d.block.lineOf(key), reason) }

func (d *decoder) faultAt(line int, reason string) {
	d.errs = append(d.errs, &policy.BundleError{
		Bundle: d.root, File: inside(d.root, d.source.File), Line: line, Reason: reason,
	})
}

func packageAnnotations(module *ast.Module) *ast.Annotations {
	for _, annotations := range module.Annotations {
		if annotations.Scope == "package" {
			return annotations
		}
	}
	return nil
}
