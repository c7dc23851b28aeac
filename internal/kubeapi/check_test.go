package kubeapi_test

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/reeve-policy/reeve/internal/kubeapi"
	"github.com/reeve-policy/reeve/policy"
)

// TestCheckFaults gives each object as JSON and its faults as "path: reason (remedy)".
func TestCheckFaults(t *testing.T) {
	for _, test := range []struct {
		name, object string
		want         []string
	}{
		{"a boolean in quotes", pod(`"hostPID": "true"`), []string{
			`spec.hostPID: want a boolean, got the string "true" (write true without quotes)`,
		}},
		{"a boolean that YAML 1.2 does not know", pod(`"hostPID": "no"`), []string{
			`spec.hostPID: want a boolean, got the string "no" (write false without quotes)`,
		}},
		{"a boolean as a number", pod(`"hostPID": 1`), []string{
			`spec.hostPID: want a boolean, got the number 1 (write true or false)`,
		}},
		{"an integer in quotes", pod(`"priority": "80"`), []string{
			`spec.priority: want an integer, got the string "80" (write 80 without quotes)`,
		}},
		{"a word for an integer", pod(`"priority": "high"`), []string{
			`spec.priority: want an integer, got the string "high"`,
		}},
		{"a template not rendered", pod(`"priority": "{{ .Values.priority }}"`), []string{
			`spec.priority: want an integer, got the string "{{ .Values.priority }}" (render the template first and scan the result)`,
		}},
		{"an integer with a fraction", pod(`"priority": 1.5`), []string{
			`spec.priority: want an integer, got the number 1.5`,
		}},
		{"an integer with an exponent", pod(`"priority": 1e3`), []string{
			`spec.priority: want an integer, got the number 1e3 (write 1000)`,
		}},
		{"an integer too big for its field", pod(`"priority": 2147483648`), []string{
			`spec.priority: want an integer of 32 bits, got the number 2147483648`,
		}},
		{"a long string is not quoted", pod(`"priority": "` + strings.Repeat("9", 41) + `"`), []string{
			`spec.priority: want an integer, got a string`,
		}},
		{"a port that is neither number nor name", pod(`"containers": [{"livenessProbe": {"tcpSocket": {"port": true}}}]`), []string{
			`spec.containers[0].livenessProbe.tcpSocket.port: want an integer or a string, got the boolean true`,
		}},
		{"a bad quantity", pod(`"containers": [{"resources": {"limits": {"example.com/gpu": "1 Gi"}}}]`), []string{
			`spec.containers[0].resources.limits[example.com/gpu]: want a quantity, got the string "1 Gi" (write it like 2, 500m or 1Gi)`,
		}},
		{"a scalar for a list", pod(`"containers": [{"command": "sh -c secret"}]`), []string{
			`spec.containers[0].command: want a list, got a string (write it as a list, even if there is one element only)`,
		}},
		{"an object for a scalar", pod(`"priority": {"value": 1}`), []string{
			`spec.priority: want an integer, got an object`,
		}},
		{"a list for a map", pod(`"nodeSelector": ["a"]`), []string{
			`spec.nodeSelector: want an object, got a list`,
		}},
		{"a number for a time", `{"apiVersion": "v1", "kind": "Namespace", "metadata": {"creationTimestamp": 2024}}`, []string{
			`metadata.creationTimestamp: want a time, got a number (write it like 2006-01-02T15:04:05Z)`,
		}},
		{"a list for an object", pod(`"securityContext": []`), []string{
			`spec.securityContext: want an object, got a list`,
		}},
		{"an env value is not quoted", pod(`"containers": [{"env": [{"name": "PIN", "value": 4711}]}]`), []string{
			`spec.containers[0].env[0].value: want a string, got a number (write it in quotes)`,
		}},
		{"an annotation is not quoted", `{"apiVersion": "v1", "kind": "ServiceAccount", "metadata": {"annotations": {"pin": 4711, "on": true}}}`, []string{
			`metadata.annotations.on: want a string, got a boolean (write it in quotes)`,
			`metadata.annotations.pin: want a string, got a number (write it in quotes)`,
		}},
		{"the data of a Secret is not quoted", `{"apiVersion": "v1", "kind": "Secret", "data": {"a": "hunter2!", "b": 4711}, "stringData": {"c": 4711, "d": ["x"]}}`, []string{
			`data.a: want base64 text, got a string (encode it as base64; plain text of a Secret belongs under stringData)`,
			`data.b: want base64 text, got a number (encode it as base64; plain text of a Secret belongs under stringData)`,
			`stringData.c: want a string, got a number (write it in quotes)`,
			`stringData.d: want a string, got a list`,
		}},
		{"a time without its zone", `{"apiVersion": "v1", "kind": "Namespace", "metadata": {"creationTimestamp": "2024-05-01T10:00:00"}}`, []string{
			`metadata.creationTimestamp: want a time, got a string (write it like 2006-01-02T15:04:05Z)`,
		}},
		{"a time without its microseconds", `{"apiVersion": "coordination.k8s.io/v1", "kind": "Lease", "spec": {"renewTime": "2024-05-01T10:00:00Z"}}`, []string{
			`spec.renewTime: want a time with microseconds, got a string (write it like 2006-01-02T15:04:05.000000Z)`,
		}},
		{"faults are ordered by path", pod(`"containers": [{"tty": 1}, {"tty": 1}], "activeDeadlineSeconds": "x"`), []string{
			`spec.activeDeadlineSeconds: want an integer, got the string "x"`,
			`spec.containers[0].tty: want a boolean, got the number 1 (write true or false)`,
			`spec.containers[1].tty: want a boolean, got the number 1 (write true or false)`,
		}},
		{"inside a list of objects", `{"apiVersion": "v1", "kind": "PodList", "items": [{"spec": {"hostPID": "x"}}]}`, []string{
			`items[0].spec.hostPID: want a boolean, got the string "x" (write true or false)`,
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			faults, unknown, known := kubeapi.Check(decode(t, test.object))
			if got := texts(faults); !slices.Equal(got, test.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(test.want, "\n"))
			}
			if len(unknown) > 0 || !known {
				t.Errorf("unknown %v, known %v", unknown, known)
			}
		})
	}
}

