package admission_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/reeve-policy/reeve/evaluator"
	"github.com/reeve-policy/reeve/evaluator/admission"
	"github.com/reeve-policy/reeve/policy"
)

// warner warns of each message that stands in a ConfigMap.
func warner(t *testing.T) func(messages ...string) []string {
	t.Helper()
	ev := with(t, action(policy.ActionWarn), acme(t, "CREATE", `violation contains {"msg": msg, "path": [i]} if {
	some i, msg in json.unmarshal(kube.resource.data.messages)
}`))
	return func(messages ...string) []string {
		inner, _ := json.Marshal(messages)
		object, _ := json.Marshal(map[string]any{
			"apiVersion": "v1", "kind": "ConfigMap", "metadata": map[string]any{"name": "a"},
			"data": map[string]any{"messages": string(inner)},
		})
		response := admission.Review(t.Context(), ev, create(string(object)))
		if !response.Allowed {
			t.Fatalf("got %+v", response.Result)
		}
		return response.Warnings
	}
}

func TestWarningIsCutAtACharacter(t *testing.T) {
	warn := warner(t)
	for _, offset := range []string{"", "x", "xx"} {
		got := warn(offset + strings.Repeat("€", 200))
		if len(got) != 1 || len(got[0]) > 256 || len(got[0]) < 250 || !utf8.ValidString(got[0]) || !strings.HasSuffix(got[0], "€…") {
			t.Errorf("got %q", got)
		}
	}
}

func TestShortWarningIsWhole(t *testing.T) {
	if got := warner(t)("short"); len(got) != 1 || got[0] != "short [acme/test/one]" {
		t.Errorf("got %q", got)
	}
}

func TestWarningHoldsNoControlCharacters(t *testing.T) {
	if got := warner(t)("a\nb\tc\x00d\x7fe"); len(got) != 1 || got[0] != "a b c d e [acme/test/one]" {
		t.Errorf("got %q", got)
	}
}

// The API server cuts and drops warnings that pass 4096 in all.
func TestWarningsHaveRoomAndTheRestIsCounted(t *testing.T) {
	warn := warner(t)
	for _, length := range []int{1, 16, 20, 100, 187, 233, 234, 235, 300} {
		for _, n := range []int{1, 15, 16, 17, 18, 200} {
			got := warn(slices.Repeat([]string{strings.Repeat("m", length)}, n)...)
			total := 0
			for _, w := range got {
				total += len(w)
			}
			if total > 4096 {
				t.Errorf("%d of %d: %d bytes in all", n, length, total)
			}
			checkCounted(t, got, n)
		}
	}
}

func checkCounted(t *testing.T, got []string, n int) {
	t.Helper()
	last := got[len(got)-1]
	shown, rest := len(got), 0
	if strings.HasPrefix(last, "and ") {
		shown--
		if _, err := fmt.Sscanf(last, "and %d more, see the audit annotations", &rest); err != nil || rest == 0 {
			t.Errorf("%q: %v", last, err)
		}
	}
	if shown+rest != n {
		t.Errorf("%d shown and %d more, of %d", shown, rest, n)
	}
}

func TestManyDenialsAreAllInTheMessageAndTheAudit(t *testing.T) {
	response := admission.Review(t.Context(), with(t, evaluator.WithPolicies("psp/pss-host-ports")), create(hostPorts(300)))
	if response.Allowed || len(response.Result.Details.Causes) != 300 || strings.Count(response.AuditAnnotations["deny"], "\n") != 299 {
		t.Errorf("got %d causes", len(response.Result.Details.Causes))
	}
}

func TestNoticesGoToTheAuditAlone(t *testing.T) {
	object := strings.Replace(badPod, `"hostPID":true`, `"hostPiD":true`, 1)
	response := admission.Review(t.Context(), with(t, two, action(policy.ActionAudit)), create(object))
	if len(response.Warnings) > 0 || !strings.HasPrefix(response.AuditAnnotations["notice"], "unknown field spec.hostPiD") {
		t.Errorf("got %q and %q", response.Warnings, response.AuditAnnotations)
	}
}
