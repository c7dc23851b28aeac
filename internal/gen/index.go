package main

import (
	"strings"

	"github.com/reeve-policy/reeve/policy"
)

// index is the table of contents of the policies.
type index struct {
	Notice  string
	Total   int
	Domains []*domain
}

// domain is a part of the index.
type domain struct {
	Name     string
	Policies []row
}

// row is one policy in the index.
type row struct {
	ID, Title, Severity, Action string
	Profiles                    []string
}

// newIndex groups policies, which come ordered by ID, by domain.
func newIndex(policies []policy.Metadata) *index {
	x := &index{Notice: notice, Total: len(policies)}
	for i := range policies {
		m := &policies[i]
		name, _, _ := strings.Cut(m.ID, "/")
		if len(x.Domains) == 0 || x.Domains[len(x.Domains)-1].Name != name {
			x.Domains = append(x.Domains, &domain{Name: name})
		}
		last := x.Domains[len(x.Domains)-1]
		last.Policies = append(last.Policies, row{
			m.ID, m.Title, m.Severity.String(), string(m.Action), memberships(m),
		})
	}
	return x
}
