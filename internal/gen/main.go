// Command gen writes everything in this repository that is derived from something
// else in it: the Rego registry and the documentation of the built-in policies, the types
// of a pod in Rego, and the listings of the exported API.
//
//	go run ./internal/gen                               regenerate
//	go run ./internal/gen new-policy <domain>/<slug>    start a policy
//
// It works from any folder of the module. That nothing is stale is a test of this
// package.
package main

//go:generate go run .

import (
	"errors"
	"fmt"
	"os"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintf(os.Stderr, "gen: %v\n", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	root, err := moduleRoot()
	if err != nil {
		return err
	}
	switch {
	case len(args) == 0:
		return regenerate(root)
	case len(args) == 2 && args[0] == "new-policy":
		return announce(newPolicy(root, args[1]))
	}
	return errors.New("usage: gen [new-policy <domain>/<slug>]")
}

func regenerate(root string) error {
	files, err := generate(root)
	if err != nil {
		return err
	}
	return announce(files.write(root))
}

// announce prints what was done, even where it was cut short.
func announce(done []string, err error) error {
	for _, line := range done {
		fmt.Println(line)
	}
	return err
}
