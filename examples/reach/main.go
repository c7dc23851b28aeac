// Reach draws who may send to whom in namespaces, as their network policies say.
//
//	go run ./examples/reach [--format table|mermaid] [--namespace NAME]... [--pods] [--port 80/TCP]...
//		[--address IP]... [--complete] PATH...
//
// A PATH is a file, a folder or - for standard input. Shown are workloads, or with --pods
// pods; by default on all ports that they declare and in the namespace default. What may
// be otherwise, because the paths may not hold all there is, has a question mark or a
// dotted line; --complete says that they do.
//
// What was asked for goes to standard output, everything else to standard error. Exit
// codes: 0 drawn, 2 usage, 3 something could not be read or answered.
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
