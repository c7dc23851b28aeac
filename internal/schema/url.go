package schema

import (
	"fmt"
	"io"
)

// refuseURL keeps schemas from reading files or the network.
func refuseURL(url string) (io.ReadCloser, error) {
	return nil, fmt.Errorf("$ref %q leads out of the schema", url)
}
