package kubeapi_test

import (
	"encoding/json"
	"strconv"
	"strings"
	"testing"

	"github.com/reeve-policy/reeve/internal/kubeapi"
)

func BenchmarkCheck(b *testing.B) {
	pod := podOf(b, 6)
	b.ReportAllocs()
	for b.Loop() {
		kubeapi.Check(pod)
	}
}

func BenchmarkCheckFaulty(b *testing.B) {
	pod := podOf(b, 6)
	pod["spec"].(map[string]any)["hostPID"] = "true"
	b.ReportAllocs()
	for b.Loop() {
		kubeapi.Check(pod)
	}
}

func BenchmarkKindOf(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		kubeapi.KindOf("k8s.io/api/rbac/v1", "ClusterRole")
	}
}

func TestCheckOfAGoodObjectAllocatesNothing(t *testing.T) {
	pod := podOf(t, 6)
	if n := testing.AllocsPerRun(100, func() { kubeapi.Check(pod) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

// podOf returns a pod with n containers; six make 9 KB of JSON.
func podOf(tb testing.TB, n int) map[string]any {
	tb.Helper()
	containers := make([]string, n)
	for i := range containers {
		containers[i] = strings.ReplaceAll(containerJSON, "%N", strconv.Itoa(i))
	}
	return decode(tb, strings.ReplaceAll(podJSON, "%CONTAINERS", strings.Join(containers, ",")))
}

func decode(tb testing.TB, text string) map[string]any {
	tb.Helper()
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.UseNumber()
	var object map[string]any
	if err := decoder.Decode(&object); err != nil {
		tb.Fatal(err)
	}
	return object
}

const podJSON = `{
	"apiVersion": "v1", "kind": "Pod",
	"metadata": {
		"name": "web", "namespace": "shop", "creationTimestamp": "2024-05-01T10:00:00Z",
		"labels": {"app.kubernetes.io/name": "web", "app.kubernetes.io/part-of": "shop", "tier": "front"},
		"annotations": {"example.com/owner": "team-web", "prometheus.io/scrape": "true", "prometheus.io/port": "8080"},
		"ownerReferences": [{"apiVersion": "apps/v1", "kind": "ReplicaSet", "name": "web-5d4f", "uid": "0f1c", "controller": true, "blockOwnerDeletion": true}]
	},
	"spec": {
		"serviceAccountName": "web", "automountServiceAccountToken": false, "restartPolicy": "Always",
		"dnsPolicy": "ClusterFirst", "enableServiceLinks": false, "terminationGracePeriodSeconds": 30, "priority": 0,
		"securityContext": {"runAsNonRoot": true, "runAsUser": 10001, "fsGroup": 10001, "seccompProfile": {"type": "RuntimeDefault"}},
		"nodeSelector": {"kubernetes.io/os": "linux"},
		"affinity": {"podAntiAffinity": {"preferredDuringSchedulingIgnoredDuringExecution": [{"weight": 100, "podAffinityTerm": {
			"topologyKey": "kubernetes.io/hostname", "labelSelector": {"matchLabels": {"app.kubernetes.io/name": "web"}}}}]}},
		"tolerations": [{"key": "node.kubernetes.io/not-ready", "operator": "Exists", "effect": "NoExecute", "tolerationSeconds": 300}],
		"volumes": [
			{"name": "tmp", "emptyDir": {"sizeLimit": "64Mi"}},
			{"name": "config", "configMap": {"name": "web", "defaultMode": 420, "items": [{"key": "web.yaml", "path": "web.yaml"}]}},
			{"name": "token", "projected": {"sources": [{"serviceAccountToken": {"audience": "vault", "expirationSeconds": 3600, "path": "token"}}]}}
		],
		"containers": [%CONTAINERS]
	}
}`

const containerJSON = `{
	"name": "web-%N", "image": "registry.example.com/shop/web:1.4.%N", "imagePullPolicy": "IfNotPresent",
	"command": ["/bin/web"], "args": ["--listen=:808%N", "--config=/etc/web/web.yaml", "--log-level=info"],
	"ports": [{"name": "http-%N", "containerPort": 808%N, "protocol": "TCP"}, {"name": "metrics-%N", "containerPort": 909%N, "protocol": "TCP"}],
	"env": [
		{"name": "POD_NAME", "valueFrom": {"fieldRef": {"fieldPath": "metadata.name"}}},
		{"name": "DATABASE_URL", "valueFrom": {"secretKeyRef": {"name": "web", "key": "database-url"}}},
		{"name": "GOMEMLIMIT", "value": "200MiB"}, {"name": "REGION", "value": "eu-central-1"}
	],
	"resources": {"requests": {"cpu": "100m", "memory": "128Mi"}, "limits": {"cpu": "500m", "memory": "256Mi", "ephemeral-storage": "1Gi"}},
	"livenessProbe": {"httpGet": {"path": "/healthz", "port": "http-%N", "scheme": "HTTP"}, "initialDelaySeconds": 5, "periodSeconds": 10, "failureThreshold": 3},
	"readinessProbe": {"httpGet": {"path": "/readyz", "port": 8080}, "periodSeconds": 5, "timeoutSeconds": 2},
	"securityContext": {"allowPrivilegeEscalation": false, "readOnlyRootFilesystem": true, "privileged": false, "capabilities": {"drop": ["ALL"]}},
	"volumeMounts": [{"name": "tmp", "mountPath": "/tmp"}, {"name": "config", "mountPath": "/etc/web", "readOnly": true}, {"name": "token", "mountPath": "/var/run/vault", "readOnly": true}],
	"terminationMessagePath": "/dev/termination-log", "terminationMessagePolicy": "FallbackToLogsOnError"
}`
