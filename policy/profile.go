package policy

// Membership puts a policy into a profile, with what it is set to there.
type Membership struct {
	Profile string `json:"name"`
	// From and Before bound the profile versions (v1.N) in which the policy
	// belongs to it: From included, Before excluded; empty means unbounded.
	From   string `json:"from,omitempty"`
	Before string `json:"before,omitempty"`
	// Parameters the profile sets.
	Parameters map[string]any `json:"parameters,omitempty"`
}

// Profile is a named selection of policies with their settings.
type Profile struct {
	Name string
	// Policies maps the ID of each member to its setting in this profile.
	Policies map[string]Setting
}

// Setting changes how a policy runs. Fields left zero keep what holds already.
type Setting struct {
	Severity Severity `json:"severity,omitempty"`
	Action   Action   `json:"action,omitempty"`
	// Parameters are merged over those that hold already, key by key.
	Parameters map[string]any `json:"parameters,omitempty"`
	// Match narrows what the policy judges; it never widens it.
	Match *Match `json:"match,omitempty"`
}
