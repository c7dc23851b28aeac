package network

import "fmt"

// Protocol is a protocol that network policies know.
type Protocol string

// The protocols.
const (
	TCP  Protocol = "TCP"
	UDP  Protocol = "UDP"
	SCTP Protocol = "SCTP"
)

// Port is where traffic arrives, on the pod itself and not on a Service before it.
type Port struct {
	Number   int      `json:"number"`
	Protocol Protocol `json:"protocol"`
}

// String writes 443/TCP.
func (p Port) String() string { return fmt.Sprintf("%d/%s", p.Number, p.Protocol) }

func (p Port) check() error {
	if p.Number < 1 || p.Number > 65535 {
		return fmt.Errorf("port %s: want a number from 1 to 65535", p)
	}
	if p.Protocol != TCP && p.Protocol != UDP && p.Protocol != SCTP {
		return fmt.Errorf("port %s: want the protocol %s, %s or %s", p, TCP, UDP, SCTP)
	}
	return nil
}
