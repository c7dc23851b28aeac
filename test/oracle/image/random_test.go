package image_test

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// draws is how many random texts are compared.
const draws = 60_000

// TestRandomTextsParseTheSame draws half of the texts from the grammar, with parts that
// are wrong now and then, and half by changing single characters of such and of hard ones.
func TestRandomTextsParseTheSame(t *testing.T) {
	random := dice{rand.New(rand.NewPCG(1, 2))}
	known := append(images(t, committedCorpus), hard...)
	texts := make([]string, draws)
	for i := range texts {
		switch i % 4 {
		case 0, 1:
			texts[i] = random.reference()
		case 2:
			texts[i] = random.mutant(random.reference())
		default:
			texts[i] = random.mutant(random.of(known...))
		}
	}
	valid := newView(t).compare(t, texts)
	t.Logf("%d texts compared, %d of them references", draws, valid)
	if valid < draws/5 || valid > draws*4/5 {
		t.Errorf("%d of %d texts are references: want neither few nor most of them", valid, draws)
	}
}

// dice draws parts of references.
type dice struct{ *rand.Rand }

func (d dice) of(texts ...string) string { return texts[d.IntN(len(texts))] }

func (d dice) reference() string {
	text := d.name()
	if d.IntN(2) == 0 {
		text += ":" + d.of("latest", "1.27", "v1.2.3-rc.1_x", "V", "5000", long[:127+d.IntN(4)], "", "-x", d.component())
	}
	if d.IntN(4) == 0 {
		text += "@" + d.digest()
	}
	return text
}

func (d dice) name() string {
	var path []string
	for range 1 + d.IntN(3) {
		path = append(path, d.component())
	}
	if d.IntN(20) == 0 {
		path = append(path, long[:225+d.IntN(31)])
	}
	name := strings.Join(path, "/")
	if d.IntN(2) == 0 {
		name = d.host() + "/" + name
	}
	return name
}

func (d dice) component() string {
	text := d.of("a", "app", "nginx", "library", "0", "localhost", "docker.io", "cafe", "x9", hex32, hex64)
	for range d.IntN(3) {
		text += d.of(".", "_", "__", "-", "--", "---", "..", "___", "") + d.of("b", "web", "1")
	}
	return text
}

func (d dice) host() string {
	host := d.of(
		"docker.io", "index.docker.io", "ghcr.io", "localhost", "registry", "Registry", "a.b.example.com", "127.0.0.1",
		"[::1]", "[2001:db8::1]", "[abc]", "[ABC]", "a_b.c", "a__b.c-d", "xn--a.b", d.component(), d.component()+"."+d.component(),
	)
	if d.IntN(3) == 0 {
		host += ":" + d.of("5000", "443", "0443", "80", "", "x")
	}
	return host
}

func (d dice) digest() string {
	algorithm := d.of("sha256", "sha256", "sha384", "sha512", "sha1", "SHA256", "sha256+b64", "")
	lengths := map[string]int{"sha256": 64, "sha384": 96, "sha512": 128}
	n := lengths[algorithm]
	if n == 0 || d.IntN(6) == 0 {
		n = d.IntN(129)
	}
	return algorithm + ":" + d.of(hex128, hex128, hex128, strings.ToUpper(hex128))[:n]
}

// mutant changes one to three characters of a text.
func (d dice) mutant(text string) string {
	runes := []rune(text)
	for range 1 + d.IntN(3) {
		at := d.IntN(len(runes) + 1)
		char := []rune(d.of("a", "Z", "0", ".", "-", "_", "/", ":", "@", "[", "]", " ", "\n", "$", "{", "é", "K", "+", "*"))
		switch {
		case d.IntN(2) == 0 || at == len(runes):
			runes = append(runes[:at:at], append(char, runes[at:]...)...)
		case d.IntN(2) == 0:
			runes = append(runes[:at:at], runes[at+1:]...)
		default:
			runes = append(runes[:at:at], append(char, runes[at+1:]...)...)
		}
	}
	return string(runes)
}
