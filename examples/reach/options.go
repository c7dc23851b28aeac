package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"net/netip"
	"strconv"
	"strings"

	"github.com/reeve-policy/reeve/evaluator/network"
)

type options struct {
	scope    network.Scope
	complete bool
	draw     func(io.Writer, *network.Matrix) error
	paths    []string
}

// parse reads the command line; it has told the user what is wrong when it fails.
func parse(args []string, stderr io.Writer) (options, error) {
	var o options
	flags := flag.NewFlagSet("reach", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.Usage = func() {
		fmt.Fprintln(stderr, "usage: reach [flags] PATH...   (a file, a folder, or - for standard input)")
		flags.PrintDefaults()
	}
	format := flags.String("format", "table", "table or mermaid")
	flags.BoolVar(&o.scope.Pods, "pods", false, "show pods rather than what makes them")
	flags.BoolVar(&o.complete, "complete", false, "what is given is all there is")
	flags.Func("namespace", "`name` of a namespace, may be repeated (default \"default\")", func(name string) error {
		o.scope.Namespaces = append(o.scope.Namespaces, name)
		return nil
	})
	flags.Func("port", "`port` such as 80/TCP, may be repeated (default all that are declared)", o.addPort)
	flags.Func("address", "outside `IP` address, may be repeated", o.addAddress)
	if err := flags.Parse(args); err != nil {
		return o, err
	}
	o.paths = flags.Args()
	if err := o.check(*format); err != nil {
		fmt.Fprintln(stderr, "reach:", err)
		flags.Usage()
		return o, err
	}
	return o, nil
}

func (o *options) addPort(text string) error {
	number, protocol, found := strings.Cut(text, "/")
	if !found {
		protocol = string(network.TCP)
	}
	n, err := strconv.Atoi(number)
	if err != nil {
		return fmt.Errorf("want a port such as 80/TCP")
	}
	o.scope.Ports = append(o.scope.Ports, network.Port{Number: n, Protocol: network.Protocol(strings.ToUpper(protocol))})
	return nil
}

func (o *options) addAddress(text string) error {
	address, err := netip.ParseAddr(text)
	o.scope.Addresses = append(o.scope.Addresses, address)
	return err
}

func (o *options) check(format string) error {
	if len(o.paths) == 0 {
		return errors.New("nothing to read: name a file, a folder, or -")
	}
	if len(o.scope.Namespaces) == 0 {
		o.scope.Namespaces = []string{"default"}
	}
	switch format {
	case "table":
		o.draw = table
	case "mermaid":
		o.draw = mermaid
	default:
		return fmt.Errorf("--format %q: want table or mermaid", format)
	}
	return nil
}
