package network

import (
	"context"
	"errors"
	"fmt"

	"github.com/reeve-policy/reeve/policy"
)

// Question is whether one endpoint may send to another, on a port of the latter.
type Question struct {
	From Endpoint `json:"from"`
	To   Endpoint `json:"to"`
	Port Port     `json:"port"`
}

// Answer is whether traffic is allowed, for which both sides must allow it.
type Answer struct {
	Allowed bool
	// Self is whether it is allowed because a pod sends to itself, whatever the policies.
	Self    bool
	Egress  Side // what policies on the sender say
	Ingress Side // what policies on the receiver say
}

// Side is what the policies on one end say.
type Side struct {
	Allowed bool
	// IsolatedBy are the policies that isolate the end in this direction. Where there are
	// none everything is allowed.
	IsolatedBy []policy.ObjectRef
	// AllowedBy are the rules of these policies that allow the traffic.
	AllowedBy []Rule
	// Doubts are what would have to be known before the answer of this side is certain,
	// in words that follow "not known is".
	Doubts []string
}

// Rule is a rule of a network policy.
type Rule struct {
	Policy policy.ObjectRef
	Path   policy.Path // for example spec.ingress[0]
}

// Certain is whether what the inventory lacks cannot change the answer.
func (a Answer) Certain() bool {
	if a.Allowed {
		return len(a.Egress.Doubts) == 0 && len(a.Ingress.Doubts) == 0
	}
	return a.Egress.denies() || a.Ingress.denies()
}

func (s Side) denies() bool { return !s.Allowed && len(s.Doubts) == 0 }

// May answers whether traffic is allowed.
func (q *Questions) May(ctx context.Context, from, to Endpoint, port Port) (Answer, error) {
	answers, err := q.MayAll(ctx, []Question{{from, to, port}})
	if err != nil {
		return Answer{}, err
	}
	return answers[0], nil
}

// MayAll answers many questions, in their order, over one version of the inventory. A
// question that makes no sense, or about an object that the inventory does not have, is an
// error, and then none is answered.
func (q *Questions) MayAll(ctx context.Context, questions []Question) ([]Answer, error) {
	var errs []error
	for i, question := range questions {
		if err := errors.Join(question.From.check(), question.To.check(), question.Port.check()); err != nil {
			errs = append(errs, fmt.Errorf("network: question %d: %w", i, err))
		}
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	var given []givenAnswer
	question := map[string]any{"may": questions, "engine": q.engine}
	if err := q.ask(ctx, "network.may", question, &given); err != nil {
		return nil, err
	}
	answers := make([]Answer, len(given))
	for i, g := range given {
		for _, absent := range g.Absent {
			errs = append(errs, fmt.Errorf("network: question %d: %s is not in the inventory, or makes no pods", i, absent))
		}
		answers[i] = g.answer(questions[i])
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return answers, nil
}

// givenAnswer is an answer as Rego gives it.
type givenAnswer struct {
	Allowed bool
	Self    bool
	Egress  givenSide
	Ingress givenSide
	Absent  []Endpoint
}

type givenSide struct {
	Allowed    bool
	IsolatedBy []string `json:"isolated_by"`
	AllowedBy  []struct {
		Policy string
		Path   policy.Path
	} `json:"allowed_by"`
	Doubts []string
}

func (g givenAnswer) answer(question Question) Answer {
	return Answer{
		Allowed: g.Allowed, Self: g.Self,
		Egress: g.Egress.side(question.From.Namespace), Ingress: g.Ingress.side(question.To.Namespace),
	}
}

func (g givenSide) side(namespace string) Side {
	s := Side{Allowed: g.Allowed, Doubts: g.Doubts}
	for _, name := range g.IsolatedBy {
		s.IsolatedBy = append(s.IsolatedBy, policyRef(namespace, name))
	}
	for _, rule := range g.AllowedBy {
		s.AllowedBy = append(s.AllowedBy, Rule{policyRef(namespace, rule.Policy), rule.Path})
	}
	return s
}

func policyRef(namespace, name string) policy.ObjectRef {
	return policy.ObjectRef{APIVersion: "networking.k8s.io/v1", Kind: "NetworkPolicy", Namespace: namespace, Name: name}
}
