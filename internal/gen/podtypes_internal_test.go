package main

import (
	"strings"
	"testing"
)

// smallTypes are the least that a pod template is made of.
const smallTypes = `package core/v1 v1
type Container
	name string
	args []string
type EphemeralContainer
	name string
	args []string
	target string
type PodSpec
	containers []Container
	initContainers []Container
	ephemeralContainers []EphemeralContainer
	volumes []Volume
	limits map[string]quantity
type PodTemplateSpec
	metadata meta/v1.ObjectMeta
	spec PodSpec
kind Volume
	size quantity
package meta/v1
type ObjectMeta
	since time
`

func TestPodTypesAreATreeWithOneTableForContainers(t *testing.T) {
	text, err := podTypes(rootWith(t, smallTypes))
	if err != nil {
		t.Fatal(err)
	}
	want := `
_ephemeral := ` + "`" + `{
	"target": "string"
}` + "`" + `

_shared := ` + "`" + `{
	"name": "string",
	"args": ["string"]
}` + "`" + `

_template := ` + "`" + `{
	"metadata": {
		"since": "time"
	},
	"spec": {
		"volumes": [{
			"size": "quantity"
		}],
		"limits": "map[string]quantity"
	}
}` + "`" + `
`
	if got := string(text); !strings.HasSuffix(got, want) {
		t.Errorf("got %s\nwant at its end %s", got, want)
	}
}

func TestPodTypesRefuseWhatRegoCannotTell(t *testing.T) {
	for name, c := range map[string]struct{ old, now, want string }{
		"a word":                     {"size quantity", "size bytes", "bytes: data.reeve.lib.invalid cannot tell it"},
		"a map of objects":           {"size quantity", "size map[string]ObjectMeta", "cannot tell it"},
		"a type that is not there":   {"size quantity", "size Size", "core/v1.Size: data.reeve.lib.invalid cannot tell it"},
		"a type without fields":      {"\tsize quantity\n", "", "core/v1.Volume: data.reeve.lib.invalid cannot tell it"},
		"a type in itself":           {"size quantity", "size Volume", "a type contains itself"},
		"containers that are unlike": {"\targs []string\n\ttarget", "\targs string\n\ttarget", "core/v1.EphemeralContainer has no args []string"},
	} {
		t.Run(name, func(t *testing.T) {
			types := strings.Replace(smallTypes, c.old, c.now, 1)
			if types == smallTypes {
				t.Fatal("nothing is replaced")
			}
			if text, err := podTypes(rootWith(t, types)); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %s, %v\nwant %s", text, err, c.want)
			}
		})
	}
}

func TestPodTypesNeedTheTypes(t *testing.T) {
	if text, err := podTypes(t.TempDir()); err == nil {
		t.Errorf("got %s", text)
	}
}

func rootWith(t *testing.T, types string) string {
	t.Helper()
	root := t.TempDir()
	put(t, root, typesFile, types)
	return root
}
