package main

import (
	"bytes"
	"strings"
	"testing"
)

const shop = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec:
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: app, ports: [{containerPort: 80}]}]}
---
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: db, namespace: shop}
spec:
  template:
    metadata: {labels: {app: db}}
    spec: {containers: [{name: app, ports: [{containerPort: 5432}]}]}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: db, namespace: shop}
spec:
  podSelector: {matchLabels: {app: db}}
  policyTypes: [Ingress, Egress]
  ingress: [{from: [{podSelector: {matchLabels: {app: web}}}], ports: [{port: 5432}]}]
`

func reach(t *testing.T, stdin string, args ...string) (stdout, stderr string, code int) {
	t.Helper()
	var out, err bytes.Buffer
	code = run(t.Context(), args, strings.NewReader(stdin), &out, &err)
	return out.String(), err.String(), code
}

func TestTable(t *testing.T) {
	stdout, stderr, code := reach(t, shop, "--namespace", "shop", "--complete", "--address", "192.0.2.1", "-")
	const want = `FROM \ TO  shop/web  shop/db   192.0.2.1
shop/web   all       5432/TCP  all
shop/db    -         -         -
192.0.2.1  all       -         all
`
	if stdout != want || stderr != "" || code != exitDrawn {
		t.Errorf("want\n%s\ngot %d\n%s%s", want, code, stdout, stderr)
	}
}

func TestMermaid(t *testing.T) {
	stdout, _, code := reach(t, shop, "--namespace", "shop", "--complete", "--format", "mermaid", "-")
	const want = `flowchart LR
  e0["shop/web"]
  e1["shop/db"]
  e0 -->|"5432/TCP"| e1
`
	if stdout != want || code != exitDrawn {
		t.Errorf("want\n%s\ngot %d\n%s", want, code, stdout)
	}
}

func TestWhatMayBeOtherwiseIsMarked(t *testing.T) {
	stdout, stderr, _ := reach(t, shop, "--namespace", "shop", "--port", "80", "-")
	if !strings.Contains(stdout, "-?") || !strings.Contains(stderr, `note: not known is whether there are other network policies in namespace "shop"`) {
		t.Errorf("want question marks and a note, got\n%s%s", stdout, stderr)
	}
	if stdout, _, _ = reach(t, shop, "--namespace", "shop", "--format", "mermaid", "--port", "5432/tcp", "-"); !strings.Contains(stdout, `e0 -.->|"all"| e1`) {
		t.Errorf("want a dotted line, got\n%s", stdout)
	}
}

func TestPodsOfTheDefaultNamespace(t *testing.T) {
	const pods = "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {containers: [{name: app}]}\n"
	stdout, _, code := reach(t, pods, "--pods", "--complete", "--port", "80/TCP", "-")
	if want := "FROM \\ TO    default/web\ndefault/web  all\n"; stdout != want || code != exitDrawn {
		t.Errorf("want\n%s\ngot %d\n%s", want, code, stdout)
	}
}

func TestExitCodes(t *testing.T) {
	for name, c := range map[string]struct {
		stdin string
		args  []string
		want  int
	}{
		"nothing to read":     {"", nil, exitUsage},
		"an unknown format":   {shop, []string{"--format", "svg", "-"}, exitUsage},
		"no port":             {shop, []string{"--port", "http", "-"}, exitUsage},
		"no address":          {shop, []string{"--address", "here", "-"}, exitUsage},
		"a port out of range": {shop, []string{"--port", "0/TCP", "-"}, exitIncomplete},
		"broken YAML":         {"kind: [", []string{"-"}, exitIncomplete},
		"no such file":        {"", []string{"absent.yaml"}, exitIncomplete},
	} {
		t.Run(name, func(t *testing.T) {
			if stdout, stderr, code := reach(t, c.stdin, c.args...); code != c.want || stdout != "" || stderr == "" {
				t.Errorf("want exit code %d and a complaint, got %d\n%s%s", c.want, code, stdout, stderr)
			}
		})
	}
}
