package evaluator

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/reeve-policy/reeve/internal/schema"
	"github.com/reeve-policy/reeve/internal/suggest"
	"github.com/reeve-policy/reeve/policy"
)

// selected is a policy with everything that holds for it in one evaluator.
type selected struct {
	metadata   *policy.Metadata
	severity   policy.Severity // of settings, 0 when none has one
	action     policy.Action   // of settings, empty when none has one
	parameters map[string]any
	narrow     []*policy.Match // of settings; all must match besides the METADATA's
	skip       string          // why it never runs, empty when it does
}

// effective is s in the words of the API.
func (s *selected) effective() policy.Setting {
	setting := policy.Setting{
		Severity: cmp.Or(s.severity, s.metadata.Severity), Action: cmp.Or(s.action, s.metadata.Action), Parameters: s.parameters,
	}
	if len(s.narrow) > 0 {
		setting.Match = s.narrow[len(s.narrow)-1]
	}
	return setting
}

// selectPolicies works out which policies run, and how. The result is ordered by
// ID, as all is, and never empty.
func selectPolicies(all []policy.Metadata, o *options) ([]selected, error) {
	chosen := map[string]*selected{}
	errs := []error{
		selectBundled(all, o, chosen),
		selectByID(all, o.policies, chosen),
	}
	given := map[string]bool{} // policies whose parameters the caller set
	for _, named := range o.settings {
		errs = append(errs, applySetting(all, named, chosen, given))
	}
	var selection []selected
	for _, id := range slices.Sorted(maps.Keys(chosen)) {
		s := chosen[id]
		if s.effective().Action == policy.ActionOff {
			continue
		}
		errs = append(errs, checkParameters(s, given[id]))
		s.checkRequires(o)
		selection = append(selection, *s)
	}
	if err := errors.Join(errs...); err != nil {
		return nil, fmt.Errorf("evaluator: %w", err)
	}
	if len(selection) == 0 {
		return nil, errors.New("evaluator: no policy is selected: name a profile that has some, policies by ID, or a bundle")
	}
	return selection, nil
}

// selectBundled selects by profile, and what belongs to no profile in bundles of users.
func selectBundled(all []policy.Metadata, o *options, chosen map[string]*selected) error {
	profiles := o.profiles
	if len(profiles) == 0 && len(o.policies) == 0 {
		profiles = []string{defaultProfile}
	}
	var errs []error
	for _, reference := range profiles {
		profile, err := readProfile(all, reference)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		for i := range all {
			if setting, ok := profile.Policies[all[i].ID]; ok {
				s := add(chosen, &all[i])
				s.parameters = nil // those of a profile named before hold no more
				s.apply(setting)
			}
		}
	}
	for i := range all {
		if len(all[i].Profiles) == 0 && slices.ContainsFunc(o.bundles, hasRoot(all[i].Bundle)) {
			add(chosen, &all[i])
		}
	}
	return errors.Join(errs...)
}

func selectByID(all []policy.Metadata, ids []string, chosen map[string]*selected) error {
	var errs []error
	for _, id := range ids {
		m := find(all, id)
		if m == nil {
			errs = append(errs, unknownPolicy(id, all))
			continue
		}
		add(chosen, m)
	}
	return errors.Join(errs...)
}

func applySetting(all []policy.Metadata, named namedSetting, chosen map[string]*selected, given map[string]bool) error {
	if named.err != nil {
		return fmt.Errorf("setting of %s: %w", named.pattern, named.err)
	}
	setting := named.setting
	if !strings.HasSuffix(named.pattern, "*") {
		m := find(all, named.pattern)
		if m == nil {
			return unknownPolicy(named.pattern, all)
		}
		add(chosen, m).apply(setting)
		given[m.ID] = given[m.ID] || setting.Parameters != nil
		return nil
	}
	matched := false
	for id, s := range chosen {
		if matches(named.pattern, id) {
			matched = true
			s.apply(setting)
			given[id] = given[id] || setting.Parameters != nil
		}
	}
	if !matched {
		return fmt.Errorf("setting of %s: no selected policy has such an ID", named.pattern)
	}
	return nil
}

// checkParameters refuses parameters that do not fit. A policy that lacks those it
// cannot do without, and was given none, is skipped rather than refused.
func checkParameters(s *selected, given bool) error {
	if s.metadata.Parameters == nil {
		if len(s.parameters) > 0 {
			return &policy.ParamsError{PolicyID: s.metadata.ID, Faults: []policy.ParamFault{{Reason: "the policy has no parameters"}}}
		}
		return nil
	}
	compiled, err := schema.Compile(s.metadata.Parameters)
	if err != nil {
		return fmt.Errorf("parameters of %s: %w", s.metadata.ID, err)
	}
	s.parameters = schema.Merge(compiled.Defaults(), s.parameters)
	faults := compiled.Validate(s.parameters)
	switch {
	case len(faults) == 0:
		return nil
	case !given:
		s.skip = "needs parameters that were not given: " + faults[0].Reason
		return nil
	}
	return &policy.ParamsError{PolicyID: s.metadata.ID, Faults: faults}
}

// checkRequires skips a policy that needs a context document which was not given:
// without it the policy would find nothing and seem to pass.
func (s *selected) checkRequires(o *options) {
	missing := slices.DeleteFunc(slices.Clone(s.metadata.Requires), func(document string) bool {
		return document == "inventory" && o.inventory != nil || document == "evidence" && o.evidence.value != nil
	})
	if s.skip == "" && len(missing) > 0 {
		s.skip = "requires what was not given: " + strings.Join(missing, ", ")
	}
}

// add returns the entry of a policy, made from its METADATA when it is new.
func add(chosen map[string]*selected, m *policy.Metadata) *selected {
	if chosen[m.ID] == nil {
		chosen[m.ID] = &selected{metadata: m}
	}
	return chosen[m.ID]
}

func (s *selected) apply(setting policy.Setting) {
	if setting.Severity != 0 {
		s.severity = setting.Severity
	}
	if setting.Action != "" {
		s.action = setting.Action
	}
	if setting.Parameters != nil {
		s.parameters = schema.Merge(s.parameters, setting.Parameters)
	}
	if setting.Match != nil {
		s.narrow = append(s.narrow, setting.Match)
	}
}

// find looks a policy up by ID or alias.
func find(all []policy.Metadata, id string) *policy.Metadata {
	for i := range all {
		if all[i].ID == id || slices.Contains(all[i].Aliases, id) {
			return &all[i]
		}
	}
	return nil
}

func unknownPolicy(id string, all []policy.Metadata) error {
	ids := make([]string, len(all))
	for i := range all {
		ids[i] = all[i].ID
	}
	return &policy.UnknownPolicyError{ID: id, Suggestion: suggest.Nearest(id, ids)}
}
