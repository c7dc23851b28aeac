package rbac

import "context"

// Exceeding answers what wanted rules grant beyond those held, broken into rules of one
// verb, one group, one resource and at most one name, or of one verb and one URL. It is
// empty where the API server would let a holder write such a role. As there, a wanted
// rule has to be covered by single held ones, piece by piece.
func (q *Questions) Exceeding(ctx context.Context, wanted, held []Rule) ([]Rule, error) {
	type question struct {
		Wanted []Rule `json:"wanted"`
		Held   []Rule `json:"held"`
	}
	var answers [][]Rule
	if err := q.ask(ctx, "exceeding", []question{{wanted, held}}, &answers); err != nil {
		return nil, err
	}
	return answers[0], nil
}
