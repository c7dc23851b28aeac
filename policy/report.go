package policy

import "iter"

// Report is the answer to one call: every object that was judged, everything
// that could not be, and what deserves a remark.
type Report struct {
	// Results has one entry per object, in input order.
	Results []Result `json:"results"`
	// Problems are inputs that yielded no object at all: files that cannot be
	// read, documents that do not parse, documents that are no Kubernetes object.
	Problems []*InputError `json:"problems,omitempty"`
	Notices  []Notice      `json:"notices,omitempty"`
}

// Violations yields every violation that is not waived, in order of input,
// policy ID, path and message.
func (r *Report) Violations() iter.Seq[Violation] {
	return func(yield func(Violation) bool) {
		for i := range r.Results {
			for _, v := range r.Results[i].Violations() {
				if !yield(v) {
					return
				}
			}
		}
	}
}

// Denied reports whether anything was found that denies, or anything could not
// be read or run. It fails closed.
func (r *Report) Denied() bool {
	if len(r.Problems) > 0 {
		return true
	}
	for i := range r.Results {
		if r.Results[i].Denied() {
			return true
		}
	}
	return false
}

// Err returns the violations as a *ViolationsError, nil when there are none. What
// could not be read or run is not in it; the call that made the report returned
// that as its error.
func (r *Report) Err() error {
	var all []Violation
	for v := range r.Violations() {
		all = append(all, v)
	}
	if len(all) == 0 {
		return nil
	}
	return &ViolationsError{Violations: all}
}

// Counts sums up a report.
type Counts struct {
	Objects   int              `json:"objects"`   // objects seen, unmatched ones included
	Unmatched int              `json:"unmatched"` // objects no selected policy looked at
	Problems  int              `json:"problems"`  // inputs and values that could not be read
	Outcomes  map[Status]int   `json:"outcomes"`  // policy answers by status, passes included
	Severity  map[Severity]int `json:"severity"`  // violations by severity
}

// Counts counts the report.
func (r *Report) Counts() Counts {
	c := Counts{Problems: len(r.Problems), Outcomes: map[Status]int{}, Severity: map[Severity]int{}}
	for i := range r.Results {
		result := &r.Results[i]
		c.Objects++
		c.Problems += len(result.Problems)
		if result.Unmatched != "" {
			c.Unmatched++
		}
		if result.Passed > 0 {
			c.Outcomes[StatusPass] += result.Passed
		}
		for j := range result.Outcomes {
			if s := result.Outcomes[j].Status; s != StatusPass {
				c.Outcomes[s]++
			}
			for k := range result.Outcomes[j].Violations {
				c.Severity[result.Outcomes[j].Violations[k].Severity]++
			}
		}
	}
	return c
}
