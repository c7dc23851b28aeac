package main

import (
	"errors"
	"flag"
	"fmt"
	"io"

	"github.com/reeve-policy/reeve/policy"
)

type options struct {
	profile string
	failOn  policy.Severity // 0: no finding fails the scan
	print   func(io.Writer, *policy.Report) error
	paths   []string
	// complete says that what was given is all there is.
	complete bool
	evidence string // file, empty for none
}

// parse reads the command line; it has told the user what is wrong when it fails.
func parse(args []string, stderr io.Writer) (options, error) {
	var o options
	flags := flag.NewFlagSet("scan", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.Usage = func() {
		fmt.Fprintln(stderr, "usage: scan [flags] PATH...   (a file, a folder, or - for standard input)")
		flags.PrintDefaults()
	}
	flags.StringVar(&o.profile, "profile", "recommended", "profile, with a version after an @ where it has one: restricted@v1.29")
	flags.BoolVar(&o.complete, "complete", false, "what is scanned is all there is: what it does not hold does not exist")
	flags.StringVar(&o.evidence, "evidence", "", "JSON `file` with facts about images, as policy.EvidenceSchema says")
	failOn := flags.String("fail-on", "info", "lowest severity that makes the exit code 1: critical, high, medium, low, info, or none")
	format := flags.String("format", "table", "table or json")
	if err := flags.Parse(args); err != nil {
		return o, err
	}
	o.paths = flags.Args()
	if err := o.check(*failOn, *format); err != nil {
		fmt.Fprintln(stderr, "scan:", err)
		flags.Usage()
		return o, err
	}
	return o, nil
}

func (o *options) check(failOn, format string) (err error) {
	if len(o.paths) == 0 {
		return errors.New("nothing to scan: name a file, a folder, or -")
	}
	if failOn != "none" {
		if o.failOn, err = policy.ParseSeverity(failOn); err != nil {
			return fmt.Errorf("--fail-on: %w, or none", err)
		}
	}
	switch format {
	case "table":
		o.print = printTable
	case "json":
		o.print = printJSON
	default:
		return fmt.Errorf("--format %q: want table or json", format)
	}
	return nil
}
