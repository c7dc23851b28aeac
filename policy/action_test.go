package policy_test

import (
	"encoding/json"
	"testing"

	"github.com/reeve-policy/reeve/policy"
)

func TestActionsAreRead(t *testing.T) {
	tests := map[string]policy.Action{
		"deny": policy.ActionDeny, "warn": policy.ActionWarn, "audit": policy.ActionAudit,
		"off": policy.ActionOff, "dryrun": policy.ActionAudit,
	}
	for name, want := range tests {
		if got, err := policy.ParseAction(name); err != nil || got != want {
			t.Errorf("%s: got %q, %v", name, got, err)
		}
		var got policy.Action
		if err := json.Unmarshal([]byte(`"`+name+`"`), &got); err != nil || got != want {
			t.Errorf("%s in JSON: got %q, %v", name, got, err)
		}
	}
}

func TestActionThatIsNone(t *testing.T) {
	for _, name := range []string{"", "Deny", "block", "enforce"} {
		want := `action "` + name + `": want deny, warn, audit or off`
		if got, err := policy.ParseAction(name); err == nil || err.Error() != want || got != "" {
			t.Errorf("want %s, got %q, %v", want, got, err)
		}
		got := policy.ActionWarn
		if err := json.Unmarshal([]byte(`"`+name+`"`), &got); err == nil || got != policy.ActionWarn {
			t.Errorf("%q in JSON: got %q, %v", name, got, err)
		}
	}
}
