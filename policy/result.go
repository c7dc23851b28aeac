package policy

// Result is everything that was said about one object.
type Result struct {
	Object ObjectRef `json:"object"`
	Origin Origin    `json:"origin,omitzero"`
	// Outcomes are ordered by policy ID. Passes are counted in Passed and listed
	// here only when the evaluator was asked to.
	Outcomes []Outcome `json:"outcomes,omitempty"`
	Passed   int       `json:"passed"`
	// Unmatched says why no selected policy looked at the object; empty when at
	// least one did.
	Unmatched string `json:"unmatched,omitempty"`
	// Problems are values of the object that could not be read as its API type
	// says; an object with problems is not judged.
	Problems []*InputError `json:"problems,omitempty"`
	// Notices are remarks about the object that change no verdict.
	Notices []Notice `json:"notices,omitempty"`
}

// Violations returns the violations of all outcomes in their order, waived ones
// left out. The slice is fresh.
func (r *Result) Violations() []Violation {
	var all []Violation
	for i := range r.Outcomes {
		all = append(all, r.Outcomes[i].Violations...)
	}
	return all
}

// Denied reports whether the object must be refused: a violation with action
// deny, a policy that could not run, or an object that could not be read. It
// fails closed.
func (r *Result) Denied() bool {
	if len(r.Problems) > 0 {
		return true
	}
	for i := range r.Outcomes {
		if r.Outcomes[i].Status == StatusError {
			return true
		}
		for j := range r.Outcomes[i].Violations {
			if r.Outcomes[i].Violations[j].Action == ActionDeny {
				return true
			}
		}
	}
	return false
}

// Errors returns what could not be read or run: *InputError and *EvalError in
// order of appearance; nil when all went well.
func (r *Result) Errors() []error {
	var errs []error
	for _, p := range r.Problems {
		errs = append(errs, p)
	}
	for i := range r.Outcomes {
		if r.Outcomes[i].Err != nil {
			errs = append(errs, r.Outcomes[i].Err)
		}
	}
	return errs
}

// Notice is a remark that changes no verdict but must not be lost: an empty
// document, a skipped file, an unknown field, an unused exception.
type Notice struct {
	Location Location `json:"location,omitzero"`
	Object   string   `json:"object,omitempty"` // kind and name, where it is about one
	Message  string   `json:"message"`
}
