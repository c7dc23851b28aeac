package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/reeve-policy/reeve/policy"
)

// printTable writes a line per violation and one that sums up.
func printTable(w io.Writer, report *policy.Report) error {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	rows := 0
	for v := range report.Violations() {
		if rows == 0 {
			fmt.Fprintln(table, "SEVERITY\tPOLICY\tPLACE\tOBJECT\tFIELD\tMESSAGE")
		}
		rows++
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%s\t%s\n", v.Severity, v.PolicyID, v.Location, v.Object, v.Path, v.Message)
	}
	if err := table.Flush(); err != nil {
		return err
	}
	if rows > 0 {
		fmt.Fprintln(w)
	}
	_, err := fmt.Fprintln(w, summary(report.Counts()))
	return err
}

func summary(c policy.Counts) string {
	parts := []string{
		number(c.Objects, "object"),
		fmt.Sprintf("%d that no policy judges", c.Unmatched),
		number(c.Problems, "problem"),
		fmt.Sprintf("%d skipped", c.Outcomes[policy.StatusSkip]),
	}
	severities := policy.Severities()
	violations := 0
	var by []string
	for i := len(severities) - 1; i >= 0; i-- {
		if n := c.Severity[severities[i]]; n > 0 {
			violations += n
			by = append(by, fmt.Sprintf("%d %s", n, severities[i]))
		}
	}
	text := strings.Join(append(parts, number(violations, "violation")), ", ")
	if len(by) > 0 {
		text += " (" + strings.Join(by, ", ") + ")"
	}
	return text
}

func number(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return fmt.Sprintf("%d %s", n, noun)
}

// printJSON writes the report as it is, with its counts.
func printJSON(w io.Writer, report *policy.Report) error {
	encoder := json.NewEncoder(w)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false)
	return encoder.Encode(struct {
		*policy.Report
		Counts policy.Counts `json:"counts"`
	}{report, report.Counts()})
}
