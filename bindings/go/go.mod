module github.com/bh-auth/bh_auth/bindings/go

go 1.24
