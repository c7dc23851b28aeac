// Scan is a small but complete scanner for Kubernetes manifests, built on nothing
// but reeve and the standard library.
//
//	go run ./examples/scan [--profile NAME] [--fail-on SEVERITY] [--format table|json] [--complete]
//		[--evidence FILE] PATH...
//
// A PATH is a file, a folder or - for standard input. Policies that look at other
// objects find those of all paths. That one is missing they take for proven only with
// --complete, which says that the paths hold all there is; else they are skipped.
//
// What was found goes to
// standard output, everything else to standard error. Exit codes: 0 clean,
// 1 findings, 2 usage, 3 something could not be read or run.
package main

import (
	"context"
	"os"
	"os/signal"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	code := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}
