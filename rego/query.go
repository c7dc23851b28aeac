package rego

import (
	"strconv"
	"strings"
	"sync"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/reeve-policy/reeve/policy"
)

// jointQuery binds what each policy says to a variable of its own.
func (p *Program) jointQuery(ids []string) (ast.Body, error) {
	for _, id := range ids {
		if _, known := p.refs[id]; !known {
			return nil, &policy.UnknownPolicyError{ID: id}
		}
	}
	return p.compileQuery(p.jointBody(ids))
}

func (p *Program) jointBody(ids []string) ast.Body {
	var body ast.Body
	for i, id := range ids {
		body.Append(bind(violationVar(i), p.refs[id], "violation"))
		if p.unknown[id] {
			body.Append(bind(unknownVar(i), p.refs[id], "unknown"))
		}
	}
	return body
}

func (p *Program) compileQuery(body ast.Body) (ast.Body, error) {
	return p.compiler.QueryCompiler().Compile(body)
}

func bind(name ast.Var, ref ast.Ref, rule string) *ast.Expr {
	return ast.Equality.Expr(ast.NewTerm(name), ast.NewTerm(ref.Append(ast.StringTerm(rule))))
}

func violationVar(i int) ast.Var { return ast.Var("violation" + strconv.Itoa(i)) }
func unknownVar(i int) ast.Var   { return ast.Var("unknown" + strconv.Itoa(i)) }

// maxQueries bounds the cache: one entry per set of policies that match some
// object, which in practice is one per kind.
const maxQueries = 256

type queryCache struct {
	mu      sync.Mutex
	entries map[string]ast.Body
}

func newQueryCache() *queryCache { return &queryCache{entries: map[string]ast.Body{}} }

func (c *queryCache) get(ids []string, compile func() (ast.Body, error)) (ast.Body, error) {
	key := strings.Join(ids, " ")
	c.mu.Lock()
	defer c.mu.Unlock()
	if body, ok := c.entries[key]; ok {
		return body, nil
	}
	body, err := compile()
	if err != nil {
		return nil, err
	}
	if len(c.entries) >= maxQueries {
		clear(c.entries)
	}
	c.entries[key] = body
	return body, nil
}
