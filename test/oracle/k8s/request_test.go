package k8s_test

import (
	"context"
	"math/rand/v2"
	"net/http"
	"net/url"
	"slices"
	"testing"

	"k8s.io/apimachinery/pkg/util/sets"
	"k8s.io/apiserver/pkg/authentication/serviceaccount"
	"k8s.io/apiserver/pkg/authentication/user"
	"k8s.io/apiserver/pkg/authorization/authorizer"
	"k8s.io/apiserver/pkg/endpoints/request"

	"github.com/reeve-policy/reeve/evaluator/rbac"
)

// attempt is one request as reeve is asked about it and as an authorizer sees it.
type attempt struct {
	access     rbac.Access
	attributes authorizer.AttributesRecord
}

// methods are the verbs that HTTP knows.
var methods = map[string]string{
	"get": http.MethodGet, "list": http.MethodGet, "watch": http.MethodGet, "create": http.MethodPost, "update": http.MethodPut,
	"patch": http.MethodPatch, "delete": http.MethodDelete, "deletecollection": http.MethodDelete,
}

var clusterScoped = []string{"namespaces", "nodes", "clusterroles"}

func randomAttempt(t testing.TB, r *rand.Rand) attempt {
	t.Helper()
	access := rbac.Access{Verb: pick(r, verbs), Group: pick(r, groups), Resource: pick(r, resources)}
	switch {
	case r.IntN(8) == 0:
		return urlAttempt(pick(r, []string{"get", "post", "head"}), pick(r, urls))
	case access.Resource == "nodes", access.Resource == "namespaces":
		access.Group = ""
	case access.Resource == "clusterroles":
		access.Group = "rbac.authorization.k8s.io"
	}
	if methods[access.Verb] == "" || r.IntN(4) == 0 && !slices.Contains(clusterScoped, access.Resource) {
		return reviewAttempt(r, access)
	}
	return httpAttempt(t, r, access)
}

func urlAttempt(verb, path string) attempt {
	return attempt{rbac.Access{Verb: verb, URL: path}, authorizer.AttributesRecord{Verb: verb, Path: path}}
}

// reviewAttempt is what a SubjectAccessReview can say and no HTTP request would. The API
// server itself asks so whether a ClusterRole may be bound in a namespace.
func reviewAttempt(r *rand.Rand, access rbac.Access) attempt {
	for slices.Contains(clusterScoped, access.Resource) && (access.Verb != "bind" || access.Resource != "clusterroles") {
		access.Resource = pick(r, resources)
	}
	attributes := authorizer.AttributesRecord{
		Verb: access.Verb, APIGroup: access.Group, Resource: access.Resource, ResourceRequest: true,
		Namespace: pick(r, append(namespaces, "")), Name: pick(r, names),
	}
	access.Namespace, access.Name = attributes.Namespace, attributes.Name
	if r.IntN(3) == 0 {
		attributes.Subresource = pick(r, subresources)
		access.Resource += "/" + attributes.Subresource
	}
	return attempt{access, attributes}
}

// httpAttempt sends the request through the code that the API server reads requests with.
func httpAttempt(t testing.TB, r *rand.Rand, access rbac.Access) attempt {
	t.Helper()
	inNone := slices.Contains(clusterScoped, access.Resource)
	// Where a cluster-scoped object is asked about, the namespace must not matter.
	access.Namespace = pick(r, append(namespaces, ""))
	path := "/api/v1"
	if access.Group != "" {
		path = "/apis/" + access.Group + "/v1"
	}
	if !inNone && access.Namespace != "" {
		path += "/namespaces/" + access.Namespace
	}
	path += "/" + access.Resource
	query := url.Values{}
	subresource := ""
	switch access.Verb {
	case "list", "watch":
		if r.IntN(2) == 0 {
			access.Name = pick(r, names[:3])
			query.Set("fieldSelector", "metadata.name="+access.Name)
		}
		if access.Verb == "watch" {
			query.Set("watch", "true")
		}
	case "deletecollection":
	case "create":
		if r.IntN(2) == 0 && access.Resource != "namespaces" {
			access.Name, subresource = pick(r, names[:3]), pick(r, subresources)
		}
	default:
		access.Name = pick(r, names[:3])
		if r.IntN(3) == 0 {
			subresource = pick(r, subresources)
		}
		if access.Resource == "namespaces" && subresource != "" {
			subresource = pick(r, []string{"status", "finalize"}) // any other would be a resource
		}
	}
	if access.Name != "" && len(query["fieldSelector"]) == 0 {
		path += "/" + access.Name
	}
	if subresource != "" {
		path, access.Resource = path+"/"+subresource, access.Resource+"/"+subresource
	}
	return attempt{access, read(t, methods[access.Verb], path+"?"+query.Encode())}
}

