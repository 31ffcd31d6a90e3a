// Package fleet shares tokens, and what was seen already, between the processes of many machines, by way of Valkey or
// Redis (6.2 or newer).
//
// A service gives an account one token at a time, some not more than one a minute: processes that each request their own
// take it from one another. With a [Store] in their token sources one of them requests it and all use it:
//
//	store, err := fleet.NewStore(redis.NewClient(options), secret)
//	source, err := account.TokenSource(nil, "")
//	source.Store = store
//
// What lies in the store is sealed by the API secret: who reads the store cannot call the service. docs/fleet.md in the
// repository says what is promised, and how the store is to be set up.
package fleet