func TestCheckAccepts(t *testing.T) {
	for name, object := range map[string]string{
		"null everywhere":               `{"apiVersion": "v1", "kind": "Pod", "metadata": null, "spec": {"containers": [null, {"env": null, "tty": null}], "nodeSelector": {"a": null}, "priority": null}}`,
		"a quantity as a number":        pod(`"overhead": {"cpu": 0.5, "memory": 1e3}`),
		"a quantity with spaces":        pod(`"overhead": {"cpu": " 1 "}`),
		"a port by name and by number":  pod(`"containers": [{"livenessProbe": {"tcpSocket": {"port": "http"}}, "readinessProbe": {"tcpSocket": {"port": 80}}}]`),
		"the biggest numbers":           pod(`"priority": -2147483648, "activeDeadlineSeconds": 9223372036854775807`),
		"bytes as base64 and as a list": `{"apiVersion": "v1", "kind": "Secret", "data": {"a": "aGk=", "b": "", "c": "aG\nk=", "d": [104, 105]}}`,
		"anything in a raw extension":   `{"apiVersion": "apps/v1", "kind": "ControllerRevision", "data": {"x": [1, {"y": null}]}, "revision": 1}`,
		"fields of an embedded struct":  `{"apiVersion": "v1", "kind": "PersistentVolume", "spec": {"hostPath": {"path": "/"}, "capacity": {"storage": "1Gi"}}}`,
	} {
		t.Run(name, func(t *testing.T) {
			faults, unknown, known := kubeapi.Check(decode(t, object))
			if len(faults) > 0 || len(unknown) > 0 || !known {
				t.Errorf("faults %v, unknown %v, known %v", texts(faults), unknown, known)
			}
		})
	}
}

func TestCheckTakesGoNumbers(t *testing.T) {
	for value, want := range map[any]bool{
		int64(7): true, int64(1 << 31): false, 7.0: true, -7.0: true, 7.5: false, 1e10: false, 1e21: false,
		math.NaN(): false, math.Inf(1): false, json.Number("7"): true, 7: false,
	} {
		object := decode(t, pod(""))
		object["spec"].(map[string]any)["priority"] = value
		if faults, _, _ := kubeapi.Check(object); (len(faults) == 0) != want {
			t.Errorf("%T %v: faults %v", value, value, texts(faults))
		}
	}
}

