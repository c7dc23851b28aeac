// Migrate prints how namespaces leave PodSecurityPolicies for Pod Security admission so that
// nothing changes: what the policies have in common with its levels, the patches that make
// workloads say what policies fill in today, and the labels to set.
//
//	go run ./examples/migrate CLUSTER NAMESPACE...
//
// CLUSTER is a file or folder with all that is in the cluster: policies, roles, bindings,
// service accounts and workloads. Exit codes: 0 printed, 2 something could not be read.
package main

import (
	"context"
	"fmt"
	"io"
	"os"

	"github.com/reeve-policy/reeve/evaluator"
	"github.com/reeve-policy/reeve/evaluator/psp"
)

func main() {
	if len(os.Args) < 3 {
		fmt.Fprintln(os.Stderr, "usage: migrate CLUSTER NAMESPACE...")
		os.Exit(2)
	}
	if err := run(context.Background(), os.Stdout, os.Args[1], os.Args[2:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
}

func run(ctx context.Context, out io.Writer, cluster string, namespaces []string) error {
	inv := evaluator.NewInventory()
	if err := inv.Put(evaluator.Files(cluster)); err != nil {
		return err
	}
	if err := inv.MarkComplete("*/*"); err != nil {
		return err
	}
	ev, err := evaluator.New(ctx, evaluator.WithInventory(inv))
	if err != nil {
		return err
	}
	questions := psp.New(ev)
	levels, err := questions.Levels(ctx)
	if err != nil {
		return err
	}
	migrations, err := questions.Migrate(ctx, namespaces...)
	if err != nil {
		return err
	}
	if err := printLevels(out, levels); err != nil {
		return err
	}
	return printMigrations(out, migrations)
}
