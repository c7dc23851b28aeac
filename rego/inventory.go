package rego

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/storage"
)

// inventoryRoot is the document under which policies find other objects.
const inventoryRoot = "inventory"

// inventoryStore adds an inventory to a store. It converts what a policy reads and
// nothing else: a lazy object answers for its keys without looking at its values.
type inventoryStore struct {
	storage.Store
	document map[string]any
}

// Read implements storage.Store.
func (s inventoryStore) Read(ctx context.Context, txn storage.Transaction, path storage.Path) (any, error) {
	switch {
	case len(path) == 0:
		return s.readAll(ctx, txn, path)
	case path[0] != inventoryRoot:
		return s.Store.Read(ctx, txn, path)
	}
	var node any = s.document
	for i, key := range path[1:] {
		children, ok := node.(map[string]any)
		if !ok {
			return find(node, path[i+1:], path)
		}
		if node, ok = children[key]; !ok {
			return nil, notFound(path)
		}
	}
	return lazy(node)
}

// readAll returns a map, which topdown reads lazily; an ast.Object would want the hash
// of the inventory, and with it all of it converted.
func (s inventoryStore) readAll(ctx context.Context, txn storage.Transaction, path storage.Path) (any, error) {
	base, err := s.Store.Read(ctx, txn, path)
	if err != nil {
		return nil, err
	}
	documents, ok := base.(ast.Object)
	if !ok {
		return nil, fmt.Errorf("inventory: the store holds %T", base)
	}
	all := make(map[string]any, documents.Len()+1)
	documents.Foreach(func(name, document *ast.Term) {
		if name, ok := name.Value.(ast.String); ok {
			all[string(name)] = document.Value
		}
	})
	all[inventoryRoot] = s.document
	return all, nil
}

// lazy converts a node of the inventory, of one with children only the surface.
func lazy(node any) (ast.Value, error) {
	if children, ok := node.(map[string]any); ok {
		return ast.LazyObject(children), nil
	}
	if object, ok := node.(json.Marshaler); ok {
		text, err := object.MarshalJSON()
		if err != nil {
			return nil, err
		}
		return ast.ValueFromReader(bytes.NewReader(text))
	}
	return ast.InterfaceToValue(node)
}

// find reads inside an object.
func find(node any, rest, path storage.Path) (any, error) {
	value, err := lazy(node)
	if err != nil {
		return nil, err
	}
	for _, key := range rest {
		step := ast.StringTerm(key)
		if _, ok := value.(*ast.Array); ok {
			step = ast.NumberTerm(json.Number(key))
		}
		if value, err = value.Find(ast.Ref{step}); err != nil {
			return nil, notFound(path)
		}
	}
	return value, nil
}

func notFound(path storage.Path) error {
	return &storage.Error{Code: storage.NotFoundErr, Message: path.String()}
}
