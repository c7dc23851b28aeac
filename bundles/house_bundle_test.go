package bundles_test

import (
	"path"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/format"
)

// forbidden built-ins reach out of the policy, answer differently from call to call
// or from version to version of OPA, or are left over from debugging.
var forbidden = map[string]string{
	"units.parse":         "it is inexact: use the view quantity",
	"units.parse_bytes":   "it reads m as mega: use the view quantity",
	"yaml.unmarshal":      "versions of OPA read YAML differently",
	"http.send":           "policies reach nothing",
	"net.lookup_ip_addr":  "policies reach nothing",
	"opa.runtime":         "policies know nothing of the process",
	"rego.parse_module":   "policies load no code",
	"rego.metadata.chain": "the METADATA is in data.reeve.generated.registry",
	"rego.metadata.rule":  "the METADATA is in data.reeve.generated.registry",
	"time.now_ns":         "the clock is injected",
	"rand.intn":           "verdicts are the same each time",
	"uuid.rfc4122":        "verdicts are the same each time",
	"print":               "it is left over from debugging",
	"trace":               "it is left over from debugging",
}

// theClock is the one place that may ask what time it is.
const theClock = "reeve/lib/clock"

func TestHouseAvoidsBuiltins(t *testing.T) {
	for file, module := range openHouse(t).modules {
		ast.WalkRefs(module, func(ref ast.Ref) bool {
			if why, found := forbidden[ref.String()]; found && !(ref.String() == "time.now_ns" && path.Dir(file) == theClock) {
				t.Errorf("%s:%d: %s: %s", file, ref[0].Location.Row, ref, why)
			}
			return false
		})
	}
}

func TestHouseImportsNoOtherRego(t *testing.T) {
	for file, module := range openHouse(t).modules {
		for _, i := range module.Imports {
			head := i.Path.Value.(ast.Ref)[0]
			if head.Equal(ast.VarTerm("rego")) || head.Equal(ast.FutureRootDocument) {
				t.Errorf("%s:%d: import %v: want none, the manifest says which Rego it is", file, i.Location.Row, i.Path)
			}
		}
	}
}

// oldestOPA is the oldest that other tools bring along.
const oldestOPA = "v1.17.0"

func TestHouseCompilesWithOlderOPA(t *testing.T) {
	capabilities, err := ast.LoadCapabilitiesVersion(oldestOPA)
	if err != nil {
		t.Fatal(err)
	}
	compiler := ast.NewCompiler().WithCapabilities(capabilities).WithStrict(true)
	if compiler.Compile(openHouse(t).modules); compiler.Failed() {
		t.Errorf("OPA %s: %v", oldestOPA, compiler.Errors)
	}
}

func TestHouseIsFormatted(t *testing.T) {
	for _, source := range openHouse(t).bundle.Sources() {
		formatted, err := format.SourceWithOpts(source.File, []byte(source.Text), format.Opts{RegoVersion: ast.RegoV1})
		if err != nil {
			t.Errorf("%s: %v", source.File, err)
		} else if string(formatted) != source.Text {
			t.Errorf("%s is not formatted: run opa fmt --write bundles/reeve", source.File)
		}
	}
}
