package bundles

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/reeve-policy/reeve/internal/kubeapi"
	"github.com/reeve-policy/reeve/internal/schema"
	"github.com/reeve-policy/reeve/policy"
)

var (
	minorVersion = regexp.MustCompile(`^v1\.(0|[1-9][0-9]*)$`)
	kindPattern  = regexp.MustCompile(`^(\*/\*|/\*|([a-z0-9.-]+/)?[A-Z][A-Za-z0-9]*|[a-z0-9.-]+/\*)$`)
	versionLike  = regexp.MustCompile(`^v[0-9]+((alpha|beta)[0-9]+)?/`)
)

// contextDocuments are what a policy may require.
var contextDocuments = []string{"evidence", "inventory"}

// checkCustom looks at values that have the right shape and may be wrong nevertheless.
func (d *decoder) checkCustom(c *custom) {
	if c.Match != nil {
		d.checkMatch(c.Match)
	}
	for _, document := range c.Requires {
		if !slices.Contains(contextDocuments, document) {
			d.fault("requires", fmt.Sprintf("requires: %q: want %s", document, strings.Join(contextDocuments, ", ")))
		}
	}
	for _, control := range c.Controls {
		if control.Framework == "" || control.ID == "" {
			d.fault("controls", "controls: want framework and id in each")
		}
	}
	for _, in := range c.Profiles {
		d.checkMembership(in)
	}
	d.checkParameters(c)
}

// checkMatch refuses what belongs in settings, which namespaces and labels a policy
// judges is for the user to say and other tools could not tell, and what would
// never match.
func (d *decoder) checkMatch(m *policy.Match) {
	if len(m.Namespaces) > 0 || len(m.ExcludedNamespaces) > 0 || len(m.Labels) > 0 {
		d.fault("match", "match: want workloads, kinds and operations only: namespaces and labels are for settings")
	}
	for _, kind := range m.Kinds {
		if !kindPattern.MatchString(kind) || versionLike.MatchString(kind) {
			d.fault("match", fmt.Sprintf("match: kind %q: want Kind for the core group, group/Kind, group/* or */*, without a version", kind))
		} else if reason := kubeapi.CheckSpelling(kind); reason != "" {
			d.fault("match", fmt.Sprintf("match: kind %q: %s", kind, reason))
		}
	}
	operations := []policy.Operation{policy.OperationCreate, policy.OperationUpdate, policy.OperationDelete, policy.OperationConnect}
	for _, operation := range m.Operations {
		if !slices.Contains(operations, operation) {
			d.fault("match", fmt.Sprintf("match: operation %q: want CREATE, UPDATE, DELETE or CONNECT", operation))
		}
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

// checkParameters checks the schema, and against it what profiles set.
func (d *decoder) checkParameters(c *custom) {
	var compiled *schema.Schema
	if c.Parameters != nil {
		var err error
		if compiled, err = schema.Compile(c.Parameters); err != nil {
			d.fault("parameters", "parameters: "+err.Error())
			return
		}
	}
	for _, in := range c.Profiles {
		switch {
		case len(in.Parameters) == 0:
		case compiled == nil:
			d.fault("profiles", fmt.Sprintf("profiles: %s sets parameters: the policy has none", in.Profile))
		default:
			for _, fault := range compiled.ValidatePart(schema.Merge(compiled.Defaults(), in.Parameters)) {
				d.fault("profiles", fmt.Sprintf("profiles: %s: parameters%s: %s", in.Profile, fault.Pointer, fault.Reason))
			}
		}
	}
}
