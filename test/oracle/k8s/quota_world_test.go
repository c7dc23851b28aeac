package k8s_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	corev1 "k8s.io/api/core/v1"
	resourceapi "k8s.io/api/resource/v1"
	"k8s.io/apimachinery/pkg/api/resource"
	"k8s.io/apimachinery/pkg/runtime"
	utilerrors "k8s.io/apimachinery/pkg/util/errors"
	"k8s.io/apiserver/pkg/admission"
	"k8s.io/apiserver/pkg/admission/plugin/resourcequota"
	quotav1 "k8s.io/apiserver/pkg/quota/v1"
	"k8s.io/dynamic-resource-allocation/deviceclass/extendedresourcecache"
	"k8s.io/klog/v2"
	podutil "k8s.io/kubernetes/pkg/api/pod"
	api "k8s.io/kubernetes/pkg/apis/core"
	apiv1 "k8s.io/kubernetes/pkg/apis/core/v1"
	resourcev1 "k8s.io/kubernetes/pkg/apis/resource/v1"
	quotacore "k8s.io/kubernetes/pkg/quota/v1/evaluator/core"
	"k8s.io/kubernetes/plugin/pkg/admission/limitranger"
	"k8s.io/utils/clock"

	"github.com/reeve-policy/reeve/evaluator"
	"github.com/reeve-policy/reeve/evaluator/quota"
)

// quotaCase is one object in a namespace of its own, with the LimitRanges and quotas there.
// All are as a user writes them.
type quotaCase struct {
	namespace string
	object    map[string]any
	old       map[string]any // that the object replaces, as it is stored; nil where it is new
	ranges    []map[string]any
	quotas    []map[string]any
}

// quotaVerdict is what is compared: by name how many constraints of a LimitRange and
// whether a quota refuse the object, what it is charged, and what a quota that counts it
// would then have in use.
type quotaVerdict struct {
	Ranges    map[string]int
	Refused   map[string]bool
	Charge    map[string]string
	Used      map[string]map[string]string
	Resources []corev1.ResourceRequirements
}

// kubernetes is the verdict of Kubernetes, in the order of its API server. An object that
// it cannot even decode is an error.
func (c quotaCase) kubernetes() (quotaVerdict, error) {
	ranges, err := decodeAll(c.ranges, apiv1.SetObjectDefaults_LimitRange)
	if err != nil {
		return quotaVerdict{}, err
	}
	quotas, err := decodeAll(c.quotas, apiv1.SetObjectDefaults_ResourceQuota)
	if err != nil {
		return quotaVerdict{}, err
	}
	switch c.object["kind"] {
	case "Pod":
		return c.pod(ranges, quotas)
	case "PersistentVolumeClaim":
		return c.claim(ranges, quotas)
	case "ResourceClaim":
		return c.devices(quotas)
	default:
		return c.service(quotas)
	}
}

func (c quotaCase) devices(quotas []*corev1.ResourceQuota) (quotaVerdict, error) {
	v := quotaVerdict{Ranges: map[string]int{}}
	given, err := decode(c.object, resourcev1.SetObjectDefaults_ResourceClaim)
	if err != nil {
		return v, err
	}
	old, err := former(c, resourcev1.SetObjectDefaults_ResourceClaim)
	if err != nil {
		return v, err
	}
	return v, v.charge(quotas, given, old, "ResourceClaim", "resourceclaims", quotacore.NewResourceClaimEvaluator(nil, deviceClasses(), nil, nil))
}

// cards is a class of devices that pods can ask for by a name of the cluster.
var cards = map[string]any{
	"apiVersion": "resource.k8s.io/v1", "kind": "DeviceClass", "metadata": map[string]any{"name": "card"},
	"spec": map[string]any{"extendedResourceName": "example.com/card"},
}

func deviceClasses() *extendedresourcecache.ExtendedResourceCache {
	known := extendedresourcecache.NewExtendedResourceCache(klog.Background())
	class, err := decode(cards, func(*resourceapi.DeviceClass) {})
	if err != nil {
		panic(err) // it is written above
	}
	known.OnAdd(class, true)
	return known
}

// former is the object that c replaces, nil where there is none.
func former[T any](c quotaCase, defaults func(*T)) (*T, error) {
	if c.old == nil {
		return nil, nil
	}
	return decode(c.old, defaults)
}

