package policy_test

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/reeve-policy/reeve/policy"
)

func TestSeveritiesRise(t *testing.T) {
	all := policy.Severities()
	if !slices.IsSorted(all) || all[0] != policy.SeverityInfo || all[len(all)-1] != policy.SeverityCritical {
		t.Errorf("got %v", all)
	}
	all[0] = policy.SeverityCritical
	if policy.Severities()[0] != policy.SeverityInfo {
		t.Error("the list is shared")
	}
}

func TestSeverityRoundTrips(t *testing.T) {
	for _, s := range policy.Severities() {
		if parsed, err := policy.ParseSeverity(s.String()); err != nil || parsed != s {
			t.Errorf("%s: got %v, %v", s, parsed, err)
		}
		text, err := json.Marshal(map[policy.Severity]policy.Severity{s: s})
		var back map[policy.Severity]policy.Severity
		if err != nil || json.Unmarshal(text, &back) != nil || back[s] != s {
			t.Errorf("%s: got %s, %v", s, text, back)
		}
	}
}

func TestSeverityThatIsNone(t *testing.T) {
	for _, name := range []string{"", "High", "none", "Severity(0)", " low"} {
		_, err := policy.ParseSeverity(name)
		if err == nil {
			t.Errorf("%q was read", name)
		}
		s := policy.SeverityLow
		if text, _ := json.Marshal(name); json.Unmarshal(text, &s) == nil || s != policy.SeverityLow {
			t.Errorf("%q: got %v", name, s)
		}
	}
	_, err := policy.ParseSeverity("hi")
	if want := `severity "hi": want critical, high, medium, low or info`; err == nil || err.Error() != want {
		t.Errorf("want %s, got %v", want, err)
	}
	for _, s := range []policy.Severity{0, -1, 6} {
		if text, err := json.Marshal(s); err == nil {
			t.Errorf("%d became %s", s, text)
		}
	}
	if got := policy.Severity(0).String(); got != "Severity(0)" {
		t.Errorf("got %s", got)
	}
}
