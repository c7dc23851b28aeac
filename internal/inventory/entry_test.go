package inventory_test

import (
	"encoding/json"
	"math"
	"reflect"
	"testing"

	"github.com/reeve-policy/reeve/internal/inventory"
)

// decoded reads the object of a test.
func decoded(t *testing.T, text string) map[string]any {
	t.Helper()
	var value map[string]any
	if err := json.Unmarshal([]byte(text), &value); err != nil {
		t.Fatal(err)
	}
	return value
}

func TestAnEntryHasWhatPoliciesMaySee(t *testing.T) {
	for name, c := range map[string]struct{ object, want string }{
		"values of a Secret": {
			`{"apiVersion":"v1","kind":"Secret","type":"Opaque","data":{"a":"c2VjcmV0"},"stringData":{"b":"secret"}}`,
			`{"apiVersion":"v1","data":{"a":""},"kind":"Secret","stringData":{"b":""},"type":"Opaque"}`,
		},
		"a Secret whose values have no keys": {
			`{"apiVersion":"v1","kind":"Secret","data":"secret","stringData":["secret"]}`,
			`{"apiVersion":"v1","kind":"Secret"}`,
		},
		"another kind called Secret": {
			`{"apiVersion":"example.com/v1","kind":"Secret","data":{"a":"b"}}`,
			`{"apiVersion":"example.com/v1","data":{"a":"b"},"kind":"Secret"}`,
		},
		"managed fields and what was applied last": {
			`{"kind":"Pod","metadata":{"name":"a","managedFields":[{}],"annotations":{"kubectl.kubernetes.io/last-applied-configuration":"{}","b":"c"}}}`,
			`{"kind":"Pod","metadata":{"annotations":{"b":"c"},"name":"a"}}`,
		},
		"metadata of a wrong type": {
			`{"kind":"Pod","metadata":{"annotations":"a"}}`, `{"kind":"Pod","metadata":{"annotations":"a"}}`,
		},
		"no metadata": {`{"kind":"Pod","metadata":null}`, `{"kind":"Pod","metadata":null}`},
	} {
		t.Run(name, func(t *testing.T) {
			given := decoded(t, c.object)
			if got := textOf(t, entry(t, given)); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
			if !reflect.DeepEqual(given, decoded(t, c.object)) {
				t.Errorf("the caller's object has changed: %v", given)
			}
		})
	}
}

func TestNumbersStayAsWritten(t *testing.T) {
	const number = "12345678901234567890.10"
	e := entry(t, map[string]any{"n": json.Number(number)})
	if textOf(t, e) != `{"n":`+number+`}` {
		t.Errorf("got %s", textOf(t, e))
	}
}

func TestAnObjectWithoutJSONIsRefused(t *testing.T) {
	if e, err := inventory.NewEntry(map[string]any{"n": math.NaN()}); err == nil || e != nil {
		t.Errorf("got %v, %v", e, err)
	}
}

// OPA looks behind pointers before it asks for JSON.
func TestTheValueOfAnEntryIsJSONToo(t *testing.T) {
	text, err := json.Marshal(*entry(t, map[string]any{"a": "b"}))
	if err != nil || string(text) != `{"a":"b"}` {
		t.Errorf("got %s, %v", text, err)
	}
}
