package policy

import "fmt"

// Severity says how bad a violation is. The zero value is invalid, so that a
// forgotten severity cannot pass for a low one. Severities compare with < and >.
type Severity int8

// The severities, in rising order.
const (
	SeverityInfo     Severity = iota + 1 // inventory, no judgement
	SeverityLow                          // hygiene with an effect on security
	SeverityMedium                       // widens the blast radius or breaks a control silently
	SeverityHigh                         // one step from takeover, or removes a layer of isolation
	SeverityCritical                     // takes over a node, the cluster or all secrets in one step
)

// Severities lists every severity in rising order.
func Severities() []Severity {
	return []Severity{SeverityInfo, SeverityLow, SeverityMedium, SeverityHigh, SeverityCritical}
}

// ParseSeverity reads the lower-case name of a severity.
func ParseSeverity(name string) (Severity, error) {
	for _, s := range Severities() {
		if s.String() == name {
			return s, nil
		}
	}
	return 0, fmt.Errorf("severity %q: want critical, high, medium, low or info", name)
}

// String returns the lower-case name, for example "high".
func (s Severity) String() string {
	switch s {
	case SeverityInfo:
		return "info"
	case SeverityLow:
		return "low"
	case SeverityMedium:
		return "medium"
	case SeverityHigh:
		return "high"
	case SeverityCritical:
		return "critical"
	}
	return fmt.Sprintf("Severity(%d)", int8(s))
}

// MarshalText writes the name; the zero value is an error.
func (s Severity) MarshalText() ([]byte, error) {
	if _, err := ParseSeverity(s.String()); err != nil {
		return nil, err
	}
	return []byte(s.String()), nil
}

// UnmarshalText reads the name.
func (s *Severity) UnmarshalText(text []byte) error {
	parsed, err := ParseSeverity(string(text))
	if err != nil {
		return err
	}
	*s = parsed
	return nil
}
