package image_test

import (
	"fmt"
	"math/rand/v2"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/distribution/reference"

	"github.com/reeve-policy/reeve/rego"
)

// patterns is how many entries of an allow list are tried, each with so many images.
const (
	patterns = 150
	tried    = 200
)

// TestRandomEntriesNameWholeComponents compares what an allow list of one entry lets
// through with a plain reading of the rule: component by component, on what the oracle
// makes of the image and of the entry.
func TestRandomEntriesNameWholeComponents(t *testing.T) {
	random := dice{rand.New(rand.NewPCG(3, 4))}
	v := newView(t)
	named := 0
	for range patterns {
		texts := make([]string, tried)
		for i := range texts {
			texts[i] = random.name()
		}
		pattern := random.entry(random.of(texts...))
		for beyondModel.MatchString(pattern) {
			pattern = random.entry(random.of(texts...))
		}
		entry := newEntry(pattern)
		for i, refused := range v.refused(t, pattern, texts) {
			if want := entry.names(texts[i]); want == refused {
				t.Errorf("entry %q and image %q: want named %v", pattern, texts[i], want)
			} else if want {
				named++
			}
		}
	}
	t.Logf("%d pairs compared, in %d the entry names the image", patterns*tried, named)
	if named < patterns {
		t.Errorf("entries name %d images of theirs: want one each and more", named)
	}
}

// beyondModel are entries with a tag, and those with a star in an IPv6 address.
var beyondModel = regexp.MustCompile(`^[^/.A-Z]+:[^/]*$|^\[[^\]]*\*`)

// entry is the beginning of an image, by components or, which must not count, by characters.
func (d dice) entry(text string) string {
	parts := strings.Split(text, "/")
	parts = parts[:1+d.IntN(len(parts))]
	last := len(parts) - 1
	switch d.IntN(6) {
	case 0:
		parts[last] = parts[last][:1+d.IntN(len(parts[last]))]
	case 1:
		parts[last] = parts[last][:1+d.IntN(len(parts[last]))] + "*"
	case 2:
		if last > 0 {
			parts[1+d.IntN(last)] = "*"
		}
	}
	return strings.Join(parts, "/") + d.of("", "", "/")
}

// refused tells of each image whether an allow list of this one entry stops it.
func (v view) refused(t *testing.T, pattern string, texts []string) []bool {
	t.Helper()
	parameters := map[string]any{"containers/image-restrict-registries": map[string]any{"allowed": []any{pattern}}}
	binding, err := v.program.Bind(map[string]any{"reeve_parameters": parameters})
	if err != nil {
		t.Fatal(err)
	}
	var containers []any
	for _, text := range texts {
		containers = append(containers, map[string]any{"name": "app", "image": text})
	}
	answer, err := binding.Ask(t.Context(), rego.NewInput(map[string]any{
		"apiVersion": "v1", "kind": "Pod", "spec": map[string]any{"containers": containers},
	}), `data.reeve.policies.containers["image-restrict-registries"].violation`)
	if err != nil {
		t.Fatal(err)
	}
	stopped := map[string]bool{}
	for _, f := range decode(t, answer) {
		stopped[fmt.Sprint(f.Path...)] = true
	}
	all := make([]bool, len(texts))
	for i := range texts {
		all[i] = stopped[fmt.Sprint("spec", "containers", float64(i), "image")]
	}
	return all
}

// A star, and a word that stands for it where the oracle looks at the entry.
const (
	star     = "*"
	starWord = "qstarq"
)

// entry is the rule, written without a thought for speed.
type entry struct {
	components []string // of host and path
	itself     bool     // whether it names them as well as what is below
}

var bareHost = regexp.MustCompile(`^(\[.*\]|localhost|[^/:]*[.A-Z][^/:]*)(:[0-9]+)?$`)

// newEntry has no components where nothing could be below.
func newEntry(pattern string) entry {
	text := strings.ReplaceAll(pattern, star, starWord)
	if text == "docker.io/"+starWord || text == "index.docker.io/"+starWord {
		return entry{[]string{"docker.io", star}, true} // not only official images
	}
	e := entry{itself: true}
	below := ""
	if bareHost.MatchString(text) || strings.HasSuffix(text, "/") {
		// Two components, so that none is taken for an official image. Small letters in
		// brackets alone are no host to the oracle, though capitals are.
		e.itself, below = false, "/x/x"
		text = regexp.MustCompile(`^\[[a-f]+\]$`).ReplaceAllStringFunc(text, strings.ToUpper)
	}
	text = strings.TrimSuffix(text, "/") + below
	name, err := reference.ParseNormalizedNamed(text)
	if err != nil { // a host with an underscore takes no port, not even the one that counts as none
		name, err = reference.ParseNormalizedNamed(standardPort.ReplaceAllString(text, "/"))
	}
	if err != nil {
		return entry{}
	}
	text = strings.TrimSuffix(sameHost(reference.TrimNamed(name).Name()), below)
	e.components = strings.Split(strings.ReplaceAll(text, starWord, star), "/")
	return e
}

func (e entry) names(text string) bool {
	image, err := reference.ParseNormalizedNamed(text)
	if err != nil || e.components == nil {
		return false
	}
	have := strings.Split(sameHost(image.Name()), "/")
	if len(have) < len(e.components) || len(have) == len(e.components) && !e.itself {
		return false
	}
	return slices.EqualFunc(e.components, have[:len(e.components)], func(glob, component string) bool {
		matched, err := path.Match(strings.NewReplacer("[", `\[`, "]", `\]`).Replace(glob), component)
		return err == nil && matched
	})
}

var standardPort = regexp.MustCompile(`:0*443/`)

// sameHost writes hosts that are the same to DNS and TLS in one way.
func sameHost(name string) string { return standardPort.ReplaceAllString(strings.ToLower(name), "/") }
