// Package netpol proves what reeve says about NetworkPolicies against cyclonus, a simulator
// of them, and its selectors and CIDR blocks against apimachinery and net/netip. It holds
// tests only and is a module of its own, so that users of reeve inherit none of what it
// links.
package netpol
