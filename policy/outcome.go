package policy

// Status is the answer of one policy about one object.
type Status string

// The statuses. Error never counts as pass; skip neither denies nor breaks a run.
const (
	StatusPass   Status = "pass"   // judged, nothing found
	StatusFail   Status = "fail"   // violations found
	StatusWaived Status = "waived" // violations found, all of them under an exception
	StatusSkip   Status = "skip"   // not judged: something it needs is missing
	StatusError  Status = "error"  // could not run
)

// Outcome is what one policy said about one object.
type Outcome struct {
	PolicyID string `json:"policyID"`
	Status   Status `json:"status"`
	// Violations are ordered by path, then message. Those under an exception are
	// in Waived instead.
	Violations []Violation `json:"violations,omitempty"`
	Waived     []Waived    `json:"waived,omitempty"`
	// Reason says why the status is skip or error; beside violations, what could not
	// be judged besides.
	Reason string `json:"reason,omitempty"`
	// Err is the cause of status error: an *EvalError.
	Err error `json:"-"`
}

// Waived is a violation together with the exception that covers it.
type Waived struct {
	Violation Violation `json:"violation"`
	Exception Exception `json:"exception"`
}
