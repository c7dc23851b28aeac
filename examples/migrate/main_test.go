package main

import (
	"bytes"
	"flag"
	"os"
	"testing"
)

var update = flag.Bool("update", false, "write the wanted output anew: read the difference before you commit it")

const golden = "testdata/output.txt"

func TestEachNamespaceGetsItsLevelAndPatches(t *testing.T) {
	var out bytes.Buffer
	if err := run(t.Context(), &out, "testdata/cluster.yaml", []string{"shop", "monitoring", "empty"}); err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(golden, out.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if out.String() != string(want) {
		t.Errorf("want\n%s\ngot\n%s", want, out.String())
	}
}

func TestWhatCannotBeReadIsAnError(t *testing.T) {
	for _, file := range []string{"absent.yaml", "main.go"} {
		if err := run(t.Context(), &bytes.Buffer{}, file, []string{"shop"}); err == nil {
			t.Errorf("%s: want an error", file)
		}
	}
}
