package main

import (
	"reflect"
	"strings"
	"testing"

	"github.com/reeve-policy/reeve/internal/kubeapi"
	"k8s.io/client-go/kubernetes/scheme"
)

func TestKindOfEveryRegisteredType(t *testing.T) {
	compared := 0
	for gvk, goType := range scheme.Scheme.AllKnownTypes() {
		compared++
		apiVersion, kind, ok := kubeapi.KindOf(goType.PkgPath(), goType.Name())
		if !strings.HasPrefix(goType.PkgPath(), apiPrefix) {
			if ok {
				t.Errorf("%s: got %s %s, want nothing", goType, apiVersion, kind)
			}
			continue
		}
		wantVersion, wantKind := gvk.ToAPIVersionAndKind()
		if !ok || apiVersion != wantVersion || kind != wantKind {
			t.Errorf("%s: got %q, %q, %v, want %s", goType, apiVersion, kind, ok, gvk)
		}
	}
	t.Logf("%d registrations compared", compared)
}

// TestKindOfPartsIsNothing asks for every other type that a kind is made of.
func TestKindOfPartsIsNothing(t *testing.T) {
	kinds, err := apiKinds(scheme.Scheme.AllKnownTypes())
	if err != nil {
		t.Fatal(err)
	}
	c := collector{structs: map[reflect.Type][]line{}}
	for kind := range kinds {
		c.add(kind)
	}
	for part := range c.structs {
		if _, isKind := kinds[part]; isKind {
			continue
		}
		if apiVersion, kind, ok := kubeapi.KindOf(part.PkgPath(), part.Name()); ok {
			t.Errorf("%s: got %s %s, want nothing", part, apiVersion, kind)
		}
	}
}
