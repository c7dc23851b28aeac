package quota

import (
	"context"
	"errors"
	"fmt"

	"github.com/reeve-policy/reeve/internal/object"
	"github.com/reeve-policy/reeve/policy"
)

// Question is whether an object would be admitted.
type Question struct {
	// Object is what evaluator.Typed accepts: a struct of client-go, an unstructured object
	// or a map. It is judged in its own namespace, "default" where it names none.
	Object any
	// Old is the object that it is to replace, nil where it is new. Then only what it adds
	// counts, to quotas that select both. An update of a Pod that changes its resources is a
	// resize, which LimitRanges judge too; any other adds nothing, unless it gets a deadline
	// or loses it.
	Old any
}

// Answer is what the LimitRanges and ResourceQuotas of its namespace say of an object.
type Answer struct {
	// Refusals are all the reasons why it would not be admitted.
	Refusals []Refusal
	// Charge is all that it adds to what quotas may count, whether one does or not.
	Charge Amounts
	// Quotas are those that count it.
	Quotas []Account
	// Patch gives the object the defaults of its namespace. It is empty where there are none.
	Patch []policy.PatchOperation
	// Missing are the kinds that the inventory would have to be complete for before the
	// answer is certain.
	Missing []string
}

// Admitted is whether nothing refuses the object.
func (a Answer) Admitted() bool { return len(a.Refusals) == 0 }

// Certain is whether objects that the inventory lacks cannot change the answer.
func (a Answer) Certain() bool { return len(a.Missing) == 0 }

// Refusal is one reason why an object would not be admitted.
type Refusal struct {
	Message   string
	Container string      // its name, where the reason is in one
	Path      policy.Path // in the object, of what is too much or missing
	By        policy.ObjectRef
	ByPath    policy.Path // in the LimitRange or ResourceQuota that refuses it
}

// Admit answers whether a new object would be admitted.
func (q *Questions) Admit(ctx context.Context, object any) (Answer, error) {
	answers, err := q.AdmitAll(ctx, []Question{{Object: object}})
	if err != nil {
		return Answer{}, err
	}
	return answers[0], nil
}

// AdmitAll answers many questions, in their order, each for itself, over one version of the
// inventory. That costs less than one by one. An object that cannot be read is an error,
// and then none is answered.
func (q *Questions) AdmitAll(ctx context.Context, questions []Question) ([]Answer, error) {
	asked := make([]map[string]any, len(questions))
	var errs []error
	for i, question := range questions {
		var err error
		if asked[i], err = question.asked(); err != nil {
			errs = append(errs, fmt.Errorf("quota: question %d: %w", i, err))
		}
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	var given []givenAnswer
	if err := q.ask(ctx, "admit", asked, &given); err != nil {
		return nil, err
	}
	answers := make([]Answer, len(given))
	for i, g := range given {
		answers[i] = g.answer(namespaceOf(asked[i]["object"]))
	}
	return answers, nil
}

func (q Question) asked() (map[string]any, error) {
	value, err := object.One(q.Object)
	if err != nil {
		return nil, err
	}
	asked := map[string]any{"object": value}
	if q.Old != nil {
		if asked["old"], err = object.One(q.Old); err != nil {
			return nil, fmt.Errorf("old: %w", err)
		}
	}
	return asked, nil
}
