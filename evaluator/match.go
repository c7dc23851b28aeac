package evaluator

import (
	"fmt"
	"slices"

	"github.com/reeve-policy/reeve/policy"
)

// match returns the selected policies that judge the subject, and when there are
// none the reason why.
func (ev *Evaluator) match(s *subject) (chosen []*selected, reason string) {
	for i := range ev.selection {
		if candidate := &ev.selection[i]; candidate.judges(s) {
			chosen = append(chosen, candidate)
		}
	}
	switch {
	case len(chosen) > 0:
		return chosen, ""
	case s.bears && !s.template:
		return nil, "it has no pod template"
	}
	return nil, fmt.Sprintf("no selected policy judges %s on %s", groupKind(s.group, s.ref.Kind), s.operation)
}

// excused says why nothing judges the subject: clean-up must stay possible. The
// subresources that write the spec of a pod are judged, and so is CONNECT, which
// writes nothing.
func (s *subject) excused() string {
	switch {
	case s.operation != policy.OperationConnect && s.subResource != "" && s.subResource != "ephemeralcontainers" && s.subResource != "resize":
		return fmt.Sprintf("writes to the subresource %s are not judged", s.subResource)
	case s.terminating && (s.operation == policy.OperationUpdate || s.operation == policy.OperationDelete):
		return "it is being deleted"
	}
	return ""
}

func (s *selected) judges(it *subject) bool {
	if !about(&s.metadata.Match, it) || !onOperation(&s.metadata.Match, it) {
		return false
	}
	for _, narrower := range s.narrow {
		if !about(narrower, it) || !(len(narrower.Operations) == 0 || onOperation(narrower, it)) || !within(narrower, it) {
			return false
		}
	}
	return within(&s.metadata.Match, it)
}

// about tells by kind.
func about(m *policy.Match, s *subject) bool {
	if !m.Workloads && len(m.Kinds) == 0 {
		return true
	}
	return m.Workloads && s.template || slices.ContainsFunc(m.Kinds, s.isKind)
}

func (s *subject) isKind(kind string) bool {
	return kind == "*/*" || kind == groupKind(s.group, s.ref.Kind) || kind == s.group+"/*"
}

func onOperation(m *policy.Match, s *subject) bool {
	if len(m.Operations) == 0 {
		return s.operation == policy.OperationCreate || s.operation == policy.OperationUpdate
	}
	return slices.Contains(m.Operations, s.operation)
}

// within tells by namespace and labels.
func within(m *policy.Match, s *subject) bool {
	if len(m.Namespaces) > 0 && !s.inAny(m.Namespaces) {
		return false
	}
	return !s.inAny(m.ExcludedNamespaces) && hasLabels(s.labels, m.Labels)
}

// inAny tells whether the subject is in one of the namespaces. A cluster-scoped
// object is in none, not even in *.
func (s *subject) inAny(namespaces []string) bool {
	return s.namespace != "" && anyMatches(namespaces, s.namespace)
}

func hasLabels(labels map[string]any, wanted map[string]string) bool {
	for key, value := range wanted {
		if labels[key] != value {
			return false
		}
	}
	return true
}
