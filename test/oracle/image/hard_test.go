package image_test

import (
	"strings"
	"testing"
)

var (
	hex32  = strings.Repeat("0123456789abcdef", 2)
	hex64  = strings.Repeat(hex32, 2)
	hex96  = strings.Repeat(hex32, 3)
	hex128 = strings.Repeat(hex32, 4)
	long   = strings.Repeat("a", 255)
)

// hard are texts at the edges of the grammar.
var hard = []string{
	"", " ", "/", ":", "@", "//", ".", "-", "_", "*", "nginx", "nginx ", " nginx", "nginx\n", "\nnginx", "nginx\t", "nginx\x00",
	"library/nginx", "docker.io/nginx", "docker.io/library/nginx", "index.docker.io/nginx", "index.docker.io/library/nginx",
	"index.docker.io/a/b", "index.docker.io/a.b/c", "registry-1.docker.io/library/nginx", "Docker.io/nginx", "docker.io:443/nginx",
	"docker.io", "docker.io/", "docker.io//nginx", "/nginx", "nginx/", "a//b", "a/b/c/d/e/f/g/h", "docker.io/localhost/nginx",
	"nginx:1.27", "nginx:", "nginx:-1", "nginx:.1", "nginx:_1", "nginx:1:2", "nginx:1 2", "nginx:é", "nginx:T_.-9", "nginx:1/2",
	"nginx:" + long[:128], "nginx:" + long[:129],
	"localhost", "localhost:5000", "localhost/app", "localhost:5000/app", "localhost:5000/app:v1", "localhost:/app", "localhost:x/app",
	"LOCALHOST/app", "Localhost/app", "localhost.localdomain/app", "registry:5000/app", "registry:05000/app", "registry:999999/app",
	"registry/app", "Registry/app", "REGISTRY/app", "regIstry/app", "registry-/app", "-registry/app", "Registry-/app", "-Registry/app",
	"re--gistry/app", "Re--gistry/app", "regis_try/app", "Regis_try/app", "regis__try/app", "regis___try/app", "regis_try:5000/app",
	"regis_try.io/app", "regis_try.io/app/web:v1", "regis_try.io:5000/app", "regis__try.io/app", "regis_Try.io/app", "a_b.c_d.e/f",
	"a.b_/c", "_a.b/c", "a..b/c", "a.-b/c", "a-.b/c", "a.b./c", ".a.b/c", "a.b/C", "A.b/c", "a.B/c",
	"ghcr.io/acme/App", "ghcr.io/Acme/app", "GHCR.IO/acme/app", "ghcr.io/app", "ghcr.io/acme/", "ghcr.io", "ghcr.io:443", "ghcr.io.",
	"ghcr.io./app", "ghcr.io:443/app", "ghcr.io:4 3/app", "ghcr.io:-1/app", "xn--bcher-kva.example/app", "bücher.example/app",
	"127.0.0.1/app", "127.0.0.1:5000/app", "1/2", "1.2/3", "1:2/3", "1:2", "[::1]/app", "[::1]:5000/app:v1", "[::1]", "[::1]:5000",
	"[::1]app", "[]/app", "[]:5000/app", "[abc]/app", "[ABC]/app", "[aBc]/app", "[abc]:5000/app", "[ABC]:5000/app", "[123]/app",
	"[xyz]/app", "[XYZ]/app", "[fe80::1%eth0]/app", "[::ffff:127.0.0.1]/app", "[:]/app", "[::1/app", "::1]/app", "::1/app", "[[::1]]/app",
	"app/[::1]", "[::1]:x/app", "[::1]/[::1]/app",
	"a__b", "a___b", "a-b", "a--b", "a---b", "a.b", "a..b", "a._b", "a_.b", "a-_b", "a_-b", "-a", "a-", "_a", "a_", ".a", "a.", "0", "0-0",
	"https://ghcr.io/app", "docker://nginx", "oci://ghcr.io/app", "file:///app", "user@ghcr.io/app", "user:secret@ghcr.io/app",
	"{{ .Values.image }}", "{{image}}:{{tag}}", "$IMAGE", "${IMAGE}", "$(IMAGE):1", "nginx:${TAG}", "%IMAGE%", "<image>", "IMAGE", "nginx,redis",
	hex64, strings.ToUpper(hex64), hex64[:63], hex64 + "0", "a/" + hex64, hex64 + "/a", hex64 + ":1", hex64 + "@sha256:" + hex64,
	"docker.io/" + hex64, "docker.io/library/" + hex64, strings.Repeat("g", 64), "sha256:" + hex64, "sha256/" + hex64,
	"nginx@", "nginx@sha256", "nginx@sha256:", "nginx@latest", "nginx@1.27", "nginx@sha256:" + hex64, "nginx:1.27@sha256:" + hex64,
	"nginx@sha256:" + hex64 + ":1.27", "nginx@sha256:" + hex64 + "@sha256:" + hex64, "@sha256:" + hex64, "nginx:@sha256:" + hex64,
	"nginx@sha256:" + hex64[:63], "nginx@sha256:" + hex64 + "0", "nginx@sha256:" + hex32, "nginx@sha256:" + strings.ToUpper(hex64),
	"nginx@sha256:" + hex64[:63] + "g", "nginx@SHA256:" + hex64, "nginx@Sha256:" + hex64, "nginx@sha256 :" + hex64, "nginx@sha256:" + hex64 + "\n",
	"nginx@sha384:" + hex96, "nginx@sha384:" + hex64, "nginx@sha512:" + hex128, "nginx@sha512:" + hex96, "nginx@sha512:" + hex64,
	"nginx@md5:" + hex32, "nginx@sha1:" + hex32 + "01234567", "nginx@sha224:" + hex64[:56], "nginx@blake3:" + hex64, "nginx@sha256+b64:" + hex64,
	"nginx@sha256.x:" + hex64, "nginx@256sha:" + hex64, "localhost:5000/app@sha256:" + hex64, "localhost:5000/app:v1@sha512:" + hex128,
	"sha256@sha256:" + hex64, "a/b@sha256:" + hex64 + "/c", "a.b_c/d@sha256:" + hex64,
	long[:247], long[:248], "library/" + long[:247], "library/" + long[:248], "docker.io/" + long[:247], "docker.io/" + long[:248],
	"ghcr.io/" + long, "ghcr.io/" + long + "a", "ghcr.io/" + long + ":1", "a/" + long[:253], "a/" + long[:254], long + "/a", long + ".io/a",
	"a_b.c/" + long[:249], "a_b.c/" + long[:250], "a_b.c/" + long[:249] + ":" + long[:128], "index.docker.io/" + long[:247],
	"index.docker.io/" + long[:248], strings.Repeat("a/", 127) + "a", strings.Repeat("a/", 128) + "a", strings.Repeat("a.", 200) + "b/c",
	"K/app", "ſ/app", "İ/app", "ｎginx", "nginx:１", "nginx／app", "a\u200bb",
}

func TestHardCasesParseTheSame(t *testing.T) {
	valid := newView(t).compare(t, hard)
	t.Logf("%d texts compared, %d of them references", len(hard), valid)
}
