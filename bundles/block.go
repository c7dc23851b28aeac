package bundles

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/reeve-policy/reeve/internal/suggest"
)

// block is the text between METADATA and package, where faults are looked up.
type block struct {
	lines      []string
	start, end int // lines of METADATA and of package
}

func blockOf(text string, annotations *ast.Annotations, module *ast.Module) block {
	end := module.Package.Location.Row
	if annotations == nil {
		return block{start: end, end: end}
	}
	start := annotations.Location.Row
	return block{lines: strings.Split(text, "\n")[start-1 : end-1], start: start, end: end}
}

// lineOf finds the line that begins with key, else one that holds it, else that of
// METADATA.
func (b block) lineOf(key string) int {
	begins := func(line string) bool { return strings.HasPrefix(strings.TrimLeft(line, "# \t-"), key+":") }
	holds := func(line string) bool { return strings.Contains(line, key+":") }
	for _, fits := range []func(string) bool{begins, holds} {
		if i := slices.IndexFunc(b.lines, fits); i >= 0 {
			return b.start + i
		}
	}
	return b.start
}

// opaKeys are the keys of METADATA that OPA knows. It ignores any other.
var opaKeys = []string{
	"authors", "compile", "custom", "description", "entrypoint", "labels", "organizations",
	"related_resources", "schemas", "scope", "title",
}

var topLevelKey = regexp.MustCompile(`^# ?([A-Za-z_][A-Za-z0-9_-]*):(?:\s|$)`)

// checkKeys refuses keys that OPA would ignore.
func (d *decoder) checkKeys() {
	for i, line := range d.block.lines {
		key := topLevelKey.FindStringSubmatch(line)
		if key != nil && !slices.Contains(opaKeys, key[1]) {
			d.faultAt(d.block.start+i, unknownKey("METADATA", key[1], opaKeys))
		}
	}
}

func unknownKey(where, key string, known []string) string {
	reason := fmt.Sprintf("%s: unknown key %q", where, key)
	if near := suggest.Nearest(key, known); near != "" {
		reason += fmt.Sprintf(": did you mean %q", near)
	}
	return reason
}
