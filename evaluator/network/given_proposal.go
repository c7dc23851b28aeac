package network

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
)

// givenProposal is a proposal as Rego gives it.
type givenProposal struct {
	Policies []manifest
	Doubts   []string
	Absent   []struct {
		Flow     int
		Endpoint Endpoint
	}
	Nameless []struct {
		Flow     int
		Endpoint string
	}
}

func (g givenProposal) err() error {
	var errs []error
	for _, absent := range g.Absent {
		errs = append(errs, fmt.Errorf("network: flow %d: %s is not in the inventory, or makes no pods", absent.Flow, absent.Endpoint))
	}
	for _, nameless := range g.Nameless {
		errs = append(errs, fmt.Errorf("network: flow %d: %s is on the host network and its address is not known: want a pod that has one, or the address",
			nameless.Flow, nameless.Endpoint))
	}
	return errors.Join(errs...)
}

func (g givenProposal) proposal() Proposal {
	p := Proposal{Doubts: g.Doubts}
	for _, policy := range g.Policies {
		p.Policies = append(p.Policies, policy)
	}
	return p
}

// manifest is an object whose numbers are int64, as in unstructured ones.
type manifest map[string]any

// UnmarshalJSON reads whole numbers as such.
func (m *manifest) UnmarshalJSON(text []byte) error {
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	var fields map[string]any
	if err := decoder.Decode(&fields); err != nil {
		return err
	}
	*m, _ = whole(fields).(map[string]any)
	return nil
}

func whole(value any) any {
	switch v := value.(type) {
	case map[string]any:
		for key, field := range v {
			v[key] = whole(field)
		}
	case []any:
		for i, item := range v {
			v[i] = whole(item)
		}
	case json.Number:
		if n, err := v.Int64(); err == nil {
			return n
		}
	}
	return value
}
