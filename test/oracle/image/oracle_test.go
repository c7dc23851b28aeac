package image_test

import (
	_ "crypto/sha256" // the oracle knows the digests whose hashes are linked
	_ "crypto/sha512"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/distribution/reference"

	"github.com/reeve-policy/reeve/bundles"
	"github.com/reeve-policy/reeve/rego"
)

// parts are what a reference consists of, the zero value when it is none.
type parts struct {
	Host         string `json:"host"`
	Path         string `json:"path"`
	Repository   string `json:"repository"`
	Tag          string `json:"tag"`
	Digest       string `json:"digest"`
	ExplicitHost bool   `json:"explicit_host"`
}

// native is what the oracle makes of a text.
func native(t testing.TB, text string) parts {
	t.Helper()
	named, err := reference.ParseNormalizedNamed(text)
	if err != nil {
		return parts{}
	}
	p := parts{
		Host: reference.Domain(named), Path: reference.Path(named), Repository: named.Name(),
		ExplicitHost: strings.HasPrefix(text, "docker.io/") || strings.HasPrefix(text, "index.docker.io/"),
	}
	if p.Host != "docker.io" {
		p.ExplicitHost = true
	}
	// To the oracle a name whose first component has a dot and an underscore has no host,
	// though it adds none either. Whatever pulls it takes that component for the host.
	if p.Host == "" {
		p.Host, p.Path, _ = strings.Cut(p.Repository, "/")
	}
	if tagged, ok := named.(reference.Tagged); ok {
		p.Tag = tagged.Tag()
	}
	if digested, ok := named.(reference.Digested); ok {
		p.Digest = digested.Digest().String()
	}
	if pulled, err := reference.ParseDockerRef(text); err != nil || pulled.String() != p.pulled() {
		t.Fatalf("%q: the oracle pulls %v (%v), from its parts %s", text, pulled, err, p.pulled())
	}
	return p
}

// pulled is the reference that runtimes pull: the digest decides, and latest is assumed.
func (p parts) pulled() string {
	switch {
	case p.Digest != "":
		return p.Repository + "@" + p.Digest
	case p.Tag != "":
		return p.Repository + ":" + p.Tag
	}
	return p.Repository + ":latest"
}

// view asks reeve.
type view struct {
	program *rego.Program
	binding *rego.Binding
}

func newView(t testing.TB) view {
	t.Helper()
	builtin, err := bundles.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	program, err := rego.Compile(builtin)
	if err != nil {
		t.Fatal(err)
	}
	binding, err := program.Bind(nil)
	if err != nil {
		t.Fatal(err)
	}
	return view{program, binding}
}

// batch is how many references one question is about.
const batch = 500

// compare wants reeve and the oracle to make the same of every text, and returns how many
// of them are references.
func (v view) compare(t testing.TB, texts []string) (valid int) {
	t.Helper()
	for len(texts) > 0 {
		n := min(batch, len(texts))
		for i, got := range v.ask(t, texts[:n]) {
			want := native(t, texts[i])
			if got != want {
				t.Errorf("%q: want %+v, got %+v", texts[i], want, got)
			}
			if want != (parts{}) {
				valid++
			}
		}
		texts = texts[n:]
	}
	return valid
}

// ask puts all texts into one pod: every second one is the image of a container, the
// others are those of volumes.
func (v view) ask(t testing.TB, texts []string) []parts {
	t.Helper()
	var containers, volumes []any
	index := map[string]int{} // of a text, by the path it has in the pod
	for i, text := range texts {
		if i%2 == 0 {
			index[fmt.Sprint("spec containers ", len(containers), " image")] = i
			containers = append(containers, map[string]any{"name": "app", "image": text})
		} else {
			index[fmt.Sprint("spec volumes ", len(volumes), " image reference")] = i
			volumes = append(volumes, map[string]any{"name": "data", "image": map[string]any{"reference": text}})
		}
	}
	answer, err := v.binding.Ask(t.Context(), rego.NewInput(map[string]any{
		"apiVersion": "v1", "kind": "Pod", "spec": map[string]any{"containers": containers, "volumes": volumes},
	}), "data.reeve.lib.image.references")
	if err != nil {
		t.Fatal(err)
	}
	all := make([]parts, len(texts))
	for _, found := range decode(t, answer) {
		i, ok := index[strings.Trim(fmt.Sprint(found.Path), "[]")]
		if !ok || texts[i] != found.Text {
			t.Fatalf("%q at %v is none of the references", found.Text, found.Path)
		}
		all[i] = found.Parsed
	}
	return all
}

type found struct {
	Text   string `json:"text"`
	Path   []any  `json:"path"`
	Parsed parts  `json:"parsed"`
}

func decode(t testing.TB, answer any) (all []found) {
	t.Helper()
	text, err := json.Marshal(answer)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &all); err != nil {
		t.Fatal(err)
	}
	return all
}
