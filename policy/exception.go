package policy

import "time"

// Exception waives violations that someone decided to live with. Who, what and
// until when are required, so that no hole stays open unseen.
type Exception struct {
	// ID names the exception in reports and notices; unique within an evaluator.
	ID string `json:"id"`
	// Policies are the policy IDs it covers; a trailing * matches any rest. At
	// least one is required.
	Policies []string `json:"policies"`
	// Kinds, Namespaces and Names select objects: empty means any, a trailing *
	// matches any rest. Kinds are written as in Match.
	Kinds      []string `json:"kinds,omitempty"`
	Namespaces []string `json:"namespaces,omitempty"`
	Names      []string `json:"names,omitempty"`
	// Labels must all be on the object.
	Labels map[string]string `json:"labels,omitempty"`
	// Containers limits it to violations of these containers; empty means any.
	Containers []string `json:"containers,omitempty"`
	// Path limits it to violations at this field or below; nil means anywhere.
	Path Path `json:"path,omitempty"`
	// Reason is required.
	Reason string `json:"reason"`
	// Expires is the instant from which it no longer holds; required unless
	// Permanent. An expired exception waives nothing and is reported.
	Expires   time.Time `json:"expires,omitzero"`
	Permanent bool      `json:"permanent,omitempty"`
}
