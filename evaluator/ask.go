package evaluator

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/reeve-policy/reeve/rego"
)

// Ask evaluates a rule by its full name, such as data.reeve.questions.rbac.can, over one
// version of the inventory, and decodes its value into answer as encoding/json does. The
// rule sees question, which encoding/json makes an object of, as input. It is the seam
// beneath packages like evaluator/rbac, whose knowledge is all in Rego. A rule that is
// undefined is an error; ctx alone bounds the time.
func (ev *Evaluator) Ask(ctx context.Context, rule string, question, answer any) error {
	input, err := jsonShaped(question)
	if err != nil {
		return fmt.Errorf("evaluator: question to %s: %w", rule, err)
	}
	in := ev.newTrial(Request{}, nil, nil).know(rego.NewInput(input))
	value, err := ev.binding.Ask(ctx, in, rule)
	if err != nil {
		return err
	}
	text, err := json.Marshal(value)
	if err != nil {
		return fmt.Errorf("evaluator: answer of %s: %w", rule, err)
	}
	if err := json.Unmarshal(text, answer); err != nil {
		return fmt.Errorf("evaluator: answer of %s: %w", rule, err)
	}
	return nil
}
