package evaluator

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/reeve-policy/reeve/bundles"
	"github.com/reeve-policy/reeve/policy"
	"github.com/reeve-policy/reeve/rego"
)

// Evaluator judges Kubernetes objects. It is immutable and safe for concurrent use;
// what it answers depends on nothing but its options, the input, the inventory and
// the clock.
type Evaluator struct {
	options    *options
	policies   []policy.Metadata // of all bundles, by ID
	program    *rego.Program
	binding    *rego.Binding
	selection  []selected // by policy ID
	exceptions []policy.Exception
	templates  map[string]policy.Path
}

// New makes an evaluator. Without options it holds the built-in bundle and selects
// the profile "recommended". It fails with typed errors: *policy.BundleError and
// *policy.CompileError for Rego that is not right, *policy.UnknownProfileError,
// *policy.UnknownPolicyError and *policy.ParamsError for options that are not; and
// when no policy is selected.
func New(ctx context.Context, opts ...Option) (*Evaluator, error) {
	o := newOptions()
	for _, option := range opts {
		option(o)
	}
	return build(ctx, o, nil)
}

// With makes another evaluator that differs by opts, which apply after those of ev.
// Compiled policies are shared unless opts add a bundle or select policies that ev lacks.
func (ev *Evaluator) With(ctx context.Context, opts ...Option) (*Evaluator, error) {
	o := ev.options.clone()
	for _, option := range opts {
		option(o)
	}
	if len(o.bundles) != len(ev.options.bundles) {
		return build(ctx, o, nil)
	}
	return build(ctx, o, ev.program)
}

func build(ctx context.Context, o *options, program *rego.Program) (*Evaluator, error) {
	if err := errors.Join(ctx.Err(), o.check()); err != nil {
		return nil, err
	}
	builtin, err := bundles.Builtin()
	if err != nil {
		return nil, err
	}
	all := append([]*bundles.Bundle{builtin}, o.bundles...)
	ev := &Evaluator{options: o, program: program, policies: policiesOf(all)}
	if ev.selection, err = selectPolicies(ev.policies, o); err != nil {
		return nil, err
	}
	ev.exceptions = resolve(o.exceptions, ev.policies)
	if program == nil || !program.Has(ev.ids()...) {
		if ev.program, err = rego.CompileFor(ev.ids(), all...); err != nil {
			return nil, err
		}
	}
	if err := ev.bind(ctx); err != nil {
		return nil, err
	}
	return ev, nil
}

// policiesOf are the policies of all bundles, by ID.
func policiesOf(all []*bundles.Bundle) (policies []policy.Metadata) {
	for _, b := range all {
		policies = append(policies, b.Policies()...)
	}
	slices.SortFunc(policies, func(x, y policy.Metadata) int { return strings.Compare(x.ID, y.ID) })
	return policies
}

// bind hands the context documents to the program, and learns from it which kinds
// bear pods: that knowledge lives in Rego alone.
func (ev *Evaluator) bind(ctx context.Context) (err error) {
	if ev.binding, err = ev.program.Bind(ev.context(), rego.WithEngine(ev.options.engine), rego.For(ev.ids()...)); err != nil {
		return err
	}
	ev.templates, err = templatePaths(ctx, ev.binding)
	return err
}

// ids are the policies that will be run.
func (ev *Evaluator) ids() []string {
	ids := make([]string, len(ev.selection))
	for i := range ev.selection {
		ids[i] = ev.selection[i].metadata.ID
	}
	return ids
}

// Policy is a policy as an evaluator runs it.
type Policy struct {
	policy.Metadata
	// Effective is what holds after METADATA, profiles and settings. Its Match is
	// that of the last setting that had one; those before narrow as well.
	Effective policy.Setting
	// Skip says why the policy is never run, for example for want of parameters;
	// empty when it runs.
	Skip string
	// Engine is what runs it. Declined says why that is not the engine asked for; empty
	// when it is.
	Engine   rego.Engine
	Declined string
}

// Policies returns the selected policies, ordered by ID. Those set to off are not
// among them. The slice is fresh, but what it holds is shared: do not modify.
func (ev *Evaluator) Policies() []Policy {
	all := make([]Policy, 0, len(ev.selection))
	for i := range ev.selection {
		s := &ev.selection[i]
		p := Policy{Metadata: *s.metadata, Effective: s.effective(), Skip: s.skip}
		var declined error
		if p.Engine, declined = ev.binding.EngineOf(p.ID); declined != nil {
			p.Declined = declined.Error()
		}
		all = append(all, p)
	}
	return all
}

// Trace runs one selected policy, named by ID or alias, on the only object of a source and writes what
// OPA's evaluator did to w.
func (ev *Evaluator) Trace(ctx context.Context, source Source, id string, w io.Writer) error {
	m := find(ev.policies, id)
	if m == nil {
		return unknownPolicy(id, ev.policies)
	}
	if !slices.ContainsFunc(ev.selection, func(s selected) bool { return s.metadata.ID == m.ID }) {
		return fmt.Errorf("evaluator: policy %s is not selected", m.ID)
	}
	o, err := onlyObject(source)
	if err != nil {
		return err
	}
	return ev.binding.Trace(ctx, ev.newTrial(Request{}, nil, nil).input(o, nil), m.ID, w)
}