func read(t testing.TB, method, target string) authorizer.AttributesRecord {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), method, target, nil)
	if err != nil {
		t.Fatal(err)
	}
	factory := request.RequestInfoFactory{APIPrefixes: sets.NewString("api", "apis"), GrouplessAPIPrefixes: sets.NewString("api")}
	info, err := factory.NewRequestInfo(req)
	if err != nil {
		t.Fatal(err)
	}
	return authorizer.AttributesRecord{
		Verb: info.Verb, Namespace: info.Namespace, APIGroup: info.APIGroup, Resource: info.Resource, Subresource: info.Subresource,
		Name: info.Name, ResourceRequest: info.IsResourceRequest, Path: info.Path,
	}
}

// identity is one who asks, as reeve and as the API server know it.
type identity struct {
	subject rbac.Subject
	info    user.Info
}

func randomIdentity(r *rand.Rand) identity {
	switch r.IntN(4) {
	case 0:
		return account(pick(r, namespaces), pick(r, accounts))
	case 1:
		group := pick(r, append(groupsOfUsers, "system:masters"))
		return identity{rbac.Group(group), &user.DefaultInfo{Groups: joined("", group)}}
	}
	var member []string
	for range r.IntN(3) {
		member = append(member, pick(r, groupsOfUsers[:2]))
	}
	if r.IntN(20) == 0 {
		member = append(member, "system:masters")
	}
	return named(pick(r, users), member...)
}

func account(namespace, name string) identity {
	info := serviceaccount.UserInfo(namespace, name, "uid")
	return identity{rbac.ServiceAccount(namespace, name), &user.DefaultInfo{Name: info.GetName(), Groups: joined("", info.GetGroups()...)}}
}

func named(name string, groups ...string) identity {
	all := slices.Clone(groups)
	if namespace, account, err := serviceaccount.SplitUsername(name); err == nil {
		all = append(all, serviceaccount.UserInfo(namespace, account, "").GetGroups()...)
	}
	return identity{rbac.User(name, groups...), &user.DefaultInfo{Name: name, Groups: joined(name, all...)}}
}

// joined are the groups after the API server has added its own.
func joined(name string, groups ...string) []string {
	if name == user.Anonymous || slices.Contains(groups, user.AllUnauthenticated) {
		return append(slices.Clone(groups), user.AllUnauthenticated)
	}
	return append(slices.Clone(groups), user.AllAuthenticated)
}

func (o *oracle) allows(t testing.TB, who identity, attributes authorizer.AttributesRecord) bool {
	t.Helper()
	if o.unlimited && slices.Contains(who.info.GetGroups(), user.SystemPrivilegedGroup) {
		return true // the API server lets this group pass before it asks RBAC
	}
	attributes.User = who.info
	decision, _, _ := o.authorizer.Authorize(t.Context(), &attributes) // a missing role is an error, and grants nothing
	return decision == authorizer.DecisionAllow
}

// as is the context of a request to write a role.
func as(ctx context.Context, who identity, namespace string) context.Context {
	return request.WithNamespace(request.WithUser(ctx, who.info), namespace)
}
