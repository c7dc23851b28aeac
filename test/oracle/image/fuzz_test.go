package image_test

import (
	"strings"
	"testing"
)

func FuzzReference(f *testing.F) {
	for _, text := range hard {
		f.Add(text)
	}
	v := newView(f)
	f.Fuzz(func(t *testing.T, text string) {
		// No manifest holds anything else.
		v.compare(t, []string{strings.ToValidUTF8(text, "\uFFFD")})
	})
}
