package evaluator_test

import (
	"context"
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/reeve-policy/reeve/evaluator"
)

func TestAskSeesTheQuestionAndTheInventory(t *testing.T) {
	bundle := acme(t, rule{slug: "asked", rego: `violation contains {"msg": "found", "path": []} if input.nobody
answer := {"asked": input.name, "known": [name | some name, _ in data.inventory.namespace.shop.v1.ConfigMap]}`})
	inv := evaluator.NewInventory()
	configMap := map[string]any{"apiVersion": "v1", "kind": "ConfigMap", "metadata": map[string]any{"name": "a", "namespace": "shop"}}
	if err := inv.Put(evaluator.Map(configMap)); err != nil {
		t.Fatal(err)
	}
	ev := with(t, evaluator.WithBundle(bundle), evaluator.WithInventory(inv))
	var answer struct {
		Asked string
		Known []string
	}
	question := struct {
		Name string `json:"name"`
	}{"web"}
	if err := ev.Ask(t.Context(), "data.acme.policies.test.asked.answer", question, &answer); err != nil {
		t.Fatal(err)
	}
	if answer.Asked != "web" || len(answer.Known) != 1 || answer.Known[0] != "a" {
		t.Errorf("got %+v", answer)
	}
}

func TestAskRefuses(t *testing.T) {
	ev := with(t)
	const known = "data.reeve.questions.rbac.exceeding"
	var answer any
	for name, c := range map[string]struct {
		rule     string
		question any
		into     any
		want     string
	}{
		"a rule that does not exist":    {"data.reeve.questions.rbac.nobody", map[string]any{}, &answer, "undefined"},
		"what is no name of a rule":     {"data.[", map[string]any{}, &answer, "data.["},
		"a question without JSON":       {known, map[string]any{"n": math.NaN()}, &answer, "question to " + known},
		"a question that is no object":  {known, []any{}, &answer, "question to " + known},
		"an answer of the wrong type":   {known, map[string]any{"exceeding": []any{}}, new(string), "answer of " + known},
		"an answer that has no address": {known, map[string]any{"exceeding": []any{}}, nil, "answer of " + known},
	} {
		t.Run(name, func(t *testing.T) {
			err := ev.Ask(t.Context(), c.rule, c.question, c.into)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %q", err, c.want)
			}
		})
	}
}

func TestAskEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	var answer any
	err := with(t).Ask(ctx, "data.reeve.questions.rbac.exceeding", map[string]any{"exceeding": []any{}}, &answer)
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}
