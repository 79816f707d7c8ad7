// SPDX-License-Identifier: Apache-2.0

// Command proxy passes every request on and reads none of it: the least that a gateway on Go's
// net/http costs. Arguments: the address to listen on, the server to pass on to.
package main

import (
	"log"
	"net/http"
	"net/http/httputil"
	"net/url"
	"os"
)

func main() {
	provider, err := url.Parse(os.Args[2])
	if err != nil {
		log.Fatal(err)
	}
	proxy := httputil.NewSingleHostReverseProxy(provider)
	proxy.FlushInterval = -1 // every piece at once
	proxy.Transport = &http.Transport{MaxIdleConnsPerHost: 10000, DisableCompression: true}
	log.Fatal(http.ListenAndServe(os.Args[1], proxy))
}
