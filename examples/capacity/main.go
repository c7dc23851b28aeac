// Capacity prints what the ResourceQuotas of a namespace limit, what is used of it and what
// manifests ask for on top.
//
//	go run ./examples/capacity NAMESPACE CLUSTER MANIFESTS
//
// CLUSTER is a file or folder with what is there already: quotas, LimitRanges and, where a
// quota has no status yet, the objects that it counts. MANIFESTS is a file of what is yet to
// be applied. DURING UPDATES is what is left of a quota while all workloads are updated at
// once. What a DaemonSet asks for only all nodes could tell, so that it is named below. Exit
// codes: 0 all of it fits, 1 it does not, 2 something could not be read.
package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/reeve-policy/reeve/evaluator"
	"github.com/reeve-policy/reeve/evaluator/quota"
)

func main() {
	if len(os.Args) != 4 {
		fmt.Fprintln(os.Stderr, "usage: capacity NAMESPACE CLUSTER MANIFESTS")
		os.Exit(2)
	}
	fits, err := run(context.Background(), os.Stdout, os.Args[1], os.Args[2], os.Args[3])
	switch {
	case err != nil:
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	case !fits:
		os.Exit(1)
	}
}

// run prints the table and tells whether all that is asked for fits.
func run(ctx context.Context, out io.Writer, namespace, cluster, manifests string) (fits bool, err error) {
	inv := evaluator.NewInventory()
	if err := inv.Put(evaluator.Files(cluster)); err != nil {
		return false, err
	}
	ev, err := evaluator.New(ctx, evaluator.WithInventory(inv))
	if err != nil {
		return false, err
	}
	file, err := os.Open(manifests)
	if err != nil {
		return false, err
	}
	objects, err := quota.Manifests(manifests, file)
	_ = file.Close() // it was only read
	if err != nil {
		return false, err
	}
	accounts, err := quota.New(ev).Capacity(ctx, namespace, objects...)
	if err != nil {
		return false, err
	}
	fits, err = printTable(out, accounts)
	if len(accounts) > 0 {
		for _, doubt := range accounts[0].Doubts {
			fmt.Fprintln(out, "not known:", doubt)
		}
	}
	return fits, err
}

func printTable(out io.Writer, accounts []quota.Account) (fits bool, err error) {
	fits = true
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "QUOTA\tRESOURCE\tHARD\tUSED\tASKED FOR\tLEFT\tDURING UPDATES")
	for _, account := range accounts {
		var names []string
		for name := range account.Hard {
			names = append(names, name)
		}
		slices.Sort(names)
		for _, name := range names {
			asked := account.Added[name]
			if asked == "" {
				asked = "0"
			}
			left := account.Left[name]
			if strings.HasPrefix(left, "-") && asked != "0" {
				fits = false
			}
			fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%s\t%s\t%s\n", account.Quota.Name, name, account.Hard[name], account.Used[name], asked, left, account.Least[name])
		}
	}
	return fits, table.Flush()
}
