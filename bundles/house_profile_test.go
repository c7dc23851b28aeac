package bundles_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/reeve-policy/reeve/evaluator"
	"github.com/reeve-policy/reeve/policy"
)

// maxWhole bounds how many objects whole profiles are compared on, since the cost of
// one grows with the number of policies.
const maxWhole = 40

func TestHouseStockToolsAgreeOnWholeProfiles(t *testing.T) {
	if testing.Short() {
		t.Skip("compares much, and shares nothing between goroutines")
	}
	h := openHouse(t)
	var objects []object
	for _, metadata := range h.bundle.Policies() {
		for _, o := range h.tenant(t, metadata).denied {
			objects = append(objects, o)
		}
	}
	stride := len(objects)/maxWhole + 1
	for i, profile := range h.profiles() {
		t.Run(profile, func(t *testing.T) {
			t.Parallel()
			ev := h.inProfile(t, profile)
			data := object{"reeve_config": object{"profile": profile}}
			h.compareSelection(t, ev, data)
			for j := i % stride; j < len(objects); j += stride {
				h.compare(t, ev, "data.reeve.main.violation", data, objects[j])
			}
		})
	}
}

// compareSelection compares which policies a profile selects, and their parameters.
func (h *house) compareSelection(t *testing.T, ev *evaluator.Evaluator, data object) {
	t.Helper()
	var stock map[string]object
	h.ask(t, "{id: data.reeve.lib.parameters.of(id) | some id in data.reeve.lib.profile.selected}", nil, data, &stock)
	own := map[string]policy.Setting{}
	for _, p := range ev.Policies() {
		own[p.ID] = p.Effective
	}
	for _, id := range sorted(stock) {
		if _, selected := own[id]; !selected {
			t.Errorf("%s is selected by data.reeve.lib.profile and not by the evaluator", id)
		}
	}
	for _, id := range sorted(own) {
		if got, want := fmt.Sprint(stock[id]), fmt.Sprint(own[id].Parameters); got != want {
			t.Errorf("%s: parameters %s for stock tools, %s for the evaluator", id, got, want)
		}
	}
}

// frameworkProfiles are those that hold what implements a framework.
var frameworkProfiles = map[string]string{"CIS": "cis", "NSA": "nsa", "OWASP": "owasp"}

// checkFrameworkProfiles wants a policy in the profile of each framework it names. The controls
// of the Pod Security Standards keep to their own profiles, where a policy of another
// domain says the same with parameters.
func checkFrameworkProfiles(t *testing.T, p *tenant) {
	for framework, profile := range frameworkProfiles {
		named := slices.ContainsFunc(p.Controls, func(c policy.Control) bool { return c.Framework == framework })
		member := slices.ContainsFunc(p.Profiles, func(in policy.Membership) bool { return in.Profile == profile })
		if standard := strings.HasPrefix(p.slug, "pss-"); member != (named && !standard) {
			t.Errorf("in profile %s: %v, names %s among its controls: %v: want both or none (and none for pss-)", profile, member, framework, named)
		}
	}
}
