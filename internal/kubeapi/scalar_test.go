package kubeapi_test

import (
	"encoding/json"
	"math"
	"testing"

	"github.com/reeve-policy/reeve/internal/kubeapi"
)

// gen compares these with apimachinery on random texts; here is what a reader
// wants to see of them.
func TestQuantities(t *testing.T) {
	for value, want := range map[any]bool{
		"1": true, "0": true, "-1": true, "+1.5": true, "1.": true, ".5": true, "500m": true, "1Gi": true, "1E": true, "1e3": true,
		"1E-3": true, " 1Gi ": true, "\u00a01": true, "0.0000000001": true, "99999999999999999999Ei": true,
		"": false, " ": false, "\t1": false, "1 Gi": false, "1gi": false, "1K": false, "1GiB": false, "1,5": false, "1.2.3": false,
		"0x10": false, "1e": false, "1ee3": false, "1e1_0": false, "e99999999999999999999": false, "one": false,
		".": true, "m": true, "Ti": true, "Pi": false, "Ei": false, "0Pi": true, "e-9": true, "e-10": false, // as there, odd or not
		json.Number("1.5"): true, json.Number("1e-3"): true, int64(1): true, 1.5: true, math.Inf(1): false, true: false,
	} {
		object := map[string]any{
			"apiVersion": "v1", "kind": "ResourceQuota",
			"spec": map[string]any{"hard": map[string]any{"cpu": value}},
		}
		if faults, _, _ := kubeapi.Check(object); (len(faults) == 0) != want {
			t.Errorf("%T %v: faults %v", value, value, texts(faults))
		}
	}
}

func TestBytesAsAList(t *testing.T) {
	for value, want := range map[any]bool{
		json.Number("0"): true, json.Number("255"): true, int64(255): true, 255.0: true, nil: true,
		json.Number("256"): false, json.Number("-0"): false, int64(-1): false, 1.5: false, 256.0: false,
		math.Copysign(0, -1): false, "1": false, true: false,
	} {
		object := map[string]any{"apiVersion": "v1", "kind": "Secret", "data": map[string]any{"k": []any{value}}}
		if faults, _, _ := kubeapi.Check(object); (len(faults) == 0) != want {
			t.Errorf("%T %v: faults %v", value, value, texts(faults))
		}
	}
}

func TestFaultsOfValuesThatAreNoJSON(t *testing.T) {
	object := map[string]any{"apiVersion": "v1", "kind": "Pod", "spec": map[string]any{"priority": []string{"secret"}}}
	faults, _, _ := kubeapi.Check(object)
	if len(faults) != 1 || faults[0].Reason != "want an integer, got a Go value of type []string" {
		t.Errorf("faults %v", texts(faults))
	}
}
