// Package clustertest makes the clusters that tests ask questions about.
package clustertest

import (
	"context"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/reeve-policy/reeve/evaluator"
)

// base is compiled once; all others are made from it.
var base = sync.OnceValues(func() (*evaluator.Evaluator, error) {
	return evaluator.New(context.Background(), evaluator.WithTimeout(time.Minute))
})

// Evaluator is one with the profile recommended and these options.
func Evaluator(t testing.TB, options ...evaluator.Option) *evaluator.Evaluator {
	t.Helper()
	ev, err := base()
	if err == nil {
		ev, err = ev.With(t.Context(), options...)
	}
	if err != nil {
		t.Fatal(err)
	}
	return ev
}

// Inventory has what manifests hold, and is complete for the kinds.
func Inventory(t testing.TB, manifests string, complete ...string) *evaluator.Inventory {
	t.Helper()
	inv := evaluator.NewInventory()
	if err := inv.Put(evaluator.Manifests("test.yaml", strings.NewReader(manifests))); err != nil {
		t.Fatal(err)
	}
	for _, kind := range complete {
		if err := inv.MarkComplete(kind); err != nil {
			t.Fatal(err)
		}
	}
	return inv
}

// Over is an evaluator with the inventory of manifests.
func Over(t testing.TB, manifests string, complete ...string) *evaluator.Evaluator {
	t.Helper()
	return Evaluator(t, evaluator.WithInventory(Inventory(t, manifests, complete...)))
}
