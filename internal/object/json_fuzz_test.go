package object_test

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/reeve-policy/reeve/internal/object"
	"github.com/reeve-policy/reeve/policy"
)

func FuzzJSON(f *testing.F) {
	f.Add(`{"apiVersion":"v1","kind":"X","a":[1,{"b":"\u00e9\ud83d\ude00\\\""},[]," "],"é":{}, "c" : -1.5e+3}`)
	f.Add("{\"apiVersion\":\"v1\",\n\t\"kind\":\"List\",\"items\":[{\"apiVersion\":\"v1\",\"kind\":\"X\"},1 , {}]}{}\n[")
	f.Add(`{"apiVersion":"v1","kind":"X","a":{"b":1,"c":{"b":2,"b":3}}}`)
	f.Add(`{"a":"\ud800","kind":"\u2028:","x:y":{":":1}}`)
	f.Fuzz(func(t *testing.T, text string) {
		items := slices.Collect(object.JSON([]byte(text)))
		if want, err := decodeJSON(text); json.Valid([]byte(text)) && err == nil {
			checkValue(t, want, items)
		}
		for _, item := range items {
			if item.Object != nil {
				checkPlaces(t, text, item.Object)
			}
		}
	})
}

// checkValue wants the value of a document that holds only one.
func checkValue(t *testing.T, want any, items []object.Item) {
	t.Helper()
	if len(items) == 0 {
		t.Fatal("nothing found")
	}
	for _, item := range items {
		if item.Object == nil || item.Object.Origin.Document != 0 {
			continue
		}
		found := at(want, item.Object.Origin.Item)
		if item.Object.Origin.Item == nil && !reflect.DeepEqual(found, any(item.Object.Value)) {
			t.Fatalf("got %v, want %v", item.Object.Value, found)
		}
	}
}

// checkPlaces wants the text of each field to be the JSON of its value.
func checkPlaces(t *testing.T, text string, o *object.Object) {
	t.Helper()
	lines := strings.Split(strings.TrimPrefix(text, "\uFEFF"), "\n")
	visit(o.Value, nil, func(path policy.Path, value any) {
		l := o.Locate(path)
		if o.Origin.Item != nil && (len(path) == 0 || !l.Exact && (path[0] == "kind" || path[0] == "apiVersion")) {
			return // filled in from the list
		}
		piece := cut(lines, l)
		if key, ok := lastKey(path); ok {
			piece, value = "{"+piece+"}", map[string]any{key: value}
		}
		if got, err := decodeJSON(piece); !l.Exact || err != nil || !reflect.DeepEqual(got, value) {
			t.Fatalf("%s is at %+v in %q: %q", path, l, text, piece)
		}
	})
}

func lastKey(path policy.Path) (key string, ok bool) {
	if len(path) == 0 {
		return "", false
	}
	key, ok = path[len(path)-1].(string)
	return key, ok
}
