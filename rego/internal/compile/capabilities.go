package compile

import (
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
)

// capabilities are those of the linked OPA without what reaches out of a policy: a
// policy is data from elsewhere, it may not call the network, read files, see the
// process or load more code. The schema built-ins are among them for their $ref: it
// reads any file, which AllowNet does not forbid.
func capabilities() *ast.Capabilities {
	all := ast.CapabilitiesForThisVersion()
	all.Builtins = slices.DeleteFunc(slices.Clone(all.Builtins), func(b *ast.Builtin) bool {
		switch b.Name {
		case "http.send", "net.lookup_ip_addr", "opa.runtime", "rego.parse_module", "json.match_schema", "json.verify_schema":
			return true
		}
		return false
	})
	all.AllowNet = []string{}
	return all
}
