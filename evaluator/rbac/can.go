package rbac

import (
	"context"
	"errors"
	"fmt"
)

// Question is whether a subject has an access.
type Question struct {
	Subject Subject `json:"subject"`
	Access  Access  `json:"access"`
}

// Answer is whether a subject has an access.
type Answer struct {
	Allowed bool `json:"allowed"`
	// Grant is the first that allows it. It is nil where none does, and where the subject
	// may do everything without any, as whoever is in the group system:masters may.
	Grant *Grant `json:"grant"`
	// Missing are the kinds that the inventory would have to be complete for before a no
	// is certain. A yes always is.
	Missing []string `json:"missing"`
}

// Certain is whether objects that the inventory lacks cannot change the answer.
func (a Answer) Certain() bool { return a.Allowed || len(a.Missing) == 0 }

// CanI answers whether a subject has an access.
func (q *Questions) CanI(ctx context.Context, subject Subject, access Access) (Answer, error) {
	answers, err := q.CanAll(ctx, []Question{{subject, access}})
	if err != nil {
		return Answer{}, err
	}
	return answers[0], nil
}

// CanAll answers many questions, in their order, over one version of the inventory. That
// costs far less than one by one. A question that makes no sense is an error, and then
// none is answered.
func (q *Questions) CanAll(ctx context.Context, questions []Question) ([]Answer, error) {
	var errs []error
	for i, question := range questions {
		if err := question.check(); err != nil {
			errs = append(errs, fmt.Errorf("rbac: question %d: %w", i, err))
		}
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	var answers []Answer
	err := q.ask(ctx, "can", questions, &answers)
	return answers, err
}

func (q Question) check() error {
	if q.Access.Namespace == AnyNamespace {
		return fmt.Errorf("namespace %q: want the name of one, or none", AnyNamespace)
	}
	return errors.Join(q.Subject.check(), q.Access.check())
}