func TestCheckUnknownFields(t *testing.T) {
	object := decode(t, pod(`"hostPid": true, "containers": [{"Image": "x", "env": [{"values": null}]}], "nodeSelector": {"anything": "goes"}`))
	object["extra"] = map[string]any{"deep": 1}
	faults, unknown, known := kubeapi.Check(object)
	want := []policy.Path{
		{"extra"},
		{"spec", "containers", 0, "Image"},
		{"spec", "containers", 0, "env", 0, "values"},
		{"spec", "hostPid"},
	}
	if len(faults) > 0 || !known || !slices.EqualFunc(unknown, want, slices.Equal) {
		t.Errorf("faults %v, unknown %v, known %v", texts(faults), unknown, known)
	}
}

func TestCheckOfStrangersSaysNothing(t *testing.T) {
	for name, object := range map[string]string{
		"a custom resource":            `{"apiVersion": "example.com/v1", "kind": "Widget", "spec": 1}`,
		"a namesake of another group":  `{"apiVersion": "batch.example.com/v1", "kind": "Job", "spec": {"template": "by-name"}}`,
		"a kind of another version":    `{"apiVersion": "policy/v1", "kind": "PodSecurityPolicy", "spec": 1}`,
		"a part of a kind":             `{"apiVersion": "v1", "kind": "PodSpec", "hostPID": 1}`,
		"nothing at all":               `{}`,
		"apiVersion and kind are odd":  `{"apiVersion": 1, "kind": ["Pod"]}`,
		"apiVersion and kind are null": `{"apiVersion": null, "kind": null}`,
	} {
		t.Run(name, func(t *testing.T) {
			if faults, unknown, known := kubeapi.Check(decode(t, object)); len(faults) > 0 || len(unknown) > 0 || known {
				t.Errorf("faults %v, unknown %v, known %v", texts(faults), unknown, known)
			}
		})
	}
	if faults, unknown, known := kubeapi.Check(nil); len(faults) > 0 || len(unknown) > 0 || known {
		t.Errorf("nil: faults %v, unknown %v, known %v", texts(faults), unknown, known)
	}
}

// FuzzCheck wants no panic, an order and a path that leads somewhere.
func FuzzCheck(f *testing.F) {
	f.Add(pod(`"hostPID": "true", "containers": [{"tty": 1}]`))
	f.Add(`{"apiVersion": "v1beta3", "kind": "Pod", "metadata": [], "spec": {"x": 1}}`)
	f.Add(`{"apiVersion": "batch/v1", "kind": "CronJob", "spec": {"jobTemplate": {"spec": ""}}}`)
	f.Add(`{"apiVersion": "v1", "kind": "Secret", "data": {"": [-1, 1.5, "x"]}}`)
	f.Fuzz(func(t *testing.T, text string) {
		var object map[string]any
		if json.Unmarshal([]byte(text), &object) != nil {
			return
		}
		faults, unknown, _ := kubeapi.Check(object)
		if !slices.IsSortedFunc(unknown, policy.Path.Compare) {
			t.Errorf("unordered: %v", unknown)
		}
		if !slices.IsSortedFunc(faults, func(a, b kubeapi.Fault) int { return a.Path.Compare(b.Path) }) {
			t.Errorf("unordered: %v", texts(faults))
		}
		for _, fault := range faults {
			if len(fault.Path) == 0 || fault.Reason == "" {
				t.Errorf("fault without path or reason: %v", texts(faults))
			}
		}
	})
}

// pod returns a pod as JSON with the given fields in its spec.
func pod(spec string) string {
	return `{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {` + spec + `}}`
}

func texts(faults []kubeapi.Fault) []string {
	var lines []string
	for _, fault := range faults {
		line := fmt.Sprintf("%s: %s", fault.Path, fault.Reason)
		if fault.Remedy != "" {
			line += " (" + fault.Remedy + ")"
		}
		lines = append(lines, line)
	}
	return lines
}
