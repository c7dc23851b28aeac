package main

import (
	"bytes"
	"os"
	"testing"

	"k8s.io/client-go/kubernetes/scheme"
)

func TestTypesAreFresh(t *testing.T) {
	want, err := render(scheme.Scheme.AllKnownTypes())
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile("../types.txt")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("internal/kubeapi/types.txt is stale: run go generate ./internal/kubeapi")
	}
}
