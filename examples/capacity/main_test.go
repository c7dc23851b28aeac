package main

import (
	"bytes"
	"testing"
)

const wanted = `QUOTA    RESOURCE                HARD  USED  ASKED FOR  LEFT   DURING UPDATES
compute  count/deployments.apps  5     2     1          2      2
compute  pods                    10    3     5          2      1
compute  requests.cpu            2     700m  2          -700m  -1300m
compute  requests.memory         4Gi   1Gi   2816Mi     256Mi  0
storage  persistentvolumeclaims  4     1     2          1      1
storage  requests.storage        20Gi  5Gi   10Gi       5Gi    5Gi
not known: how many pods DaemonSet "agent" makes, since not all nodes are known
`

func TestWhatIsAskedForIsSetAgainstWhatIsLeft(t *testing.T) {
	var out bytes.Buffer
	fits, err := run(t.Context(), &out, "shop", "testdata/cluster.yaml", "testdata/manifests.yaml")
	if err != nil || fits || out.String() != wanted {
		t.Errorf("fits %v, error %v, got\n%s", fits, err, out.String())
	}
}

func TestANamespaceWithoutQuotasHoldsEverything(t *testing.T) {
	var out bytes.Buffer
	if fits, err := run(t.Context(), &out, "blog", "testdata/cluster.yaml", "testdata/manifests.yaml"); err != nil || !fits {
		t.Errorf("fits %v, error %v, got\n%s", fits, err, out.String())
	}
}

func TestWhatCannotBeReadIsAnError(t *testing.T) {
	for _, files := range [][2]string{{"absent.yaml", "testdata/manifests.yaml"}, {"testdata/cluster.yaml", "absent.yaml"}, {"testdata/cluster.yaml", "main.go"}} {
		if _, err := run(t.Context(), &bytes.Buffer{}, "shop", files[0], files[1]); err == nil {
			t.Errorf("%v: want an error", files)
		}
	}
}
