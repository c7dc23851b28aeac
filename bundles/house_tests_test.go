package bundles_test

import (
	"strings"
	"testing"

	"github.com/reeve-policy/reeve/rego/regotest"
)

func TestHouseRegoTests(t *testing.T) {
	if testing.Short() {
		t.Skip("compares much, and shares nothing between goroutines")
	}
	regotest.Run(t, openHouse(t).bundle)
}

func TestHouseRegoIsCovered(t *testing.T) {
	if testing.Short() {
		t.Skip("compares much, and shares nothing between goroutines")
	}
	uncovered := regotest.Uncovered(t, openHouse(t).bundle)
	for _, file := range sorted(uncovered) {
		if !strings.Contains(file, "/generated/") {
			t.Errorf("%s: no Rego test reaches lines %v: add one, or remove what nothing needs", file, uncovered[file])
		}
	}
}
