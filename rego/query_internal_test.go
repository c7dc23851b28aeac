package rego

import (
	"errors"
	"strconv"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"
)

func TestTheQueryCacheStaysBounded(t *testing.T) {
	cache, compiled := newQueryCache(), 0
	compile := func() (ast.Body, error) {
		compiled++
		return ast.Body{}, nil
	}
	for i := range 10 * maxQueries {
		for range 2 {
			if _, err := cache.get([]string{"a", strconv.Itoa(i)}, compile); err != nil {
				t.Fatal(err)
			}
		}
		if len(cache.entries) > maxQueries {
			t.Fatalf("want at most %d entries, got %d", maxQueries, len(cache.entries))
		}
	}
	if compiled != 10*maxQueries {
		t.Errorf("want each set compiled once, %d in all, got %d", 10*maxQueries, compiled)
	}
}

func TestTheQueryCacheTellsSetsApart(t *testing.T) {
	cache := newQueryCache()
	for i, ids := range [][]string{{"a", "b"}, {"b", "a"}, {"a"}, {"b"}, {"ab"}} {
		compiled := false
		if _, err := cache.get(ids, func() (ast.Body, error) { compiled = true; return nil, nil }); err != nil || !compiled {
			t.Errorf("%d: want %v compiled, error %v", i, ids, err)
		}
	}
}

func TestTheQueryCacheKeepsNoFailure(t *testing.T) {
	cache, errCompile := newQueryCache(), errors.New("no")
	for range 2 {
		_, err := cache.get([]string{"a"}, func() (ast.Body, error) { return nil, errCompile })
		if !errors.Is(err, errCompile) || len(cache.entries) > 0 {
			t.Errorf("want the error and no entry, got %v and %d", err, len(cache.entries))
		}
	}
}
