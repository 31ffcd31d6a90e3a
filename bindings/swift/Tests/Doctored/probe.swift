// Linked by tools/languages/swift.sh with a library of another ABI, whose every other function aborts: it must be refused in
// plain words, before anything of it is called.
import BHAuth

let mac = try Primitives.hmacSHA256(HMACKey(secret: "secret"), "message")
print("\(mac.count) bytes of a library of another ABI")
