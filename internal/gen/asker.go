package main

import (
	"context"
	"encoding/json"
	"path"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/storage"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
	"github.com/open-policy-agent/opa/v1/topdown"

	"github.com/reeve-policy/reeve/bundles"
)

// asker evaluates rules of the built-in bundle, its tests included.
type asker struct {
	compiler *ast.Compiler
	store    storage.Store
	txn      storage.Transaction
}

// newAsker compiles the bundle with the registry as it will be, not as it is on disk.
func newAsker(bundle *bundles.Bundle, registry []byte) (*asker, error) {
	texts := map[string]string{}
	for _, source := range bundle.Sources() {
		texts[path.Join("bundles", source.File)] = source.Text
	}
	texts[registryFile] = string(registry)
	modules := make(map[string]*ast.Module, len(texts))
	for file, text := range texts {
		module, err := ast.ParseModule(file, text)
		if err != nil {
			return nil, err
		}
		modules[file] = module
	}
	a := &asker{compiler: ast.NewCompiler(), store: inmem.New()}
	if a.compiler.Compile(modules); a.compiler.Failed() {
		return nil, a.compiler.Errors
	}
	var err error
	a.txn, err = a.store.NewTransaction(context.Background())
	return a, err
}

// knowing is an asker that finds documents below data.
func (a *asker) knowing(documents map[string]any) (*asker, error) {
	store := inmem.NewFromObject(documents)
	txn, err := store.NewTransaction(context.Background())
	return &asker{compiler: a.compiler, store: store, txn: txn}, err
}

// ask decodes a rule below data.reeve.policies into answer, which stays as it is where the
// rule is undefined. A nil input is none.
func (a *asker) ask(answer, input any, segments ...string) error {
	ref := ast.Ref{ast.DefaultRootDocument, ast.StringTerm("reeve"), ast.StringTerm("policies")}
	for _, segment := range segments {
		ref = append(ref, ast.StringTerm(segment))
	}
	value, err := ast.InterfaceToValue(input)
	if err != nil {
		return err
	}
	return a.decode(answer, topdown.NewQuery(ast.NewBody(
		ast.Equality.Expr(ast.VarTerm("answer"), ast.NewTerm(ref)),
	)).WithInput(ast.NewTerm(value)))
}

func (a *asker) decode(answer any, query *topdown.Query) error {
	results, err := query.WithCompiler(a.compiler).WithStore(a.store).WithTransaction(a.txn).
		WithStrictBuiltinErrors(true).Run(context.Background())
	if err != nil || len(results) == 0 {
		return err
	}
	value, err := ast.JSON(results[0]["answer"].Value)
	if err != nil {
		return err
	}
	text, err := json.Marshal(value)
	if err != nil {
		return err
	}
	return json.Unmarshal(text, answer)
}
