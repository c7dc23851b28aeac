package evaluator

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/reeve-policy/reeve/internal/kubeapi"
	"github.com/reeve-policy/reeve/policy"
)

var (
	kindPattern = regexp.MustCompile(`^(\*/\*|([a-z0-9.-]+/)?[A-Za-z][A-Za-z0-9-]*|[a-z0-9.-]+/\*)$`)
	versionLike = regexp.MustCompile(`^v[0-9]+((alpha|beta)[0-9]+)?/`)
)

var operations = []policy.Operation{
	policy.OperationCreate, policy.OperationUpdate, policy.OperationDelete, policy.OperationConnect,
}

// checkMatch refuses what could never match: it would switch the policy off, and
// nobody would see it.
func checkMatch(m *policy.Match) error {
	if m == nil {
		return nil
	}
	errs := []error{
		checkKinds(m.Kinds),
		checkPatterns("namespaces", m.Namespaces),
		checkPatterns("excludedNamespaces", m.ExcludedNamespaces),
	}
	for _, operation := range m.Operations {
		errs = append(errs, checkOperation(operation))
	}
	return inMatch(errors.Join(errs...))
}

func inMatch(err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("match: %w", err)
}

func checkKinds(kinds []string) error {
	for _, kind := range kinds {
		if !kindPattern.MatchString(kind) || versionLike.MatchString(kind) {
			return fmt.Errorf("kind %q: want Kind (core group), group/Kind, group/* or */*, without a version", kind)
		}
		if reason := kubeapi.CheckSpelling(kind); reason != "" {
			return fmt.Errorf("kind %q: %s", kind, reason)
		}
	}
	return nil
}

func checkPatterns(field string, patterns []string) error {
	for _, pattern := range patterns {
		if pattern == "" || strings.Contains(strings.TrimSuffix(pattern, "*"), "*") {
			return fmt.Errorf("%s %q: want a name, or a beginning and a *", field, pattern)
		}
	}
	return nil
}

func checkOperation(operation policy.Operation) error {
	if slices.Contains(operations, operation) {
		return nil
	}
	return fmt.Errorf("operation %q: want CREATE, UPDATE, DELETE or CONNECT", operation)
}
