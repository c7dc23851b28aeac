package image_test

import (
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// The committed part of the development corpus, and the whole of it, which stands beside
// the project on its developers' machines.
const (
	committedCorpus = "../../../testdata/corpus"
	wholeCorpus     = "../../../../shared/corpus"
)

func TestImagesOfTheCommittedCorpusParseTheSame(t *testing.T) {
	compareCorpus(t, committedCorpus)
}

func TestImagesOfTheWholeCorpusParseTheSame(t *testing.T) {
	if _, err := os.Stat(wholeCorpus); err != nil {
		t.Skipf("the whole corpus is not here (%s): only its committed part was compared", wholeCorpus)
	}
	compareCorpus(t, wholeCorpus)
}

func compareCorpus(t *testing.T, corpus string) {
	t.Helper()
	texts := images(t, corpus)
	valid := newView(t).compare(t, texts)
	t.Logf("%d images, %d of them references", len(texts), valid)
	if valid == 0 {
		t.Error("no image of the corpus is a reference")
	}
}

// imageLine is a line that names an image, in whatever kind of file: what is no manifest
// yet, a template for one, brings the worse references.
var imageLine = regexp.MustCompile(`(?m)^[ \t-]*"?(?:image|reference)"?:[ \t]*(.*?)[ \t\r]*$`)

// images are all there are in the files below a folder, each once and in order.
func images(t testing.TB, folder string) []string {
	t.Helper()
	seen := map[string]bool{}
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.Type().IsRegular() {
			return err
		}
		text, err := os.ReadFile(path)
		for _, match := range imageLine.FindAllSubmatch(text, -1) {
			line := strings.ToValidUTF8(string(match[1]), "\uFFFD")
			seen[line] = true
			seen[strings.Trim(strings.TrimSuffix(line, ","), `"'`)] = true
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return slices.Sorted(maps.Keys(seen))
}
