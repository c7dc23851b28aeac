package policy

// Metadata is what the METADATA annotation of a policy says about it.
type Metadata struct {
	ID               string   `json:"id"` // <domain>/<slug>, derived from the package
	Title            string   `json:"title"`
	Description      string   `json:"description"`
	RelatedResources []string `json:"relatedResources,omitempty"` // URLs
	Severity         Severity `json:"severity"`
	Action           Action   `json:"action"`
	Match            Match    `json:"match"`
	// Requires are the context documents without which the policy is skipped; so
	// far there is one, "inventory".
	Requires []string `json:"requires,omitempty"`
	// Parameters is the JSON Schema of the parameters, defaults included; nil for
	// a policy without parameters.
	Parameters  map[string]any `json:"parameters,omitempty"`
	Controls    []Control      `json:"controls,omitempty"`
	Peers       []string       `json:"peers,omitempty"` // equivalent checks, "<tool> <id>"
	Remediation string         `json:"remediation"`
	Profiles    []Membership   `json:"profiles,omitempty"`
	Since       string         `json:"since"` // release of the bundle that brought it
	Aliases     []string       `json:"aliases,omitempty"`

	Bundle string `json:"bundle"` // root of the bundle it comes from
	File   string `json:"file"`   // inside the bundle
}
