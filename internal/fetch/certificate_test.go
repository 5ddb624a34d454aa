package fetch

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"io"
	"log"
	"math/big"
	"net"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"
)

// TestCertificates: what is wrong with a certificate is said in words. All of them are signed by
// somebody known.
func TestCertificates(t *testing.T) {
	now := time.Now()
	here := []net.IP{net.IPv4(127, 0, 0, 1)}
	for name, c := range map[string]struct {
		cert x509.Certificate
		want string
	}{
		"good":          {x509.Certificate{NotBefore: now.Add(-time.Hour), NotAfter: now.Add(time.Hour), IPAddresses: here}, ""},
		"expired":       {x509.Certificate{NotBefore: now.Add(-2 * time.Hour), NotAfter: now.Add(-time.Hour), IPAddresses: here}, "the certificate has expired or is not valid yet"},
		"not yet valid": {x509.Certificate{NotBefore: now.Add(time.Hour), NotAfter: now.Add(2 * time.Hour), IPAddresses: here}, "the certificate has expired or is not valid yet"},
		"another name":  {x509.Certificate{NotBefore: now.Add(-time.Hour), NotAfter: now.Add(time.Hour), DNSNames: []string{"lindmar.example"}}, "the certificate is for another name than 127.0.0.1"},
	} {
		cert := signed(t, &c.cert)
		s := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "<p>Ebb.") }))
		s.Config.ErrorLog = log.New(io.Discard, "", 0) // our refusal is logged there
		s.TLS = &tls.Config{Certificates: []tls.Certificate{cert}}
		s.StartTLS()
		defer s.Close()
		w := newWeb(Options{AllowPrivate: true, IgnoreRobots: true}.withDefaults())
		roots := x509.NewCertPool()
		roots.AddCert(cert.Leaf)
		w.client.Transport.(*http.Transport).TLSClientConfig = &tls.Config{RootCAs: roots}
		if p := w.page(t.Context(), "x", s.URL); p.Failure != c.want {
			t.Errorf("%s: failure %q, want %q", name, p.Failure, c.want)
		}
	}
}

// signed makes a certificate that signs itself.
func signed(t *testing.T, c *x509.Certificate) tls.Certificate {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	c.SerialNumber = big.NewInt(1)
	c.IsCA, c.BasicConstraintsValid = true, true
	raw, err := x509.CreateCertificate(rand.Reader, c, c, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	leaf, err := x509.ParseCertificate(raw)
	if err != nil {
		t.Fatal(err)
	}
	return tls.Certificate{Certificate: [][]byte{raw}, PrivateKey: key, Leaf: leaf}
}
