package psp

import (
	"context"
	"errors"
	"fmt"

	"github.com/reeve-policy/reeve/evaluator/rbac"
	"github.com/reeve-policy/reeve/internal/object"
	"github.com/reeve-policy/reeve/policy"
)

// Question is whether an object would be admitted.
type Question struct {
	// Object is a pod, or a workload that makes pods, in any form that evaluator.Typed
	// accepts. It is judged in its own namespace, "default" where it names none.
	Object any
	// Old is the pod that Object is to replace, nil for a new one. No policy changes a pod
	// in an update.
	Old any
	// User is who makes the pod, nil where nobody knows. The pods of a workload are made by
	// its controller, and so is a pod of which a controller says that it is its own.
	User *rbac.Subject
}

// Answer is what the policies make of an object.
type Answer struct {
	// Policy is the name of the one that admits it, empty for none.
	Policy string
	// Exempt is whether no policy is asked, as about an update of nothing but finalizers and
	// owner references.
	Exempt bool
	// Patch is what Policy changes in the object, and Template its pod after that: a pod
	// whole, of a workload the template. The annotation kubernetes.io/psp that names the
	// policy is not in them.
	Patch    []policy.PatchOperation
	Template map[string]any
	// MadeBy are the users that count as makers of the pod, besides its service account.
	// There are none where nobody knows who makes it.
	MadeBy []rbac.Subject
	// Opinions are what each policy of the inventory says, by name.
	Opinions []Opinion
	// Missing are the kinds that the inventory would have to be complete for before a
	// refusal is certain.
	Missing []string
}

// Admitted is whether the object would be admitted.
func (a Answer) Admitted() bool { return a.Exempt || a.Policy != "" }

// Certain is whether neither objects that the inventory lacks nor a user whom nobody named
// can change the answer from no to yes or back.
func (a Answer) Certain() bool {
	return a.Admitted() || len(a.Missing) == 0 && len(a.MadeBy) > 0
}

// Opinion is what one policy says of an object.
type Opinion struct {
	Policy string
	// Allowed is whether the maker of the pod or its service account may use the policy.
	Allowed bool
	// Grant is what allows that, nil where nothing does, and where the maker may do
	// everything without any grant.
	Grant *rbac.Grant
	// Faults are why the policy is passed over, whatever the pod, with paths in the policy.
	Faults []Reason
	// Patch is what the policy changes in the object before it judges it.
	Patch []policy.PatchOperation
	// Refusals are why it refuses the object then, with paths in the object.
	Refusals []Reason
}

// Reason is one thing that is wrong.
type Reason struct {
	Message   string `json:"msg"`
	Container string // its name, where the reason is in one
	Path      policy.Path
}

// Admit answers whether an object would be admitted as a new one that nobody in particular
// makes.
func (q *Questions) Admit(ctx context.Context, object any) (Answer, error) {
	answers, err := q.AdmitAll(ctx, []Question{{Object: object}})
	if err != nil {
		return Answer{}, err
	}
	return answers[0], nil
}

// AdmitAll answers many questions, in their order, each for itself, over one version of the
// inventory. That costs less than one by one. An object that cannot be read or bears no
// pod is an error, and then none is answered.
func (q *Questions) AdmitAll(ctx context.Context, questions []Question) ([]Answer, error) {
	asked := make([]map[string]any, len(questions))
	var errs []error
	for i, question := range questions {
		var err error
		if asked[i], err = question.asked(); err != nil {
			errs = append(errs, fmt.Errorf("psp: question %d: %w", i, err))
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
		if g.Opinions == nil {
			return nil, fmt.Errorf("psp: question %d: %v bears no pod", i, asked[i]["object"].(map[string]any)["kind"])
		}
		answers[i] = g.answer()
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
	if q.User != nil {
		if q.User.Name == "" {
			return nil, errors.New("user without a name")
		}
		asked["user"] = q.User
	}
	return asked, nil
}
