module github.com/bh-auth/bh_auth/bindings/go/interop

go 1.24

require (
	github.com/bh-auth/bh_auth/bindings/go v0.0.0
	github.com/golang-jwt/jwt/v5 v5.3.1
)

replace github.com/bh-auth/bh_auth/bindings/go => ../
