package main

import (
	"context"
	"fmt"
	"io"

	"github.com/reeve-policy/reeve/evaluator"
	"github.com/reeve-policy/reeve/evaluator/network"
)

const (
	exitDrawn      = 0
	exitUsage      = 2
	exitIncomplete = 3
)

func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	o, err := parse(args, stderr)
	if err != nil {
		return exitUsage
	}
	matrix, err := ask(ctx, o, stdin)
	if err == nil {
		err = o.draw(stdout, matrix)
	}
	if err != nil {
		fmt.Fprintln(stderr, "reach:", err)
		return exitIncomplete
	}
	for _, doubt := range matrix.Doubts {
		fmt.Fprintln(stderr, "note: not known is", doubt)
	}
	return exitDrawn
}

func ask(ctx context.Context, o options, stdin io.Reader) (*network.Matrix, error) {
	inv := evaluator.NewInventory()
	for _, path := range o.paths {
		source := evaluator.Files(path)
		if path == "-" {
			source = evaluator.Manifests("-", stdin)
		}
		if err := inv.Put(source); err != nil {
			return nil, err
		}
	}
	if o.complete {
		if err := inv.MarkComplete("*/*"); err != nil {
			return nil, err
		}
	}
	ev, err := evaluator.New(ctx, evaluator.WithInventory(inv))
	if err != nil {
		return nil, err
	}
	return network.New(ev).Matrix(ctx, o.scope)
}
