package network

import (
	"context"
	"errors"
	"fmt"
	"net/netip"
)

// Scope is what a Matrix is about.
type Scope struct {
	// Namespaces are whose endpoints send and receive, at least one.
	Namespaces []string
	// Pods takes the pods that the inventory has. Otherwise it is workloads: whatever makes
	// pods and is not itself made by an object of the inventory, a lone pod included.
	Pods bool
	// Addresses send and receive as well.
	Addresses []netip.Addr
	// Ports are those asked about. None means all that the endpoints declare.
	Ports []Port
}

// Matrix is which endpoints may send to which, on every port. It is immutable and safe for
// concurrent use.
type Matrix struct {
	Endpoints []Endpoint
	Ports     []Port
	// Doubts are what would have to be known before all of it is certain, in words that
	// follow "not known is". Cells that are not certain for this reason say so.
	Doubts []string

	class      []int // of each endpoint
	egress     [][]side
	ingress    [][]side // by port, then class
	allowsSelf bool
}

// Cell is what a matrix says of one flow.
type Cell struct {
	Allowed bool
	Egress  bool // whether policies on the sender allow it
	Ingress bool // whether policies on the receiver allow it
	Certain bool // whether what the inventory lacks cannot change Allowed
}

// Matrix answers who may send to whom, over one version of the inventory. That costs far
// less than to ask about each flow.
func (q *Questions) Matrix(ctx context.Context, scope Scope) (*Matrix, error) {
	if err := scope.check(); err != nil {
		return nil, fmt.Errorf("network: %w", err)
	}
	of := "workloads"
	if scope.Pods {
		of = "pods"
	}
	var given givenMatrix
	if err := q.ask(ctx, "matrix.answer", map[string]any{
		"namespaces": scope.Namespaces, "of": of, "addresses": scope.Addresses, "ports": scope.Ports, "engine": q.engine,
	}, &given); err != nil {
		return nil, err
	}
	return given.matrix(q.engine), nil
}

func (s Scope) check() error {
	if len(s.Namespaces) == 0 {
		return errors.New("scope without a namespace: want the name of at least one")
	}
	var errs []error
	for _, port := range s.Ports {
		errs = append(errs, port.check())
	}
	for _, address := range s.Addresses {
		errs = append(errs, Address(address).check())
	}
	return errors.Join(errs...)
}

// Cell is about the flow from one of the Endpoints to another on one of the Ports, all by
// their index.
func (m *Matrix) Cell(from, to, port int) Cell {
	if from == to && m.allowsSelf && m.Endpoints[from].Kind == "Pod" {
		return Cell{Allowed: true, Egress: true, Ingress: true, Certain: true}
	}
	sender, receiver := m.class[from], m.class[to]
	egress, ingress := m.egress[port][sender], m.ingress[port][receiver]
	c := Cell{Egress: egress.Allowed.has(receiver), Ingress: ingress.Allowed.has(sender)}
	c.Allowed = c.Egress && c.Ingress
	surelyOut, surelyIn := !egress.Doubtful.has(receiver), !ingress.Doubtful.has(sender)
	if c.Allowed {
		c.Certain = surelyOut && surelyIn
	} else {
		c.Certain = !c.Egress && surelyOut || !c.Ingress && surelyIn
	}
	return c
}
