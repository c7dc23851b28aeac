package rbac

import (
	"context"
	"fmt"
)

// AnyNamespace asks WhoCan about every namespace there is.
const AnyNamespace = "*"

// Holders are those who have an access. Whoever is in the group system:masters has every
// access without any grant, and is listed only where a binding names the group.
type Holders struct {
	Grants []Grant `json:"grants"`
	// Missing are the kinds that the inventory would have to be complete for before it is
	// certain that there are no others.
	Missing []string `json:"missing"`
}

// Certain is whether there can be no others.
func (h Holders) Certain() bool { return len(h.Missing) == 0 }

// WhoCan answers who has an access, one grant for each binding and subject. In
// AnyNamespace it counts whoever has it in some namespace, as the binding tells.
func (q *Questions) WhoCan(ctx context.Context, access Access) (Holders, error) {
	if err := access.check(); err != nil {
		return Holders{}, fmt.Errorf("rbac: %w", err)
	}
	var answers []Holders
	if err := q.ask(ctx, "who_can", []Access{access}, &answers); err != nil {
		return Holders{}, err
	}
	return answers[0], nil
}
