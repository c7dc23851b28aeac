package network

import (
	"context"
	"errors"
	"fmt"
	"net/netip"
)

// Proposal is network policies that would do something, for the caller to look at and to
// apply. Nothing applies them.
type Proposal struct {
	// Policies are whole objects in the shape of unstructured ones, as evaluator.Map takes
	// them, in the order of their namespaces.
	Policies []map[string]any
	// Doubts are what would have to be known before it is certain that the policies do no
	// more and no less, in words that follow "not known is".
	Doubts []string
}

// DefaultDeny proposes, for each of the namespaces that lacks it, the policy that denies
// all ingress and egress by default, or the one of both that is not. Other policies then
// say what is allowed; without any nothing is, name resolution included.
func (q *Questions) DefaultDeny(ctx context.Context, namespaces ...string) (Proposal, error) {
	var given givenProposal
	if err := q.ask(ctx, "proposal.default_deny", map[string]any{"namespaces": namespaces}, &given); err != nil {
		return Proposal{}, err
	}
	return given.proposal(), nil
}

// Least proposes the least network policies that keep flows, such as those that were
// observed. Each end that policies can isolate gets one policy, which allows its flows and
// denies all else in both directions; no rule, peer or port of it can be left out. What
// cannot be denied, such as traffic with the own node, needs none.
//
// Ends are told apart by their labels. A pod counts as the workload of the inventory that
// makes it, and a selector excludes the known workloads that have more labels than those it
// asks for; pods of the same labels cannot be told apart, and share what is allowed. An end
// outside the cluster or on the host network is named by its address, the first one where
// it has several.
//
// The policies stand alone: those that are there already still allow what they allow. A
// flow that makes no sense, an end that the inventory does not have, and one on the host
// network whose address is not known are errors.
func (q *Questions) Least(ctx context.Context, flows []Question) (Proposal, error) {
	flows, err := checkedFlows(flows)
	if err != nil {
		return Proposal{}, err
	}
	var given givenProposal
	if err := q.ask(ctx, "proposal.least", map[string]any{"flows": flows, "engine": q.engine}, &given); err != nil {
		return Proposal{}, err
	}
	if err := given.err(); err != nil {
		return Proposal{}, err
	}
	return given.proposal(), nil
}

// checkedFlows have their addresses written in one way, so that two writings of one are not
// two peers.
func checkedFlows(flows []Question) ([]Question, error) {
	checked := make([]Question, 0, len(flows))
	var errs []error
	for i, flow := range flows {
		if err := errors.Join(flow.From.check(), flow.To.check(), flow.Port.check()); err != nil {
			errs = append(errs, fmt.Errorf("network: flow %d: %w", i, err))
			continue
		}
		checked = append(checked, Question{flow.From.canonical(), flow.To.canonical(), flow.Port})
	}
	return checked, errors.Join(errs...)
}

func (e Endpoint) canonical() Endpoint {
	if address, err := netip.ParseAddr(e.Address); err == nil {
		e.Address = address.Unmap().String()
	}
	return e
}
