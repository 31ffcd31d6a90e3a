package bhauth

// #include "calls.h"
import "C"

import "crypto/rand"

// SealToken seals a token for a store that many processes share, such as Valkey: base64url, which [OpenToken]
// opens with the same secret and for the same account alone. AES-256-GCM, whose key is made of the secret by
// HKDF-SHA256. secret is the API secret that the token is requested with; account names what it is for, such as
// service, host and API key. nonce is 12 random bytes, never used before; nil: new ones.
func SealToken(secret []byte, account string, nonce []byte, token string) (string, error) {
	if nonce == nil {
		nonce = make([]byte, 12)
		if _, err := rand.Read(nonce); err != nil {
			return "", err
		}
	}
	out, err := fill("SealToken", func(buf *C.char, n *C.size_t) C.bh_status {
		return C.bh_token_seal(buf, n, view(secret), text(account), view(nonce), text(token))
	})
	return string(out), err
}

// OpenToken opens what [SealToken] sealed. What another secret sealed, or what is for another account, is
// [ErrSealed]: request a new token.
func OpenToken(sealed string, secret []byte, account string) (string, error) {
	out, err := fill("OpenToken", func(buf *C.char, n *C.size_t) C.bh_status {
		return C.bh_token_open(buf, n, text(sealed), view(secret), text(account))
	})
	token := string(out)
	wipe(out)
	return token, err
}
