package evaluator

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/reeve-policy/reeve/bundles"
	"github.com/reeve-policy/reeve/policy"
	"github.com/reeve-policy/reeve/rego"
)

// Option changes how an Evaluator is made.
type Option func(*options)

// options are what an evaluator is made from; With copies them.
type options struct {
	bundles    []*bundles.Bundle
	profiles   []string
	policies   []string
	settings   []namedSetting
	config     document
	evidence   document
	exceptions []policy.Exception
	timeout    time.Duration
	passes     bool
	clock      func() time.Time

	inventory      *Inventory
	denyUnchanged  bool
	withoutRepeats bool
	engine         rego.Engine
}

type namedSetting struct {
	pattern string
	setting policy.Setting // ours, JSON-shaped
	err     error          // why it cannot be applied
}

const (
	defaultProfile = "recommended"
	defaultTimeout = 2 * time.Second
)

func newOptions() *options {
	return &options{timeout: defaultTimeout, clock: time.Now, engine: rego.EngineVM}
}

// clone keeps appends of one evaluator out of the slices of another.
func (o *options) clone() *options {
	c := *o
	c.bundles = slices.Clip(c.bundles)
	c.profiles = slices.Clip(c.profiles)
	c.policies = slices.Clip(c.policies)
	c.settings = slices.Clip(c.settings)
	c.exceptions = slices.Clip(c.exceptions)
	return &c
}

// check refuses options that would fail later, or make every answer an error.
func (o *options) check() error {
	switch {
	case slices.Contains(o.bundles, nil):
		return errors.New("evaluator: WithBundle: the bundle is nil")
	case o.timeout <= 0:
		return fmt.Errorf("evaluator: WithTimeout: %v: want more than 0", o.timeout)
	case o.clock == nil:
		return errors.New("evaluator: WithClock: the clock is nil")
	}
	if err := errors.Join(o.config.err, o.evidence.err, checkExceptions(o.exceptions)); err != nil {
		return fmt.Errorf("evaluator: %w", err)
	}
	return nil
}

// WithProfile selects the policies of a profile, with their settings in it:
// "baseline", "restricted", "recommended" or "all", and whatever profiles the
// policies of other bundles name. A version may follow where the profile's
// policies have one: "restricted@v1.29". Given several times it selects them all;
// where they differ on a policy the last one holds. Without it and without
// WithPolicies the profile is "recommended".
func WithProfile(name string) Option {
	return func(o *options) { o.profiles = append(o.profiles, name) }
}

// WithPolicies selects single policies by ID, besides those of any profile named.
func WithPolicies(ids ...string) Option {
	return func(o *options) { o.policies = append(o.policies, ids...) }
}

// WithBundle adds a bundle of policies to the built-in one. Its policies that name
// no profile in their METADATA are always selected, the others with their profile.
func WithBundle(b *bundles.Bundle) Option {
	return func(o *options) { o.bundles = append(o.bundles, b) }
}

// WithSetting changes how a policy runs, over what its METADATA and the profile
// say. It is copied. An ID selects that policy as well; a pattern, an ID that ends
// in *, changes all selected policies it matches. Given several times they apply in
// order.
func WithSetting(idOrPattern string, setting policy.Setting) Option {
	named := namedSetting{pattern: idOrPattern}
	named.setting, named.err = normalise(setting)
	return func(o *options) { o.settings = append(o.settings, named) }
}

// WithExceptions adds exceptions, of which it makes copies.
func WithExceptions(exceptions ...policy.Exception) Option {
	exceptions = cloneExceptions(exceptions)
	return func(o *options) { o.exceptions = append(o.exceptions, exceptions...) }
}

// WithTimeout bounds how long one object may take, 2 s without it; it must be more
// than 0. Should that not be enough, each policy is run alone and has that long for itself.
func WithTimeout(d time.Duration) Option {
	return func(o *options) { o.timeout = d }
}

// WithPasses lists passes among the outcomes; without it they are only counted.
func WithPasses() Option {
	return func(o *options) { o.passes = true }
}

// WithUnchangedDenied lets an update deny for faults that the object had before and
// that the update leaves as they are; without it they only warn.
func WithUnchangedDenied() Option {
	return func(o *options) { o.denyUnchanged = true }
}

// WithInventory lets policies look at other objects. Policies that require an
// inventory are skipped without it. The last one given holds.
func WithInventory(inv *Inventory) Option {
	return func(o *options) { o.inventory = inv }
}

// WithEngine sets what runs policies: rego.EngineVM, which is the fast one and what runs
// them without this option, or rego.EngineTopdown, OPA's own evaluator. They give the
// same answers.
func WithEngine(engine rego.Engine) Option {
	return func(o *options) { o.engine = engine }
}

// WithClock sets what tells the time, to policies and to exceptions that expire:
// time.Now without it.
func WithClock(now func() time.Time) Option {
	return func(o *options) { o.clock = now }
}
