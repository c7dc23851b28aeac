package rego_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/reeve-policy/reeve/rego"
)

// endless takes minutes unless it is stopped.
const endless = `violation contains {"msg": "slow", "path": []} if {
	count([1 |
		some x in numbers.range(1, 30000)
		some y in numbers.range(1, 30000)
		x + y == input.sum
	]) > 0
}`

func TestOnePolicyFailsAndTheOthersSpeak(t *testing.T) {
	for name, c := range map[string]struct{ body, place, message string }{
		"a built-in that fails": {
			body:  "violation contains {\"msg\": \"x\", \"path\": []} if {\n\tto_number(input.kind) > 0\n}",
			place: "to_number", message: "eval_builtin_error",
		},
		"a built-in that fails in a helper": {
			body:  found + " if _sum\n\n_sum if {\n\tx := [\"1\", \"abc\"][_]\n\tto_number(x) > 5\n}",
			place: "to_number", message: "eval_builtin_error",
		},
		"a negated built-in that fails": {
			body:  found + " if {\n\tnot to_number(input.kind) == 1\n}",
			place: "not to_number", message: "eval_builtin_error",
		},
		"a rule with two values": {
			body:  found + " if _one > 0\n\n_one := 1\n\n_one := count(input) + 1",
			place: "_one := count", message: "eval_conflict_error",
		},
	} {
		t.Run(name, func(t *testing.T) {
			binding := bind(t, rules{"a/good": found, "m/bad": c.body, "z/good": found})
			answers := eval(binding, pod(), "acme/a/good", "acme/m/bad", "acme/z/good")
			if messages(t, answers[0]) != "found" || messages(t, answers[2]) != "found" {
				t.Errorf("want the good ones to speak, got %+v", answers)
			}
			e := evalError(t, answers[1])
			wantPlace(t, e.File, e.Line, lineOf("m/bad", c.body, c.place))
			if !strings.Contains(e.Error(), c.message) {
				t.Errorf("want %q in %v", c.message, e)
			}
		})
	}
}

func wantPlace(t *testing.T, file string, line, want int) {
	t.Helper()
	if file != "acme/policies/m/bad/bad.rego" || line != want {
		t.Errorf("want acme/policies/m/bad/bad.rego:%d, got %s:%d", want, file, line)
	}
}

func TestAPolicyThatRunsTooLongIsStopped(t *testing.T) {
	binding := bind(t, rules{"a/good": found, "m/slow": endless, "z/good": found})
	start := time.Now()
	answers := binding.Eval(t.Context(), pod(), []string{"acme/a/good", "acme/m/slow", "acme/z/good"}, 200*time.Millisecond)
	if took := time.Since(start); took > 20*time.Second {
		t.Errorf("want an end soon after the timeouts, took %s", took)
	}
	if messages(t, answers[0]) != "found" || messages(t, answers[2]) != "found" {
		t.Errorf("want the good ones to speak, got %+v", answers)
	}
	if e := evalError(t, answers[1]); !errors.Is(e, context.DeadlineExceeded) || errors.Is(e, context.Canceled) {
		t.Errorf("want context.DeadlineExceeded, got %v", e)
	}
}

func TestTheEndOfTheCallersContext(t *testing.T) {
	errShutdown := errors.New("the server shuts down")
	for name, c := range map[string]struct {
		end  func(context.Context) (context.Context, context.CancelFunc)
		want []error
	}{
		"cancelled": {end: context.WithCancel, want: []error{context.Canceled}},
		"cancelled with a cause": {
			end: func(ctx context.Context) (context.Context, context.CancelFunc) {
				ctx, cancel := context.WithCancelCause(ctx)
				return ctx, func() { cancel(errShutdown) }
			},
			want: []error{context.Canceled, errShutdown},
		},
		"past its deadline": {
			end: func(ctx context.Context) (context.Context, context.CancelFunc) {
				ctx, cancel := context.WithTimeout(ctx, time.Millisecond)
				return ctx, func() { <-ctx.Done(); cancel() }
			},
			want: []error{context.DeadlineExceeded},
		},
		"past its deadline with a cause": {
			end: func(ctx context.Context) (context.Context, context.CancelFunc) {
				ctx, cancel := context.WithTimeoutCause(ctx, time.Millisecond, errShutdown)
				return ctx, func() { <-ctx.Done(); cancel() }
			},
			want: []error{context.DeadlineExceeded, errShutdown},
		},
	} {
		t.Run(name+" before", func(t *testing.T) {
			ctx, end := c.end(t.Context())
			end()
			wantEnded(t, ctx, bind(t, rules{"a/good": found, "z/good": found}), c.want, "acme/a/good", "acme/z/good")
		})
		t.Run(name+" meanwhile", func(t *testing.T) {
			ctx, end := c.end(t.Context())
			time.AfterFunc(100*time.Millisecond, end)
			wantEnded(t, ctx, bind(t, rules{"a/slow": endless, "z/good": found}), c.want, "acme/a/slow", "acme/z/good")
		})
	}
}

// wantEnded wants that every policy answers with the errors.
func wantEnded(t *testing.T, ctx context.Context, binding *rego.Binding, want []error, ids ...string) {
	t.Helper()
	answers := binding.Eval(ctx, pod(), ids, long)
	if len(answers) != len(ids) {
		t.Fatalf("want an answer of each, got %+v", answers)
	}
	for i, a := range answers {
		if a.PolicyID != ids[i] {
			t.Errorf("want %s, got %s", ids[i], a.PolicyID)
		}
		for _, err := range want {
			if e := evalError(t, a); !errors.Is(e, err) {
				t.Errorf("%s: want %v, got %v", a.PolicyID, err, e)
			}
		}
	}
}
