package evaluator

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/reeve-policy/reeve/internal/suggest"
	"github.com/reeve-policy/reeve/policy"
)

// allProfile is the profile that no METADATA names: every policy there is.
const allProfile = "all"

var versionPattern = regexp.MustCompile(`^(latest|v1\.(0|[1-9][0-9]*))$`)

// readProfile resolves "name" or "name@version" against the memberships of METADATA.
func readProfile(all []policy.Metadata, reference string) (policy.Profile, error) {
	name, version, versioned := strings.Cut(reference, "@")
	if !versioned {
		version = "latest"
	}
	if !versionPattern.MatchString(version) {
		return policy.Profile{}, fmt.Errorf("profile %q: version %q: want latest or v1.N", reference, version)
	}
	profile := policy.Profile{Name: name, Policies: map[string]policy.Setting{}}
	known := map[string]bool{allProfile: true}
	takesVersion := false
	for i := range all {
		setting, member := membership(&all[i], name, version, known)
		if !member {
			continue
		}
		if versioned && hasVersion(&all[i]) {
			takesVersion = true
			setting.Parameters = withVersion(setting.Parameters, version)
		}
		profile.Policies[all[i].ID] = setting
	}
	switch {
	case !known[name]:
		return profile, &policy.UnknownProfileError{Name: name, Suggestion: suggest.Nearest(name, slices.Sorted(maps.Keys(known)))}
	case versioned && !takesVersion:
		return profile, fmt.Errorf("profile %q: none of its policies has a version", reference)
	}
	return profile, nil
}

// membership returns the setting of a policy in a profile, and marks every profile
// the policy names as known.
func membership(m *policy.Metadata, name, version string, known map[string]bool) (policy.Setting, bool) {
	setting, member := policy.Setting{}, name == allProfile
	for _, in := range m.Profiles {
		known[in.Profile] = true
		if in.Profile == name && (in.From == "" || since(version, in.From)) && (in.Before == "" || !since(version, in.Before)) {
			setting.Parameters, member = in.Parameters, true
		}
	}
	return setting, member
}

func hasVersion(m *policy.Metadata) bool {
	properties, _ := m.Parameters["properties"].(map[string]any)
	return properties["version"] != nil
}

func withVersion(parameters map[string]any, version string) map[string]any {
	out := maps.Clone(parameters)
	if out == nil {
		out = map[string]any{}
	}
	out["version"] = version
	return out
}

// since reports whether a version is bound or later; latest is later than all.
func since(version, bound string) bool {
	return version == "latest" || bound != "latest" && minor(version) >= minor(bound)
}

func minor(version string) int {
	n, _ := strconv.Atoi(strings.TrimPrefix(version, "v1."))
	return n
}
