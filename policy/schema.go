package policy

import _ "embed"

var (
	//go:embed config.schema.json
	configSchema string
	//go:embed evidence.schema.json
	evidenceSchema string
)

// ConfigSchema is the JSON Schema (draft 2020-12) of what tools that run the bundle
// without Go give as data.reeve_config: a Config, the profile, and the time.
func ConfigSchema() string { return configSchema }

// EvidenceSchema is the JSON Schema (draft 2020-12) of an Evidence, which policies
// find as data.reeve_evidence.
func EvidenceSchema() string { return evidenceSchema }
