package psp

import (
	"context"

	"github.com/reeve-policy/reeve/evaluator"
)

// Questions asks about the inventory of an evaluator, each call about one version of it.
// It is immutable and safe for concurrent use.
type Questions struct {
	ev *evaluator.Evaluator
}

// New asks about the inventory of ev, which evaluator.WithInventory gave it. Which
// policies ev selects does not matter.
func New(ev *evaluator.Evaluator) *Questions { return &Questions{ev} }

// ask asks the rule of that name one list of questions.
func (q *Questions) ask(ctx context.Context, rule string, questions, answers any) error {
	return q.ev.Ask(ctx, "data.reeve.questions.psp."+rule, map[string]any{rule: questions}, answers)
}
