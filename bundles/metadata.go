package bundles

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/reeve-policy/reeve/internal/schema"
	"github.com/reeve-policy/reeve/policy"
)

// custom are the keys of METADATA that are ours, in the order policies write them.
type custom struct {
	Severity    policy.Severity     `json:"severity"`
	Action      policy.Action       `json:"action"`
	Match       *policy.Match       `json:"match"`
	Requires    []string            `json:"requires"`
	Parameters  map[string]any      `json:"parameters"`
	Controls    []policy.Control    `json:"controls"`
	Peers       []string            `json:"peers"`
	Remediation string              `json:"remediation"`
	Profiles    []policy.Membership `json:"profiles"`
	Since       string              `json:"since"`
	Aliases     []string            `json:"aliases"`
}

// A policy names its parts in lower case with hyphens, see the ID scheme.
var idPart = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

var minorVersion = regexp.MustCompile(`^v1\.(0|[1-9][0-9]*)$`)

// decoder decodes the METADATA of one policy and gathers every fault of it.
type decoder struct {
	root   string
	source Source
	start  int // line of the METADATA, 1 when there is none
	errs   []error
}

// decodePolicy returns nil for a module that is no policy.
func decodePolicy(root string, source Source, module *ast.Module) (*policy.Metadata, error) {
	segments := packageSegments(module)
	if len(segments) < 2 || segments[1] != "policies" {
		return nil, nil
	}
	d := &decoder{root: root, source: source, start: 1}
	id := d.id(segments)
	d.checkRules(module)
	annotations := packageAnnotations(module)
	if annotations == nil {
		d.fault("", "policy without METADATA of scope package")
		return nil, errors.Join(d.errs...)
	}
	d.start = annotations.Location.Row
	metadata := d.metadata(annotations)
	metadata.ID = id
	return metadata, errors.Join(d.errs...)
}

func (d *decoder) metadata(annotations *ast.Annotations) *policy.Metadata {
	c := d.custom(annotations.Custom)
	d.require("title", annotations.Title)
	d.require("description", annotations.Description)
	d.checkCustom(&c)
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

func (d *decoder) checkCustom(c *custom) {
	d.require("remediation", c.Remediation)
	d.require("since", c.Since)
	d.require("action", string(c.Action))
	if c.Severity == 0 {
		d.fault("custom", "severity is missing: want critical, high, medium, low or info")
	}
	d.checkMatch(c.Match)
	for _, in := range c.Profiles {
		d.checkMembership(in)
	}
	if c.Parameters == nil {
		return
	}
	if _, err := schema.Compile(c.Parameters); err != nil {
		d.fault("parameters", "parameters: "+err.Error())
	}
}

// checkMatch refuses what belongs in settings: which namespaces and labels a policy
// judges is for the user to say, and other tools could not tell.
func (d *decoder) checkMatch(m *policy.Match) {
	if m == nil {
		d.fault("custom", "match is missing: want what the policy is about, for example {workloads: true}")
		return
	}
	if len(m.Namespaces) > 0 || len(m.ExcludedNamespaces) > 0 || len(m.Labels) > 0 {
		d.fault("match", "match: want workloads, kinds and operations only")
	}
}

func (d *decoder) checkMembership(in policy.Membership) {
	if in.Profile == "" || in.Profile == "all" || strings.Contains(in.Profile, "@") {
		d.fault("profiles", fmt.Sprintf("profiles: name %q: want a name without @ that is not all", in.Profile))
	}
	for _, bound := range []string{in.From, in.Before} {
		if bound != "" && !minorVersion.MatchString(bound) {
			d.fault("profiles", fmt.Sprintf("profiles: version %q: want v1.N", bound))
		}
	}
}

// custom decodes strictly: an unknown key is a misspelt one.
func (d *decoder) custom(raw map[string]any) custom {
	var c custom
	text, err := json.Marshal(raw)
	if err == nil {
		strict := json.NewDecoder(bytes.NewReader(text))
		strict.DisallowUnknownFields()
		strict.UseNumber()
		err = strict.Decode(&c)
	}
	if err != nil {
		d.fault(keyOf(err), "METADATA: "+strings.TrimPrefix(err.Error(), "json: "))
	}
	return c
}

func (d *decoder) id(segments []string) string {
	if len(segments) != 4 {
		d.fault("package", fmt.Sprintf("package %s: want %s.policies.<domain>[\"<slug>\"]", strings.Join(segments, "."), d.root))
		return ""
	}
	for _, part := range segments[2:] {
		if !idPart.MatchString(part) {
			d.fault("package", fmt.Sprintf("package segment %q: want lower-case letters, digits and single hyphens", part))
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
	d.fault("package", "policy without a rule violation: want `violation contains {\"msg\": …, \"path\": …} if { … }`")
}

func (d *decoder) require(key, value string) {
	if value == "" {
		d.fault("custom", key+" is missing")
	}
}

// fault records a complaint at the line of key, or at the METADATA's own.
func (d *decoder) fault(key, reason string) {
	d.errs = append(d.errs, &policy.BundleError{
		Bundle: d.root, File: inside(d.root, d.source.File), Line: d.lineOf(key), Reason: reason,
	})
}

func (d *decoder) lineOf(key string) int {
	if key == "" {
		return d.start
	}
	for i, line := range strings.Split(d.source.Text, "\n") {
		word := strings.TrimLeft(line, "# \t-")
		if i+1 >= d.start && (strings.HasPrefix(word, key+":") || strings.HasPrefix(word, key+" ")) {
			return i + 1
		}
	}
	return d.start
}

// keyOf digs the key out of a decoding error.
func keyOf(err error) string {
	var wrongType *json.UnmarshalTypeError
	if errors.As(err, &wrongType) {
		key, _, _ := strings.Cut(wrongType.Field, ".")
		return key
	}
	if _, rest, found := strings.Cut(err.Error(), `unknown field "`); found {
		key, _, _ := strings.Cut(rest, `"`)
		return key
	}
	for _, key := range []string{"severity", "action"} {
		if strings.HasPrefix(err.Error(), key+" ") {
			return key
		}
	}
	return ""
}

func packageAnnotations(module *ast.Module) *ast.Annotations {
	for _, annotations := range module.Annotations {
		if annotations.Scope == "package" {
			return annotations
		}
	}
	return nil
}
