package main

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/reeve-policy/reeve/evaluator/network"
)

// table writes a row per sender and a column per receiver. What is uncertain has a
// question mark.
func table(w io.Writer, m *network.Matrix) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprint(t, "FROM \\ TO")
	for _, to := range m.Endpoints {
		fmt.Fprint(t, "\t", name(to))
	}
	fmt.Fprintln(t)
	for i, from := range m.Endpoints {
		fmt.Fprint(t, name(from))
		for j := range m.Endpoints {
			allowed, certain := ports(m, i, j)
			fmt.Fprint(t, "\t", allowed)
			if !certain {
				fmt.Fprint(t, "?")
			}
		}
		fmt.Fprintln(t)
	}
	return t.Flush()
}

// mermaid draws an arrow wherever something is allowed, dotted where it is uncertain.
func mermaid(w io.Writer, m *network.Matrix) error {
	var b strings.Builder
	b.WriteString("flowchart LR\n")
	for i, e := range m.Endpoints {
		fmt.Fprintf(&b, "  e%d[\"%s\"]\n", i, name(e))
	}
	for i := range m.Endpoints {
		for j := range m.Endpoints {
			allowed, certain := ports(m, i, j)
			arrow := "-->"
			if !certain {
				arrow = "-.->"
			}
			if i != j && allowed != "-" {
				fmt.Fprintf(&b, "  e%d %s|\"%s\"| e%d\n", i, arrow, allowed, j)
			}
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// ports are those on which one endpoint may send to another, and whether that is certain
// for all of them.
func ports(m *network.Matrix, from, to int) (allowed string, certain bool) {
	var list []string
	certain = true
	for k, port := range m.Ports {
		cell := m.Cell(from, to, k)
		certain = certain && cell.Certain
		if cell.Allowed {
			list = append(list, port.String())
		}
	}
	switch len(list) {
	case 0:
		return "-", certain
	case len(m.Ports):
		return "all", certain
	}
	return strings.Join(list, " "), certain
}

func name(e network.Endpoint) string {
	if e.Address != "" {
		return e.Address
	}
	return e.Namespace + "/" + e.Name
}
