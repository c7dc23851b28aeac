package rego

import "context"

// engine runs policies over one input. It answers for all of them or fails as a
// whole: isolating the one at fault is not its business. It must be safe for
// concurrent use and must stop when the context ends.
type engine interface {
	run(ctx context.Context, in *Input, ids []string) ([]Answer, error)
}
