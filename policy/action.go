package policy

import "fmt"

// Action says what follows from a violation. The zero value means "not set".
type Action string

// The actions, strictest first.
const (
	ActionDeny  Action = "deny"  // the object is refused
	ActionWarn  Action = "warn"  // the object is accepted, the user is told
	ActionAudit Action = "audit" // recorded only
	ActionOff   Action = "off"   // the policy does not run
)

// ParseAction reads an action; "dryrun", Gatekeeper's word, is read as audit.
func ParseAction(name string) (Action, error) {
	switch a := Action(name); a {
	case ActionDeny, ActionWarn, ActionAudit, ActionOff:
		return a, nil
	case "dryrun":
		return ActionAudit, nil
	}
	return "", fmt.Errorf("action %q: want deny, warn, audit or off", name)
}

// UnmarshalText reads an action as ParseAction does.
func (a *Action) UnmarshalText(text []byte) error {
	parsed, err := ParseAction(string(text))
	if err != nil {
		return err
	}
	*a = parsed
	return nil
}