func (c quotaCase) pod(ranges []*corev1.LimitRange, quotas []*corev1.ResourceQuota) (quotaVerdict, error) {
	if c.old != nil {
		return c.podUpdate(ranges, quotas)
	}
	v := quotaVerdict{Ranges: map[string]int{}}
	given, err := decode(c.object, apiv1.SetObjectDefaults_Pod)
	if err != nil {
		return v, err
	}
	pod := &api.Pod{}
	if err := apiv1.Convert_v1_Pod_To_core_Pod(given, pod, nil); err != nil {
		return v, err
	}
	for _, limits := range ranges {
		if err := limitranger.PodMutateLimitFunc(limits, pod); err != nil {
			return v, err
		}
	}
	pod.Status = api.PodStatus{Phase: api.PodPending}
	podutil.DefaultPodLevelResources(pod)
	for _, limits := range ranges {
		v.Ranges[limits.Name] = faults(limitranger.PodValidateLimitFunc(limits, pod))
	}
	external := &corev1.Pod{}
	if err := apiv1.Convert_core_Pod_To_v1_Pod(pod, external, nil); err != nil {
		return v, err
	}
	for _, container := range slices.Concat(external.Spec.InitContainers, external.Spec.Containers) {
		v.Resources = append(v.Resources, container.Resources)
	}
	stored, err := json.Marshal(external)
	if err != nil {
		return v, err
	}
	usage, err := quotacore.PodUsageFunc(reread(stored), clock.RealClock{})
	if err != nil {
		return v, err
	}
	v.Charge = canonical(usage)
	return v, v.count(quotas, func() admission.Attributes {
		return admission.NewAttributesRecord(reread(stored), nil, corev1.SchemeGroupVersion.WithKind("Pod"), c.namespace, pod.Name,
			corev1.SchemeGroupVersion.WithResource("pods"), "", admission.Create, nil, false, nil)
	}, quotacore.NewPodEvaluator(nil, clock.RealClock{}))
}

// podUpdate is a resize where the pod changes what it asks for.
func (c quotaCase) podUpdate(ranges []*corev1.LimitRange, quotas []*corev1.ResourceQuota) (quotaVerdict, error) {
	v := quotaVerdict{Ranges: map[string]int{}}
	old, err := former(c, apiv1.SetObjectDefaults_Pod)
	if err != nil {
		return v, err
	}
	given, err := decode(c.object, apiv1.SetObjectDefaults_Pod)
	if err != nil {
		return v, err
	}
	pod, external := &api.Pod{}, &corev1.Pod{}
	if err := apiv1.Convert_v1_Pod_To_core_Pod(given, pod, nil); err != nil {
		return v, err
	}
	subresource := ""
	if !reflect.DeepEqual(c.object["spec"].(map[string]any)["containers"], c.old["spec"].(map[string]any)["containers"]) {
		subresource = "resize"
	}
	for _, limits := range ranges {
		v.Ranges[limits.Name] = 0
		if subresource == "resize" {
			if err := limitranger.PodMutateLimitFunc(limits, pod); err != nil {
				return v, err
			}
		}
	}
	for _, limits := range ranges {
		if subresource == "resize" {
			v.Ranges[limits.Name] = faults(limitranger.PodValidateLimitFunc(limits, pod))
		}
	}
	if err := apiv1.Convert_core_Pod_To_v1_Pod(pod, external, nil); err != nil {
		return v, err
	}
	for _, container := range slices.Concat(external.Spec.InitContainers, external.Spec.Containers) {
		v.Resources = append(v.Resources, container.Resources)
	}
	counting := quotacore.NewPodEvaluator(nil, clock.RealClock{})
	attributes := func() admission.Attributes {
		return admission.NewAttributesRecord(external.DeepCopy(), old.DeepCopy(), corev1.SchemeGroupVersion.WithKind("Pod"), c.namespace, pod.Name,
			corev1.SchemeGroupVersion.WithResource("pods"), subresource, admission.Update, nil, false, nil)
	}
	if !counting.Handles(attributes()) {
		v.Charge, v.Refused, v.Used = map[string]string{}, map[string]bool{}, map[string]map[string]string{}
		for _, q := range quotas {
			v.Refused[q.Name] = false
		}
		return v, nil
	}
	usage, err := counting.Usage(external.DeepCopy())
	if err != nil {
		return v, err
	}
	before, err := counting.Usage(old.DeepCopy())
	if err != nil {
		return v, err
	}
	v.Charge = canonical(quotav1.RemoveZeros(quotav1.SubtractWithNonNegativeResult(usage, before)))
	return v, v.count(quotas, attributes, counting)
}

