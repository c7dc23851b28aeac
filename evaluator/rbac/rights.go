package rbac

import (
	"context"
	"fmt"
)

// Rights are all that a subject is granted.
type Rights struct {
	Grants []RoleGrant `json:"grants"`
	// Unlimited is whether the subject may do everything without any grant, as whoever is
	// in the group system:masters may.
	Unlimited bool `json:"unlimited"`
	// Missing are the kinds that the inventory would have to be complete for before it is
	// certain that there are no others.
	Missing []string `json:"missing"`
}

// Certain is whether there can be no others.
func (r Rights) Certain() bool { return len(r.Missing) == 0 }

// RulesIn are the rules that hold in a namespace: those granted there and those granted
// everywhere. Where it is empty they are only the latter.
func (r Rights) RulesIn(namespace string) []Rule {
	var all []Rule
	for _, grant := range r.Grants {
		if grant.Binding.Namespace == "" || grant.Binding.Namespace == namespace {
			all = append(all, grant.Rules...)
		}
	}
	return all
}

// RightsOf answers what a subject is granted anywhere, itself and through its groups.
func (q *Questions) RightsOf(ctx context.Context, subject Subject) (Rights, error) {
	if err := subject.check(); err != nil {
		return Rights{}, fmt.Errorf("rbac: %w", err)
	}
	var answers []Rights
	if err := q.ask(ctx, "rights_of", []Subject{subject}, &answers); err != nil {
		return Rights{}, err
	}
	return answers[0], nil
}
