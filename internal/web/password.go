package web

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/crypto/argon2"

	"parallax"
)

// The costs of a guess (OWASP Password Storage Cheat Sheet: argon2id with 19 MiB, two passes, one lane).
const (
	argonMemory = 19 * 1024 // KiB
	argonTime   = 2
	argonLanes  = 1
	saltBytes   = 16
	keyBytes    = 32
)

// LeastPassword and mostPassword bound a password: characters at least, bytes at most.
const (
	LeastPassword = 10
	mostPassword  = 1000
)

// HashPassword gives the hash of a password in PHC form, with a salt of its own. The error wraps
// parallax.ErrInvalid for a password that is too short or too long.
func HashPassword(password string) (string, error) {
	if utf8.RuneCountInString(password) < LeastPassword || len(password) > mostPassword {
		return "", fmt.Errorf("%w: a password has at least %d characters, and at most %d bytes", parallax.ErrInvalid, LeastPassword, mostPassword)
	}
	salt := make([]byte, saltBytes)
	rand.Read(salt) // never fails (crypto/rand)
	key := argon2.IDKey([]byte(password), salt, argonTime, argonMemory, argonLanes, keyBytes)
	encode := base64.RawStdEncoding.EncodeToString
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, argonMemory, argonTime, argonLanes, encode(salt), encode(key)), nil
}

// isPassword reports whether the hash is that of the password. A hash that cannot be read is
// that of none.
func isPassword(hash, password string) bool {
	var version int
	var memory, passes uint32
	var lanes uint8
	part := strings.Split(hash, "$")
	if len(part) != 6 || part[1] != "argon2id" || len(password) > mostPassword {
		return false
	}
	if _, err := fmt.Sscanf(part[2]+" "+part[3], "v=%d m=%d,t=%d,p=%d", &version, &memory, &passes, &lanes); err != nil || version != argon2.Version {
		return false
	}
	salt, err1 := base64.RawStdEncoding.DecodeString(part[4])
	key, err2 := base64.RawStdEncoding.DecodeString(part[5])
	if err1 != nil || err2 != nil || len(key) == 0 || passes == 0 || lanes == 0 {
		return false
	}
	got := argon2.IDKey([]byte(password), salt, passes, memory, lanes, uint32(len(key)))
	return subtle.ConstantTimeCompare(got, key) == 1
}
