package evaluator_test

import (
	"encoding/json"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/reeve-policy/reeve/evaluator"
	"github.com/reeve-policy/reeve/policy"
)

// mixed are sources that can be used again and by several goroutines.
func mixed(t testing.TB) []evaluator.Source {
	t.Helper()
	shared := mapPod()
	return []evaluator.Source{
		evaluator.Map(shared), evaluator.Map(shared), evaluator.JSON([]byte(`{"apiVersion":"v1","kind":"Pod","spec":{"hostPID":"x","containers":[]}}`)),
		evaluator.Typed(map[string]any{"apiVersion": "v1", "kind": "ConfigMap", "metadata": map[string]any{"name": "c"}}),
		evaluator.JSON([]byte(`{"apiVersion":"v1","kind":"List","items":[{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"n"}},7]}`)),
	}
}

// texts are the report and its error in a form that compares.
func texts(t testing.TB, report *policy.Report, err error) [2]string {
	t.Helper()
	text, marshalErr := json.Marshal(report)
	if marshalErr != nil {
		t.Error(marshalErr)
	}
	if err == nil {
		return [2]string{string(text)}
	}
	return [2]string{string(text), err.Error()}
}

func TestManyGoroutinesAnswerAsOne(t *testing.T) {
	ev := with(t, evaluator.WithBundle(acme(t, crashing, rule{slug: "other", rego: always})), evaluator.WithProfile("all"),
		evaluator.WithExceptions(waiver(func(*policy.Exception) {})), evaluator.WithPasses())
	sources := mixed(t)
	report, err := ev.Evaluate(t.Context(), sources...)
	want := texts(t, report, err)
	var group sync.WaitGroup
	for range 64 {
		group.Go(func() {
			report, err := ev.Evaluate(t.Context(), sources...)
			if diff := cmp.Diff(want, texts(t, report, err)); diff != "" {
				t.Error(diff)
			}
		})
	}
	group.Wait()
}

func TestWithIsSafeWhileOthersEvaluate(t *testing.T) {
	ev := with(t, evaluator.WithProfile("restricted"), evaluator.WithSetting(seccompRestricted, policy.Setting{Parameters: map[string]any{"version": "v1.25"}}))
	sources := mixed(t)
	actions := []policy.Action{policy.ActionDeny, policy.ActionWarn, policy.ActionAudit}
	var group sync.WaitGroup
	for i := range 64 {
		action := actions[i%len(actions)]
		group.Go(func() {
			other, err := ev.With(t.Context(), evaluator.WithSetting("psp/*", policy.Setting{Action: action}))
			if err != nil {
				t.Error(err)
				return
			}
			report, _ := other.Evaluate(t.Context(), sources...)
			for v := range report.Violations() {
				if v.Action != action {
					t.Errorf("want %s, got %s", action, v.Action)
				}
			}
		})
	}
	group.Wait()
}

func TestAnswersAreTheSameEveryTime(t *testing.T) {
	ev := with(t, evaluator.WithProfile("all"), evaluator.WithPasses())
	sources := mixed(t)
	report, err := ev.Evaluate(t.Context(), sources...)
	want := texts(t, report, err)
	for range 20 {
		report, err := ev.Evaluate(t.Context(), sources...)
		if diff := cmp.Diff(want, texts(t, report, err)); diff != "" {
			t.Fatal(diff)
		}
	}
}
