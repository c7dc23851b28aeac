package kubeapi_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/reeve-policy/reeve/internal/kubeapi"
)

const patch = " (apply the patch first (kustomize build) and scan the result)"

func TestCheckWantsAPodTemplate(t *testing.T) {
	for _, test := range []struct {
		name, object, want string
	}{
		{"a patch of replicas", `{"apiVersion": "apps/v1", "kind": "Deployment", "spec": {"replicas": 3}}`, "spec.template: no pod template" + patch},
		{"a patch without a spec", `{"apiVersion": "apps/v1", "kind": "StatefulSet", "metadata": {}}`, "spec: no pod template" + patch},
		{"a template of null", `{"apiVersion": "apps/v1beta2", "kind": "DaemonSet", "spec": {"template": null}}`, "spec.template: no pod template" + patch},
		{"an old version counts", `{"apiVersion": "extensions/v1beta1", "kind": "ReplicaSet", "spec": {}}`, "spec.template: no pod template" + patch},
		{"a gone version counts", `{"apiVersion": "extensions/v1beta1", "kind": "Job", "spec": {}}`, "spec.template: no pod template" + patch},
		{"a job", `{"apiVersion": "batch/v1", "kind": "Job", "spec": null}`, "spec: no pod template" + patch},
		{"a cron job without a job", `{"apiVersion": "batch/v1", "kind": "CronJob", "spec": {"schedule": "@daily"}}`, "spec.jobTemplate: no pod template" + patch},
		{"a cron job without a pod", `{"apiVersion": "batch/v1", "kind": "CronJob", "spec": {"jobTemplate": {"spec": {}}}}`, "spec.jobTemplate.spec.template: no pod template" + patch},
		{"a pod", `{"apiVersion": "v1", "kind": "Pod"}`, "spec: no pod spec" + patch},
		{"a pod template", `{"apiVersion": "v1", "kind": "PodTemplate"}`, "template: no pod template" + patch},
		{"a replication controller may do without", `{"apiVersion": "v1", "kind": "ReplicationController", "spec": {}}`, ""},
		{"a template may be empty", `{"apiVersion": "apps/v1", "kind": "Deployment", "spec": {"template": {}}}`, ""},
		{"another group may do without", `{"apiVersion": "apps.example.com/v1", "kind": "Deployment", "spec": {}}`, ""},
		{"a spec of the wrong type is one fault", `{"apiVersion": "apps/v1", "kind": "Deployment", "spec": []}`, "spec: want an object, got a list"},
	} {
		t.Run(test.name, func(t *testing.T) {
			faults, _, _ := kubeapi.Check(decode(t, test.object))
			if got := strings.Join(texts(faults), "\n"); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

func TestCheckOfGoneVersions(t *testing.T) {
	for _, test := range []struct {
		name, object    string
		faults, unknown []string
	}{
		{
			"a pod of v1beta3", `{"apiVersion": "v1beta3", "kind": "Pod", "metadata": {"labels": {"a": 1}}, "spec": {"hostPID": "true", "host": ""}, "desiredState": 1}`,
			[]string{
				`metadata.labels.a: want a string, got a number (write it in quotes)`,
				`spec.hostPID: want a boolean, got the string "true" (write true without quotes)`,
			},
			[]string{"spec.host"},
		},
		{
			"a job of extensions", `{"apiVersion": "extensions/v1beta1", "kind": "Job", "spec": {"autoSelector": "?", "template": {"spec": {"hostPID": 1, "x": 1}}}}`,
			[]string{`spec.template.spec.hostPID: want a boolean, got the number 1 (write true or false)`},
			[]string{"spec.template.spec.x"},
		},
		{
			"a cron job of batch/v2alpha1", `{"apiVersion": "batch/v2alpha1", "kind": "CronJob", "spec": {"jobTemplate": "x"}}`,
			[]string{`spec.jobTemplate: want an object, got a string`},
			nil,
		},
		{"a replication controller of v1beta3", `{"apiVersion": "v1beta3", "kind": "ReplicationController"}`, nil, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			faults, unknown, known := kubeapi.Check(decode(t, test.object))
			if got := texts(faults); known || !slices.Equal(got, test.faults) {
				t.Errorf("known %v, faults\n%s", known, strings.Join(got, "\n"))
			}
			var paths []string
			for _, path := range unknown {
				paths = append(paths, path.String())
			}
			if !slices.Equal(paths, test.unknown) {
				t.Errorf("unknown %v", paths)
			}
		})
	}
}

func TestCheckTemplateOfOtherKinds(t *testing.T) {
	for name, c := range map[string]struct {
		object string
		want   []string
	}{
		"a boolean in quotes": {
			`{"metadata": {"labels": {"a": 1}}, "spec": {"template": {"spec": {"hostPID": "true", "containerConcurrency": 1}}}}`,
			[]string{
				`metadata.labels.a: want a string, got a number (write it in quotes)`,
				`spec.template.spec.hostPID: want a boolean, got the string "true" (write true without quotes)`,
			},
		},
		"a list on the way": {`{"spec": []}`, []string{`spec: want an object, got a list`}},
		"no template":       {`{"spec": {"workloadRef": {"name": "web"}}}`, nil},
	} {
		t.Run(name, func(t *testing.T) {
			if got := texts(kubeapi.CheckTemplate(decode(t, c.object), []string{"spec", "template"})); !slices.Equal(got, c.want) {
				t.Errorf("want %q, got %q", c.want, got)
			}
		})
	}
}
