package bundles_test

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/reeve-policy/reeve/evaluator"
)

// oldProfiles are versions of profiles in which other policies, or other parameters,
// hold than in the latest.
var oldProfiles = []string{"all", "restricted@v1.18", "restricted@v1.29"}

// profiles are all that METADATA names, and some of their versions.
func (h *house) profiles() []string {
	names := map[string]bool{}
	for _, name := range oldProfiles {
		names[name] = true
	}
	for _, metadata := range h.bundle.Policies() {
		for _, in := range metadata.Profiles {
			names[in.Profile] = true
		}
	}
	return sorted(names)
}

// profileEvaluators are made once each, since that compiles the bundle.
var profileEvaluators sync.Map

func (h *house) inProfile(t *testing.T, profile string) *evaluator.Evaluator {
	t.Helper()
	made, _ := profileEvaluators.LoadOrStore(profile, sync.OnceValues(func() (*evaluator.Evaluator, error) {
		return evaluator.New(context.Background(), evaluator.WithProfile(profile), evaluator.WithTimeout(time.Minute))
	}))
	ev, err := made.(func() (*evaluator.Evaluator, error))()
	if err != nil {
		t.Fatal(err)
	}
	return ev
}

// checkStock has stock tools, which know nothing but the bundle and a configuration
// in data, judge the bare manifests of denied objects in every profile.
func checkStock(t *testing.T, p *tenant) {
	query := fmt.Sprintf("data.reeve.main.violation with data.reeve.main._selected as {%q}", p.ID)
	for _, profile := range p.house.profiles() {
		ev := p.house.inProfile(t, profile)
		isThis := func(q evaluator.Policy) bool { return q.ID == p.ID }
		if !slices.ContainsFunc(ev.Policies(), isThis) {
			continue
		}
		only := p.alone(t, ev)
		for name, o := range p.denied {
			t.Run(profile+"/"+name, func(t *testing.T) { p.house.compare(t, only, query, p.documents(profile), o) })
		}
	}
}

func (p *tenant) documents(profile string) object {
	config := object{"profile": profile}
	maps.Copy(config, p.config)
	data := object{"reeve_config": config, "reeve_parameters": object{p.ID: p.parameters}}
	if p.inventory != nil {
		data["inventory"] = p.inventory
	}
	if p.evidence != nil {
		data["reeve_evidence"] = p.evidence
	}
	return data
}

// compare compares what main says by itself with what the evaluator says.
func (h *house) compare(t *testing.T, ev *evaluator.Evaluator, query string, data, o object) {
	t.Helper()
	var found []struct {
		Policy  string `json:"policy"`
		Message string `json:"msg"`
		Path    []any  `json:"path"`
	}
	h.ask(t, query, o, data, &found)
	var stock, own []string
	for _, v := range found {
		stock = append(stock, fmt.Sprint(v.Policy, v.Path, " ", v.Message))
	}
	report, err := evaluate(t, ev, o)
	if err != nil {
		t.Error(err)
	}
	for v := range report.Violations() {
		own = append(own, fmt.Sprint(v.PolicyID, []any(v.Path), " ", v.Message))
	}
	slices.Sort(stock)
	slices.Sort(own)
	if !slices.Equal(stock, own) {
		t.Errorf("data.reeve.main.violation:\n%s\nevaluator:\n%s\nif the policy or its METADATA is new, run go run ./internal/gen",
			strings.Join(stock, "\n"), strings.Join(own, "\n"))
	}
}
