package main

import (
	"bytes"
	"fmt"
	"io"
	"slices"

	"github.com/reeve-policy/reeve/evaluator"
)

// input is what is scanned. It is read twice: to know what there is, and to judge it.
type input struct {
	paths []string
	stdin []byte
}

func read(paths []string, stdin io.Reader) (input, error) {
	in := input{paths: paths}
	if !slices.Contains(paths, "-") {
		return in, nil
	}
	var err error
	if in.stdin, err = io.ReadAll(stdin); err != nil {
		return in, fmt.Errorf("standard input: %w", err)
	}
	return in, nil
}

// sources keeps the order of the paths. Standard input named twice is empty the second
// time.
func (in input) sources() []evaluator.Source {
	stdin := bytes.NewReader(in.stdin)
	all := make([]evaluator.Source, len(in.paths))
	for i, path := range in.paths {
		if path == "-" {
			all[i] = evaluator.Manifests("-", stdin)
			continue
		}
		all[i] = evaluator.Files(path)
	}
	return all
}

// inventory holds what is scanned. The problems in it are those that judging it brings
// up too, and objects without a name, to which nothing can refer. But what was not read
// may hold what seems to be missing, so nothing is complete then.
func (in input) inventory(complete bool, stderr io.Writer) (*evaluator.Inventory, error) {
	inv := evaluator.NewInventory()
	err := inv.Put(in.sources()...)
	switch {
	case !complete:
		return inv, nil
	case err != nil:
		fmt.Fprintf(stderr, "note: --complete does not hold: not all could be taken in: %v\n", err)
		return inv, nil
	}
	return inv, inv.MarkComplete("*/*")
}
