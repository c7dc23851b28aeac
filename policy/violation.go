package policy

import (
	"encoding/json"
	"fmt"
)

// Violation is one fault of one object found by one policy. It is plain data and
// holds no values of Secrets, environment variables or credentials.
type Violation struct {
	PolicyID string    `json:"policyID"`
	Title    string    `json:"title"`
	Severity Severity  `json:"severity"`
	Action   Action    `json:"action"`
	Object   ObjectRef `json:"object"`
	// Unchanged says that the fault stood in the object before the update that is
	// judged, which is why Action is warn where the policy denies.
	Unchanged bool `json:"unchanged,omitempty"`
	// Path is the offending field; where the fault is that a field is missing,
	// the place where it belongs.
	Path     Path     `json:"path"`
	Location Location `json:"location,omitzero"` // zero for objects without a source
	// Container and ContainerList name the container and the list it stands in
	// (containers, initContainers, ephemeralContainers); empty when the fault is
	// not that of one container.
	Container     string `json:"container,omitempty"`
	ContainerList string `json:"containerList,omitempty"`
	// Message says what is wrong with which value, in under 256 bytes.
	Message     string    `json:"message"`
	Remediation string    `json:"remediation"`
	Controls    []Control `json:"controls,omitempty"`
	// Fix is a JSON Patch (RFC 6902) against the object that mends the fault, nil
	// when no safe patch exists. Each violation's patch stands alone.
	Fix []PatchOperation `json:"fix,omitempty"`
	// Related are other places that belong to the fault.
	Related []Related `json:"related,omitempty"`
	// Details is whatever more the policy has to say, JSON-shaped.
	Details any `json:"details,omitempty"`
	// Parameters are the effective parameters the policy ran with; shared between
	// violations, do not modify.
	Parameters map[string]any `json:"parameters,omitempty"`
}

// String writes the violation on one line: severity, policy, object, field, message.
func (v Violation) String() string {
	return fmt.Sprintf("%s %s %s %s: %s", v.Severity, v.PolicyID, v.Object, v.Path, v.Message)
}

// Control names a requirement of a published framework.
type Control struct {
	Framework string `json:"framework"`         // PSS, CIS, NSA, OWASP or MITRE
	ID        string `json:"id"`                // as the framework spells it
	Version   string `json:"version,omitempty"` // of the framework, where IDs move
}

// PatchOperation is one operation of a JSON Patch (RFC 6902).
type PatchOperation struct {
	Op    string `json:"op"` // add, remove, replace or test
	Path  string `json:"path"`
	Value any    `json:"value"` // nil is null; of no meaning to remove, and not marshalled then
}

// MarshalJSON leaves the value out of a remove, and nowhere else.
func (o PatchOperation) MarshalJSON() ([]byte, error) {
	if o.Op == "remove" {
		return json.Marshal(map[string]any{"op": o.Op, "path": o.Path})
	}
	type plain PatchOperation
	return json.Marshal(plain(o))
}

// Related is a further object or field that belongs to a violation.
type Related struct {
	Object  ObjectRef `json:"object,omitzero"` // zero: the judged object itself
	Path    Path      `json:"path,omitempty"`
	Message string    `json:"message,omitempty"`
}
