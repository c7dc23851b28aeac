package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/reeve-policy/reeve/policy"
)

// page is what the documentation of one policy shows.
type page struct {
	policy.Metadata
	Notice     string
	Judges     string
	Operations string
	Profiles   []string
	Controls   []string
	Parameters []parameter
	Denied     []example
	Allowed    []example
	Source     string // path from the page
	Test       string
}

func newPage(ask *asker, m *policy.Metadata) (*page, error) {
	domain, slug, _ := strings.Cut(m.ID, "/")
	p := &page{
		Metadata: *m, Notice: notice,
		Judges: judges(&m.Match), Operations: operations(&m.Match),
		Profiles: memberships(m), Controls: controls(m),
		Source: "../../../bundles/reeve/" + m.File,
	}
	p.Test = strings.TrimSuffix(p.Source, ".rego") + "_test.rego"
	var err error
	if p.Parameters, err = parametersOf(m); err != nil {
		return nil, err
	}
	if p.Denied, err = ask.examples(domain, slug, "denied"); err != nil {
		return nil, err
	}
	p.Allowed, err = ask.examples(domain, slug, "allowed")
	return p, err
}

func judges(match *policy.Match) string {
	var all []string
	if match.Workloads {
		all = append(all, "every kind that bears a pod template")
	}
	for _, kind := range match.Kinds {
		all = append(all, code(kind))
	}
	if all == nil {
		return "every object"
	}
	return strings.Join(all, ", ")
}

func operations(match *policy.Match) string {
	if len(match.Operations) == 0 {
		return "CREATE, UPDATE"
	}
	all := make([]string, len(match.Operations))
	for i, operation := range match.Operations {
		all[i] = string(operation)
	}
	return strings.Join(all, ", ")
}

func memberships(m *policy.Metadata) []string {
	all := make([]string, len(m.Profiles))
	for i, member := range m.Profiles {
		all[i] = code(member.Profile)
		if member.From != "" {
			all[i] += " from " + member.From
		}
		if member.Before != "" {
			all[i] += " before " + member.Before
		}
		if len(member.Parameters) > 0 {
			all[i] += " with " + code(oneLine(member.Parameters))
		}
	}
	return all
}

func controls(m *policy.Metadata) []string {
	all := make([]string, len(m.Controls))
	for i, control := range m.Controls {
		all[i] = fmt.Sprintf("%s %s", control.Framework, control.ID)
		if control.Version != "" {
			all[i] += " (" + control.Version + ")"
		}
	}
	return slices.Compact(all)
}
