package network

import (
	"context"

	"github.com/reeve-policy/reeve/evaluator"
)

// Questions asks about the inventory of an evaluator, each call about one version of it.
// It is immutable and safe for concurrent use.
type Questions struct {
	ev     *evaluator.Evaluator
	engine engine
}

// engine is what differs among network plugins, as Rego has it.
type engine struct {
	AllowsSelf       bool `json:"allows_self"`
	IPBlocksHoldPods bool `json:"ip_blocks_hold_pods"`
}

// Option says how a network plugin differs from what most do.
type Option func(*engine)

// WithSelfTrafficIsolated judges what a pod sends to itself like other traffic. Otherwise
// it is always allowed, as the Kubernetes documentation says.
func WithSelfTrafficIsolated() Option { return func(e *engine) { e.AllowsSelf = false } }

// WithIPBlocksOutsideOnly takes an ipBlock to be for addresses outside the cluster only, as
// Cilium does by default. Otherwise it is for pods that have such an address too, as most
// plugins have it and the tests of Kubernetes expect.
func WithIPBlocksOutsideOnly() Option { return func(e *engine) { e.IPBlocksHoldPods = false } }

// New asks about the inventory of ev, which evaluator.WithInventory gave it. Which
// policies ev selects does not matter.
func New(ev *evaluator.Evaluator, opts ...Option) *Questions {
	q := &Questions{ev: ev, engine: engine{AllowsSelf: true, IPBlocksHoldPods: true}}
	for _, option := range opts {
		option(&q.engine)
	}
	return q
}

func (q *Questions) ask(ctx context.Context, rule string, question, answer any) error {
	return q.ev.Ask(ctx, "data.reeve.questions."+rule, question, answer)
}
