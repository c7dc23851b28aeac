package network

import (
	"errors"
	"fmt"
	"net/netip"
	"strings"
)

// Endpoint is one end of traffic: a pod, the pods of a workload, or an outside address.
type Endpoint struct {
	// Kind is that of an object that is a pod or makes some, written as in policy.Match:
	// Pod, apps/Deployment. It is empty for an address.
	Kind      string `json:"kind,omitempty"`
	Namespace string `json:"namespace,omitempty"`
	Name      string `json:"name,omitempty"`
	// Address is outside the cluster, or that of a node.
	Address string `json:"address,omitempty"`
}

// Pod is a pod of the inventory.
func Pod(namespace, name string) Endpoint {
	return Endpoint{Kind: "Pod", Namespace: namespace, Name: name}
}

// Workload is any pod that an object of the inventory makes by its template, such as an
// apps/Deployment. Its address is not known.
func Workload(kind, namespace, name string) Endpoint {
	return Endpoint{Kind: kind, Namespace: namespace, Name: name}
}

// Address is an address outside the cluster, or that of a node. That a pod has the same
// one is not looked at.
func Address(address netip.Addr) Endpoint { return Endpoint{Address: address.String()} }

// String names the endpoint: Pod "shop/web" or 192.0.2.1.
func (e Endpoint) String() string {
	if e.Address != "" {
		return e.Address
	}
	return fmt.Sprintf("%s %q", e.Kind[strings.LastIndex(e.Kind, "/")+1:], e.Namespace+"/"+e.Name)
}

// check refuses what could only be answered wrongly.
func (e Endpoint) check() error {
	if e.Address != "" {
		return checkAddress(e)
	}
	switch {
	case e.Kind == "":
		return errors.New("endpoint without a kind or an address")
	case e.Namespace == "" || e.Name == "":
		return fmt.Errorf("%s: want a namespace and a name", e)
	}
	return nil
}

func checkAddress(e Endpoint) error {
	if e != (Endpoint{Address: e.Address}) {
		return fmt.Errorf("address %s with a kind, namespace or name: want either", e.Address)
	}
	if address, err := netip.ParseAddr(e.Address); err != nil || address.Zone() != "" {
		return fmt.Errorf("address %q: want one of IPv4 or IPv6, without a zone", e.Address)
	}
	return nil
}
