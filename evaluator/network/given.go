package network

import "encoding/json"

// givenMatrix is a matrix as Rego gives it.
type givenMatrix struct {
	Endpoints []struct {
		Kind, Namespace, Name string
		Class                 int
	}
	Ports           []Port
	Egress, Ingress [][]side
	Doubts          []string
}

// side is what the policies on a class say of all classes in one direction.
type side struct {
	Allowed, Doubtful classes
}

// classes is a set of classes of endpoints.
type classes struct {
	all     bool
	members map[int]bool
}

func (c classes) has(class int) bool { return c.all || c.members[class] }

// UnmarshalJSON reads a list, or null for all there are.
func (c *classes) UnmarshalJSON(text []byte) error {
	if string(text) == "null" {
		c.all = true
		return nil
	}
	var list []int
	if err := json.Unmarshal(text, &list); err != nil {
		return err
	}
	c.members = make(map[int]bool, len(list))
	for _, class := range list {
		c.members[class] = true
	}
	return nil
}

func (g givenMatrix) matrix(e engine) *Matrix {
	m := &Matrix{
		Ports: g.Ports, Doubts: g.Doubts, allowsSelf: e.AllowsSelf,
		egress: g.Egress, ingress: g.Ingress,
	}
	for _, given := range g.Endpoints {
		m.class = append(m.class, given.Class)
		if given.Kind == "Address" {
			m.Endpoints = append(m.Endpoints, Endpoint{Address: given.Name})
			continue
		}
		m.Endpoints = append(m.Endpoints, Endpoint{Kind: given.Kind, Namespace: given.Namespace, Name: given.Name})
	}
	return m
}
