package regotest

import (
	"context"
	"errors"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/reeve-policy/reeve/bundles"
	"github.com/reeve-policy/reeve/policy"
)

func TestRefusals(t *testing.T) {
	files := func(test string) fstest.MapFS {
		return fstest.MapFS{
			"lib/lib.rego":      {Data: []byte("package acme.lib\n\nx := 1")},
			"lib/lib_test.rego": {Data: []byte("package acme.lib_test\n\n" + test)},
		}
	}
	for name, c := range map[string]struct {
		bundles []*bundles.Bundle
		want    string
	}{
		"no bundle at all": {want: "regotest: no bundle to test"},
		"a bundle read without its tests": {
			bundles: []*bundles.Bundle{load(t, files("test_one := true"))},
			want:    "regotest: bundle acme: no files *_test.rego (load the bundle with bundles.WithTests())",
		},
		"test files without tests": {
			bundles: []*bundles.Bundle{load(t, files("one := true"), bundles.WithTests())},
			want:    "regotest: bundle acme: no rule named test_… in its files *_test.rego",
		},
		"a test that does not compile": {
			bundles: []*bundles.Bundle{load(t, files("test_one if http.send({}) == 1"), bundles.WithTests())},
			want:    "acme/lib/lib_test.rego:3:",
		},
		"an unused import, since compilation is strict": {
			bundles: []*bundles.Bundle{load(t, files("import data.acme.x\ntest_one := true"), bundles.WithTests())},
			want:    "acme/lib/lib_test.rego:3:",
		},
		"one root twice": {
			bundles: []*bundles.Bundle{load(t, files("test_one := true")), load(t, files("test_one := true"))},
			want:    "two bundles have this root",
		},
	} {
		t.Run(name, func(t *testing.T) {
			s, err := newSuite(c.bundles)
			if err == nil {
				_, err = s.outcomes(t.Context())
			}
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("want an error with %q, got %v", c.want, err)
			}
		})
	}
}

func TestCompileErrorsAreTyped(t *testing.T) {
	s, err := newSuite([]*bundles.Bundle{acme(t, "test_one if policy.nope(1)")})
	if err != nil {
		t.Fatal(err)
	}
	_, err = s.outcomes(t.Context())
	var compile *policy.CompileError
	if !errors.As(err, &compile) || compile.Diagnostics[0].File != ownerTest {
		t.Errorf("want a *policy.CompileError about the test file, got %v", err)
	}
}

func TestTheEndOfTheTestRunIsAnError(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	s, err := newSuite([]*bundles.Bundle{acme(t, "test_one := true")})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.outcomes(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("want context.Canceled, got %v", err)
	}
}

func TestATestThatTakesTooLongFails(t *testing.T) {
	s, err := newSuite([]*bundles.Bundle{acme(t, `test_slow if {
	count([1 | some x in numbers.range(1, 5000); some y in numbers.range(1, 5000); x == y]) == 0
}`)})
	if err != nil {
		t.Fatal(err)
	}
	s.timeout = 20 * time.Millisecond
	all, err := s.outcomes(t.Context())
	if err != nil || len(all) != 1 || all[0].failure != "took longer than 20ms" {
		t.Errorf("want a failure that names the limit, got %+v and error %v", all, err)
	}
}

func TestBundleDataIsVisible(t *testing.T) {
	b := load(t, fstest.MapFS{
		"acme/list/data.json":  {Data: []byte(`{"names": ["a", "b"]}`)},
		"acme/list_test.rego":  {Data: []byte("package acme.list_test\n\ntest_data if data.acme.list.names == [\"a\", \"b\"]")},
		"acme/other_test.rego": {Data: []byte("package acme.other_test\n\ntest_data if not data.acme.nope")},
	}, bundles.WithTests())
	s, err := newSuite([]*bundles.Bundle{b})
	if err != nil {
		t.Fatal(err)
	}
	all, err := s.outcomes(t.Context())
	if err != nil || len(all) != 2 || all[0].failure+all[1].failure != "" {
		t.Errorf("want two passes, got %+v and error %v", all, err)
	}
}