// reread is the pod as it would be read from storage. Kubernetes 1.37.2 shares big decimals
// between what it sets for a whole pod as request and as limit, and adds the overhead to
// them in place: counted twice, such a pod uses more than the first time. Each count here
// begins with a pod that shares nothing.
func reread(stored []byte) *corev1.Pod {
	pod := &corev1.Pod{}
	if err := json.Unmarshal(stored, pod); err != nil {
		panic(err) // it was a pod just now
	}
	return pod
}

func (c quotaCase) claim(ranges []*corev1.LimitRange, quotas []*corev1.ResourceQuota) (quotaVerdict, error) {
	v := quotaVerdict{Ranges: map[string]int{}}
	given, err := decode(c.object, apiv1.SetObjectDefaults_PersistentVolumeClaim)
	if err != nil {
		return v, err
	}
	claim := &api.PersistentVolumeClaim{}
	if err := apiv1.Convert_v1_PersistentVolumeClaim_To_core_PersistentVolumeClaim(given, claim, nil); err != nil {
		return v, err
	}
	for _, limits := range ranges {
		v.Ranges[limits.Name] = faults(limitranger.PersistentVolumeClaimValidateLimitFunc(limits, claim))
	}
	if c.old == nil {
		return v, v.charge(quotas, claim, nil, "PersistentVolumeClaim", "persistentvolumeclaims", quotacore.NewPersistentVolumeClaimEvaluator(nil))
	}
	old, err := former(c, apiv1.SetObjectDefaults_PersistentVolumeClaim)
	if err != nil {
		return v, err
	}
	return v, v.charge(quotas, given, old, "PersistentVolumeClaim", "persistentvolumeclaims", quotacore.NewPersistentVolumeClaimEvaluator(nil))
}

func (c quotaCase) service(quotas []*corev1.ResourceQuota) (quotaVerdict, error) {
	v := quotaVerdict{Ranges: map[string]int{}}
	given, err := decode(c.object, apiv1.SetObjectDefaults_Service)
	if err != nil {
		return v, err
	}
	service := &api.Service{}
	if err := apiv1.Convert_v1_Service_To_core_Service(given, service, nil); err != nil {
		return v, err
	}
	if c.old == nil {
		return v, v.charge(quotas, service, nil, "Service", "services", quotacore.NewServiceEvaluator(nil))
	}
	old, err := former(c, apiv1.SetObjectDefaults_Service)
	if err != nil {
		return v, err
	}
	return v, v.charge(quotas, given, old, "Service", "services", quotacore.NewServiceEvaluator(nil))
}

// charge counts an object that is new, or the one that old is to become.
func (v *quotaVerdict) charge(quotas []*corev1.ResourceQuota, object, old runtime.Object, kind, plural string, counting quotav1.Evaluator) error {
	usage, err := counting.Usage(object)
	if err != nil {
		return err
	}
	operation := admission.Create
	if !isNil(old) {
		operation = admission.Update
		before, err := counting.Usage(old)
		if err != nil {
			return err
		}
		usage = quotav1.RemoveZeros(quotav1.SubtractWithNonNegativeResult(usage, before))
	}
	v.Charge = canonical(usage)
	return v.count(quotas, func() admission.Attributes {
		return admission.NewAttributesRecord(object, old, corev1.SchemeGroupVersion.WithKind(kind), "ns", "x",
			corev1.SchemeGroupVersion.WithResource(plural), "", operation, nil, false, nil)
	}, counting)
}

// isNil is whether an interface holds no object.
func isNil(object runtime.Object) bool {
	return object == nil || reflect.ValueOf(object).IsNil()
}

