package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/reeve-policy/reeve/policy"
)

const privilegedPod = `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
  - name: app
    securityContext:
      privileged: true
`

const cleanPod = `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
  - name: app
`

func TestExitCodes(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	clean, bad := write("clean.yaml", cleanPod), write("bad.yaml", privilegedPod)
	broken := write("broken.yaml", "kind: [")
	mistyped := write("mistyped.yaml", strings.Replace(cleanPod, "spec:", "spec:\n  hostPID: \"true\"", 1))
	for name, c := range map[string]struct {
		args []string
		want int
	}{
		"nothing found":                         {[]string{clean}, exitClean},
		"something found":                       {[]string{clean, bad}, exitFindings},
		"found below the threshold":             {[]string{"--profile", "restricted", "--fail-on", "critical", clean}, exitClean},
		"found, but nothing fails":              {[]string{"--fail-on", "none", bad}, exitClean},
		"the format changes no exit code":       {[]string{"--format", "json", bad}, exitFindings},
		"a version of the profile":              {[]string{"--profile", "baseline@v1.20", clean}, exitClean},
		"no path":                               {nil, exitUsage},
		"an unknown flag":                       {[]string{"--nope", clean}, exitUsage},
		"an unknown severity":                   {[]string{"--fail-on", "bad", clean}, exitUsage},
		"an unknown format":                     {[]string{"--format", "xml", clean}, exitUsage},
		"an unknown profile":                    {[]string{"--profile", "restrited", clean}, exitUsage},
		"a file that is not there":              {[]string{filepath.Join(dir, "none.yaml")}, exitIncomplete},
		"a broken file wins over findings":      {[]string{bad, broken}, exitIncomplete},
		"a boolean given as a string":           {[]string{mistyped}, exitIncomplete},
		"the file beside a broken one counts":   {[]string{broken, clean}, exitIncomplete},
		"a folder, of which one file is broken": {[]string{dir}, exitIncomplete},
	} {
		t.Run(name, func(t *testing.T) {
			var stdout, stderr bytes.Buffer
			if got := run(t.Context(), c.args, strings.NewReader(""), &stdout, &stderr); got != c.want {
				t.Errorf("want %d, got %d\n%s%s", c.want, got, &stdout, &stderr)
			}
		})
	}
}

func TestTableHasFieldAndPlace(t *testing.T) {
	var stdout, stderr bytes.Buffer
	run(t.Context(), []string{"--profile", "baseline", "-"}, strings.NewReader(privilegedPod), &stdout, &stderr)
	for _, want := range []string{
		"critical", "psp/pss-privileged", "-:9:7", "Pod/web",
		"spec.containers[0].securityContext.privileged", `container "app" is privileged`,
		"1 object, 0 that no policy judges, 0 problems, 0 skipped, 1 violation (1 critical)",
	} {
		if !strings.Contains(stdout.String(), want) {
			t.Errorf("no %q in\n%s", want, &stdout)
		}
	}
	if stderr.Len() > 0 {
		t.Errorf("want nothing on standard error, got %s", &stderr)
	}
}

func TestJSONIsTheReport(t *testing.T) {
	var stdout, stderr bytes.Buffer
	run(t.Context(), []string{"--format", "json", "-"}, strings.NewReader(privilegedPod), &stdout, &stderr)
	var got struct {
		policy.Report
		Counts policy.Counts `json:"counts"`
	}
	if err := json.Unmarshal(stdout.Bytes(), &got); err != nil {
		t.Fatalf("%v\n%s", err, &stdout)
	}
	if got.Counts.Severity[policy.SeverityCritical] != 1 || len(got.Results) != 1 {
		t.Errorf("want one critical violation, got\n%s", &stdout)
	}
}

func TestRemarksGoToStandardError(t *testing.T) {
	misspelt := strings.Replace(cleanPod, "spec:", "spec:\n  hostNetwrok: true", 1)
	var stdout, stderr bytes.Buffer
	run(t.Context(), []string{"-"}, strings.NewReader(misspelt), &stdout, &stderr)
	if !strings.Contains(stderr.String(), "hostNetwrok") {
		t.Errorf("want a note about the unknown field, got %q", &stderr)
	}
	if strings.Contains(stdout.String(), "hostNetwrok") {
		t.Errorf("want findings only, got %s", &stdout)
	}
}
