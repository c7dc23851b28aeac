package evaluator

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/reeve-policy/reeve/policy"
)

// checkExceptions refuses an exception that does not say what, why and until when.
func checkExceptions(exceptions []policy.Exception) error {
	var errs []error
	seen := map[string]bool{}
	for i := range exceptions {
		e := &exceptions[i]
		fault := func(reason string) {
			errs = append(errs, fmt.Errorf("exception %q: %s", e.ID, reason))
		}
		if e.ID == "" || seen[e.ID] {
			fault("want an ID of its own")
		}
		seen[e.ID] = true
		if len(e.Policies) == 0 {
			fault("policies is empty: name those it covers")
		}
		if strings.TrimSpace(e.Reason) == "" {
			fault("reason is missing")
		}
		if e.Expires.IsZero() != e.Permanent {
			fault("want either expires or permanent: true")
		}
		if err := checkSelectors(e); err != nil {
			fault(err.Error())
		}
	}
	return errors.Join(errs...)
}

// checkSelectors refuses what could never match.
func checkSelectors(e *policy.Exception) error {
	_, err := indexed(e.Path)
	return errors.Join(
		checkPatterns("policies", e.Policies), checkKinds(e.Kinds), checkPatterns("namespaces", e.Namespaces),
		checkPatterns("names", e.Names), checkPatterns("containers", e.Containers), err,
	)
}

// resolve returns exceptions in the words of reports: policies by ID where they were
// given by alias, indexes as int where they came through JSON.
func resolve(exceptions []policy.Exception, all []policy.Metadata) []policy.Exception {
	exceptions = cloneExceptions(exceptions)
	for i := range exceptions {
		e := &exceptions[i]
		for j, id := range e.Policies {
			if m := find(all, id); m != nil {
				e.Policies[j] = m.ID
			}
		}
		e.Path, _ = indexed(e.Path)
	}
	return exceptions
}

// indexed returns path with its indexes as int.
func indexed(path policy.Path) (policy.Path, error) {
	path = slices.Clone(path)
	for i, element := range path {
		switch e := element.(type) {
		case string, int:
			continue
		case float64:
			if n := int(e); n >= 0 && float64(n) == e {
				path[i] = n
				continue
			}
		case json.Number:
			if n, err := strconv.Atoi(e.String()); err == nil {
				path[i] = n
				continue
			}
		}
		return nil, fmt.Errorf("path element %v: want a key or an index", element)
	}
	return path, nil
}

// waive moves the violations that an exception covers. The outcome is waived when
// none is left.
func (ev *Evaluator) waive(outcome *policy.Outcome, s *subject, t *trial, result *policy.Result) {
	if len(ev.exceptions) == 0 || outcome.Status != policy.StatusFail {
		return
	}
	var left []policy.Violation
	for _, v := range outcome.Violations {
		e := ev.exceptionFor(&v, s, t, result)
		if e == nil {
			left = append(left, v)
			continue
		}
		if t.used != nil {
			t.used[e.ID] = true
		}
		outcome.Waived = append(outcome.Waived, policy.Waived{Violation: v, Exception: *e})
	}
	outcome.Violations = left
	if len(left) == 0 {
		outcome.Status = policy.StatusWaived
	}
}

// exceptionFor finds the first exception that covers a violation and still holds.
func (ev *Evaluator) exceptionFor(v *policy.Violation, s *subject, t *trial, result *policy.Result) *policy.Exception {
	for i := range ev.exceptions {
		e := &ev.exceptions[i]
		if !covers(e, v, s) {
			continue
		}
		if e.Permanent || t.now.Before(e.Expires) {
			return e
		}
		result.Notices = append(result.Notices, policy.Notice{
			Location: v.Location, Object: v.Object.String(),
			Message: fmt.Sprintf("exception %q for %s expired at %s", e.ID, v.PolicyID, e.Expires.Format("2006-01-02T15:04:05Z07:00")),
		})
	}
	return nil
}

func covers(e *policy.Exception, v *policy.Violation, s *subject) bool {
	return anyMatches(e.Policies, v.PolicyID) &&
		(len(e.Kinds) == 0 || slices.ContainsFunc(e.Kinds, s.isKind)) &&
		(len(e.Namespaces) == 0 || s.inAny(e.Namespaces)) &&
		(len(e.Names) == 0 || anyMatches(e.Names, v.Object.Name)) &&
		hasLabels(s.labels, e.Labels) &&
		(len(e.Containers) == 0 || v.Container != "" && anyMatches(e.Containers, v.Container)) &&
		len(e.Path) <= len(v.Path) && v.Path[:len(e.Path)].Compare(e.Path) == 0
}

// unusedExceptions are worth a remark: whoever reads the report may drop them.
func (ev *Evaluator) unusedExceptions(used map[string]bool) []policy.Notice {
	var notices []policy.Notice
	for i := range ev.exceptions {
		if id := ev.exceptions[i].ID; !used[id] {
			notices = append(notices, policy.Notice{Message: fmt.Sprintf("exception %q waived nothing", id)})
		}
	}
	return notices
}
