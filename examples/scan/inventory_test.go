package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const deployment = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      serviceAccountName: robot
      containers: [{name: app, image: "example.com/app:1"}]
`

const robot = "apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: robot, namespace: shop}\n"

// scan runs the scanner and returns both outputs.
func scan(t *testing.T, stdin string, args ...string) (stdout, stderr string, code int) {
	t.Helper()
	var out, err bytes.Buffer
	code = run(t.Context(), args, strings.NewReader(stdin), &out, &err)
	return out.String(), err.String(), code
}

func TestWhatIsMissingIsFoundOnlyIfTheInputIsComplete(t *testing.T) {
	const policy, finding = "rbac/serviceaccount-exists", `service account "robot", which does not exist`
	stdout, _, code := scan(t, deployment, "--complete", "-")
	if code != exitFindings || !strings.Contains(stdout, policy) || !strings.Contains(stdout, finding) {
		t.Errorf("want a finding with --complete, got %d\n%s", code, stdout)
	}
	stdout, _, code = scan(t, deployment, "-")
	if code != exitClean || strings.Contains(stdout, policy) || !strings.Contains(stdout, " skipped") {
		t.Errorf("want a skip in the summary without --complete, got %d\n%s", code, stdout)
	}
	stdout, _, _ = scan(t, deployment, "--format", "json", "-")
	if !strings.Contains(stdout, `"status": "skip"`) || !strings.Contains(stdout, `whether the service account \"robot\" exists`) {
		t.Errorf("want a skip with its reason, got\n%s", stdout)
	}
}

func TestPathsKnowOfEachOther(t *testing.T) {
	file := filepath.Join(t.TempDir(), "robot.yaml")
	if err := os.WriteFile(file, []byte(robot), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, args := range map[string][]string{
		"complete":     {"--complete", "-", file},
		"not complete": {"-", file},
		"file first":   {file, "-"},
	} {
		t.Run(name, func(t *testing.T) {
			stdout, _, _ := scan(t, deployment, args...)
			if strings.Contains(stdout, "robot\"") || !strings.Contains(stdout, "2 objects") {
				t.Errorf("want the account known, got\n%s", stdout)
			}
		})
	}
}

func TestWhatWasNotReadIsNotMissing(t *testing.T) {
	stdout, stderr, code := scan(t, deployment+"---\nkind: [\n", "--complete", "-")
	if code != exitIncomplete || strings.Contains(stdout, "does not exist") || !strings.Contains(stderr, "--complete does not hold") {
		t.Errorf("want no finding and a note, got %d\n%s%s", code, stdout, stderr)
	}
}

func TestEvidenceIsReadFromAFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "evidence.json")
	for text, want := range map[string]int{
		`{"images": {"example.com/app:1": {"config": {"user": "101"}}}}`: exitClean,
		`{"image": {}}`: exitUsage,
	} {
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, stderr, code := scan(t, robot, "--evidence", file, "-"); code != want {
			t.Errorf("%s: want %d, got %d\n%s", text, want, code, stderr)
		}
	}
	if _, stderr, code := scan(t, robot, "--evidence", "absent.json", "-"); code != exitUsage || !strings.Contains(stderr, "absent.json") {
		t.Errorf("want the file named, got %d\n%s", code, stderr)
	}
}
