package object_test
import ("testing";"math/rand/v2";"fmt")
func TestDbg(t *testing.T){ k:=0
 for seed:=0; k<12; seed++ { w := writer{random: rand.New(rand.NewPCG(1, uint64(seed)))}; text := w.document()
 if _, err := decode(text); err != nil { k++; fmt.Println(err); if k<6 {fmt.Println(text)} } } }
