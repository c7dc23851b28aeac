package bundles

import (
	"errors"
	"fmt"
	"os"

	"github.com/open-policy-agent/opa/v1/bundle"
)

// Option changes how a bundle is read.
type Option func(*loading)

type loading struct {
	tests  bool
	verify bool
	keys   []Key
}

// WithTests keeps the files named *_test.rego, which are left out otherwise, so
// that package regotest can run them.
func WithTests() Option {
	return func(l *loading) { l.tests = true }
}

// Key verifies the signature of a bundle.
type Key struct {
	// ID is the key ID that the signature names.
	ID string
	// Algorithm is that of JSON Web Signatures; empty means RS256.
	Algorithm string
	// Value is the public key in PEM, or the secret of an HMAC algorithm.
	Value string
	// Scope is the scope that the signature must claim, empty for none.
	Scope string
}

// WithVerification refuses a bundle that does not hold, in .signatures.json as
// `opa sign` writes it, a signature over all its files by one of the keys.
func WithVerification(keys ...Key) Option {
	return func(l *loading) { l.verify, l.keys = true, append(l.keys, keys...) }
}

// reader reads what loader finds. Tests are not even read where they are not wanted,
// except that a signature covers them.
func (l *loading) reader(loader bundle.DirectoryLoader) (*bundle.Reader, error) {
	if !l.verify {
		if !l.tests {
			loader = loader.WithFilter(func(file string, _ os.FileInfo, _ int) bool { return isTest(file) })
		}
		return bundle.NewCustomReader(loader).WithSkipBundleVerification(true), nil
	}
	config, err := l.verification()
	if err != nil {
		return nil, err
	}
	return bundle.NewCustomReader(loader).WithBundleVerificationConfig(config), nil
}

func (l *loading) verification() (*bundle.VerificationConfig, error) {
	if len(l.keys) == 0 {
		return nil, errors.New("verification without a key: give WithVerification one")
	}
	known := map[string]*bundle.KeyConfig{}
	for _, key := range l.keys {
		if key.ID == "" || key.Value == "" || known[key.ID] != nil {
			return nil, fmt.Errorf("key %q: want an ID of its own and a value", key.ID)
		}
		algorithm := key.Algorithm
		if algorithm == "" {
			algorithm = "RS256"
		}
		known[key.ID] = &bundle.KeyConfig{Key: key.Value, Algorithm: algorithm, Scope: key.Scope}
	}
	return bundle.NewVerificationConfig(known, "", "", nil), nil
}
