package main

import (
	"encoding/json"
	"errors"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/reeve-policy/reeve/internal/kubeapi"
	"github.com/reeve-policy/reeve/policy"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/client-go/kubernetes/scheme"
	kjson "sigs.k8s.io/json"
)

// verdict is what one side says of an object: unknown fields count only where
// it is accepted, as the real decoder reports them only then.
type verdict struct {
	Refused bool
	Unknown []string
}

// apiServer decodes data as the API server does with field validation Strict.
func apiServer(tb testing.TB, gvk schema.GroupVersionKind, data []byte) (verdict, error) {
	tb.Helper()
	into, err := scheme.Scheme.New(gvk)
	if err != nil {
		tb.Fatal(err)
	}
	strict, err := kjson.UnmarshalStrict(data, into)
	if err != nil {
		return verdict{Refused: true}, err
	}
	var unknown []string
	for _, e := range strict {
		var stranger kjson.FieldError
		if !errors.As(e, &stranger) {
			tb.Fatalf("strict error without a path: %v", e)
		}
		unknown = append(unknown, stranger.FieldPath())
	}
	slices.Sort(unknown)
	return verdict{Unknown: unknown}, nil
}

// checked is Check's verdict without the rule about missing templates, which is
// no matter of decoding.
func checked(object map[string]any) (verdict, []kubeapi.Fault) {
	faults, paths, _ := kubeapi.Check(object)
	faults = slices.DeleteFunc(faults, missingTemplate)
	if len(faults) > 0 {
		return verdict{Refused: true}, faults
	}
	var unknown []string
	for _, path := range paths {
		unknown = append(unknown, strictPath(path))
	}
	slices.Sort(unknown)
	return verdict{Unknown: slices.Compact(unknown)}, nil
}

func missingTemplate(fault kubeapi.Fault) bool {
	return strings.HasPrefix(fault.Reason, "no pod ")
}

// strictPath writes a path as strict decoding errors do.
func strictPath(path policy.Path) string {
	var b strings.Builder
	for i, element := range path {
		switch e := element.(type) {
		case int:
			b.WriteString("[" + strconv.Itoa(e) + "]")
		case string:
			if i > 0 {
				b.WriteByte('.')
			}
			b.WriteString(e)
		}
	}
	return b.String()
}

// compare holds Check to the real decoder; where names the object.
func compare(tb testing.TB, where string, gvk schema.GroupVersionKind, object map[string]any) (refused bool) {
	tb.Helper()
	data, err := json.Marshal(object)
	if err != nil {
		tb.Fatalf("%s: %v", where, err)
	}
	want, cause := apiServer(tb, gvk, data)
	got, faults := checked(object)
	if diff := cmp.Diff(want, got); diff != "" {
		tb.Errorf("%s (-API server +Check)\n%s\ndecoder: %v\nfaults: %v\n%.1500s", where, diff, cause, faults, data)
	}
	return want.Refused
}
