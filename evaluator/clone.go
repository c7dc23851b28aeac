package evaluator

import (
	"maps"
	"slices"

	"github.com/reeve-policy/reeve/policy"
)

// The caller keeps what options were made from, and may change it.

func cloneMatch(m *policy.Match) *policy.Match {
	if m == nil {
		return nil
	}
	c := *m
	c.Kinds = slices.Clone(m.Kinds)
	c.Operations = slices.Clone(m.Operations)
	c.Namespaces = slices.Clone(m.Namespaces)
	c.ExcludedNamespaces = slices.Clone(m.ExcludedNamespaces)
	c.Labels = maps.Clone(m.Labels)
	return &c
}

func cloneExceptions(exceptions []policy.Exception) []policy.Exception {
	exceptions = slices.Clone(exceptions)
	for i := range exceptions {
		e := &exceptions[i]
		e.Policies = slices.Clone(e.Policies)
		e.Kinds = slices.Clone(e.Kinds)
		e.Namespaces = slices.Clone(e.Namespaces)
		e.Names = slices.Clone(e.Names)
		e.Labels = maps.Clone(e.Labels)
		e.Containers = slices.Clone(e.Containers)
		e.Path = slices.Clone(e.Path)
	}
	return exceptions
}