// count asks each quota for itself, since Kubernetes stops at the first that refuses.
func (v *quotaVerdict) count(quotas []*corev1.ResourceQuota, attributes func() admission.Attributes, counting quotav1.Evaluator) error {
	v.Refused, v.Used = map[string]bool{}, map[string]map[string]string{}
	for _, given := range quotas {
		q := *given.DeepCopy()
		if q.Status.Hard == nil { // the controller has not been there yet; only quotas are in the namespace
			q.Status.Hard, q.Status.Used = q.Spec.Hard, corev1.ResourceList{}
			for name := range q.Spec.Hard {
				q.Status.Used[name] = resource.Quantity{}
				if name == corev1.ResourceQuotas {
					q.Status.Used[name] = *resource.NewQuantity(int64(len(quotas)), resource.DecimalSI)
				}
			}
		}
		matches, err := counting.Matches(&q, attributes().GetObject())
		if err != nil {
			return err
		}
		after, err := resourcequota.CheckRequest([]corev1.ResourceQuota{q}, attributes(), counting, nil)
		v.Refused[q.Name] = err != nil
		if err == nil && matches {
			v.Used[q.Name] = canonical(after[0].Status.Used)
		}
	}
	return nil
}

func faults(err error) int {
	var many utilerrors.Aggregate
	if errors.As(err, &many) {
		return len(many.Errors())
	}
	return 0
}

func decodeAll[T any](objects []map[string]any, defaults func(*T)) ([]*T, error) {
	var all []*T
	for _, object := range objects {
		decoded, err := decode(object, defaults)
		if err != nil {
			return nil, err
		}
		all = append(all, decoded)
	}
	return all, nil
}

func decode[T any](object map[string]any, defaults func(*T)) (*T, error) {
	text, err := json.Marshal(object)
	if err != nil {
		return nil, err
	}
	decoded := new(T)
	if err := json.Unmarshal(text, decoded); err != nil {
		return nil, err
	}
	defaults(decoded)
	return decoded, nil
}

// canonical is a list whose quantities compare as text.
func canonical(list corev1.ResourceList) map[string]string {
	all := map[string]string{}
	for name, quantity := range list {
		all[string(name)] = plain(quantity)
	}
	return all
}

func plain(q resource.Quantity) string {
	return resource.NewDecimalQuantity(*q.AsDec(), resource.DecimalSI).String()
}

// compareQuotas asks both about all cases and reports every difference.
func compareQuotas(t *testing.T, cases []quotaCase) (refusedBy map[string]int) {
	t.Helper()
	refusedBy = map[string]int{}
	inv := evaluator.NewInventory()
	var kept []quotaCase
	var wanted []quotaVerdict
	var sources []evaluator.Source
	var questions []quota.Question
	for _, c := range cases {
		want, err := c.kubernetes()
		if err != nil {
			refusedBy["nothing, since Kubernetes cannot read it"]++
			continue
		}
		kept, wanted = append(kept, c), append(wanted, want)
		for _, known := range slices.Concat(c.ranges, c.quotas) {
			sources = append(sources, evaluator.Map(known))
		}
		question := quota.Question{Object: c.object}
		if c.old != nil {
			question.Old = c.old
		}
		questions = append(questions, question)
	}
	sources = append(sources, evaluator.Map(cards))
	if err := inv.Put(sources...); err != nil {
		t.Fatal(err)
	}
	ev, err := base()
	if err != nil {
		t.Fatal(err)
	}
	if ev, err = ev.With(t.Context(), evaluator.WithInventory(inv)); err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	for start := 0; start < len(questions); start += 500 {
		end := min(start+500, len(questions))
		answers, err := quota.New(ev).AdmitAll(t.Context(), questions[start:end])
		if err != nil {
			t.Fatal(err)
		}
		for i, answer := range answers {
			kept[start+i].compare(t, wanted[start+i], answer, refusedBy)
		}
	}
	t.Logf("%d cases, reeve took %v; refused by %v", len(kept), time.Since(began).Round(time.Millisecond), refusedBy)
	return refusedBy
}

func (c quotaCase) compare(t *testing.T, want quotaVerdict, answer quota.Answer, refusedBy map[string]int) {
	t.Helper()
	got := quotaVerdict{Ranges: map[string]int{}, Refused: map[string]bool{}, Used: map[string]map[string]string{}}
	for name := range want.Ranges {
		got.Ranges[name] = 0
	}
	for name := range want.Refused {
		got.Refused[name] = false
	}
	for _, refusal := range answer.Refusals {
		if lostInFloats(refusal.Message) {
			refusedBy["a ratio that Kubernetes loses in floating point"]++
			continue
		}
		refusedBy[refusal.By.Kind]++
		if refusal.By.Kind == "LimitRange" {
			got.Ranges[refusal.By.Name]++
		} else {
			got.Refused[refusal.By.Name] = true
		}
	}
	got.Charge = amounts(answer.Charge)
	if c.old != nil { // Kubernetes has zeros for what only the old object was charged
		maps.DeleteFunc(got.Charge, func(_, amount string) bool { return amount == "0" })
	}
	for _, account := range answer.Quotas {
		if !got.Refused[account.Quota.Name] {
			got.Used[account.Quota.Name] = added(account)
		}
	}
	if c.object["kind"] == "Pod" {
		got.Resources = defaultedResources(t, c.object, answer)
	}
	equal := cmp.Comparer(func(a, b resource.Quantity) bool { return a.Cmp(b) == 0 })
	for i := range want.Resources {
		want.Resources[i].Claims = nil
	}
	if diff := cmp.Diff(normal(want), normal(got), equal); diff != "" {
		text, _ := json.Marshal(map[string]any{"object": c.object, "ranges": c.ranges, "quotas": c.quotas})
		t.Errorf("%s\nKubernetes -, reeve +:\n%s%+v", text, diff, answer.Refusals)
	}
}

var ratioMessage = regexp.MustCompile(`limit of (\S+) for a request of (\S+), above the ratio (\S+)$`)

// lostInFloats is whether a ratio is too great, but not once it is a float64, which is how
// Kubernetes compares it. reeve is exact; this is the one difference that is wanted.
func lostInFloats(message string) bool {
	match := ratioMessage.FindStringSubmatch(message)
	if match == nil {
		return false
	}
	limit, request, bound := resource.MustParse(match[1]), resource.MustParse(match[2]), resource.MustParse(match[3])
	return limit.AsApproximateFloat64()/request.AsApproximateFloat64() <= bound.AsApproximateFloat64()
}

// normal tells no absent list from an empty one.
func normal(v quotaVerdict) quotaVerdict {
	for i, r := range v.Resources {
		if len(r.Limits) == 0 {
			v.Resources[i].Limits = nil
		}
		if len(r.Requests) == 0 {
			v.Resources[i].Requests = nil
		}
	}
	if len(v.Resources) == 0 {
		v.Resources = nil
	}
	return v
}

func amounts(given quota.Amounts) map[string]string {
	all := map[string]string{}
	for name, text := range given {
		all[name] = plain(resource.MustParse(text))
	}
	return all
}

// added is what would be in use.
func added(account quota.Account) map[string]string {
	list := corev1.ResourceList{}
	for name, text := range account.Used {
		list[corev1.ResourceName(name)] = resource.MustParse(text)
	}
	for name, text := range account.Added {
		q := list[corev1.ResourceName(name)]
		q.Add(resource.MustParse(text))
		if _, known := account.Used[name]; known || !q.IsZero() {
			list[corev1.ResourceName(name)] = q
		}
	}
	return canonical(list)
}

// defaultedResources are those of all containers once the patch is applied, which only
// ever adds.
func defaultedResources(t *testing.T, object map[string]any, answer quota.Answer) []corev1.ResourceRequirements {
	t.Helper()
	patches := map[string]any{}
	for _, op := range answer.Patch {
		patches[op.Path] = op.Value
	}
	var all []corev1.ResourceRequirements
	spec, _ := object["spec"].(map[string]any)
	for _, list := range []string{"initContainers", "containers"} {
		containers, _ := spec[list].([]any)
		for i, raw := range containers {
			container, _ := raw.(map[string]any)
			value := container["resources"]
			if patched, ok := patches[fmt.Sprintf("/spec/%s/%d/resources", list, i)]; ok {
				value = patched
			}
			wrapped, err := decode(map[string]any{"spec": map[string]any{"containers": []any{map[string]any{"resources": value}}}}, apiv1.SetObjectDefaults_Pod)
			if err != nil {
				t.Fatal(err)
			}
			resources := wrapped.Spec.Containers[0].Resources
			resources.Claims = nil
			all = append(all, resources)
		}
	}
	return all
}
