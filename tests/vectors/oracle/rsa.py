"""RSA with whole numbers: keys for tests alone, derived from their names, and signatures of any block."""

import base64
import hashlib
import math

# RFC 8017, section 9.2, note 1.
DIGEST_INFO = {
    "SHA-1": bytes.fromhex("3021300906052b0e03021a05000414"),
    "SHA-256": bytes.fromhex("3031300d060960864801650304020105000420"),
    "SHA-512": bytes.fromhex("3051300d060960864801650304020305000440"),
}


def sha256(message):
    return hashlib.sha256(message).digest()


def is_prime(n):
    """Miller and Rabin, by the first primes as bases."""
    small = (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37)
    if any(n % q == 0 for q in small):
        return n in small
    d, r = n - 1, 0
    while d % 2 == 0:
        d, r = d // 2, r + 1
    for base in small:
        x = pow(base, d, n)
        if x not in (1, n - 1) and not any((x := x * x % n) == n - 1 for _ in range(r - 1)):
            return False
    return True


def prime(label, bits, e):
    """The first prime of so many bits behind a hash of the label, its eight highest bits set."""
    digits = b"".join(sha256(f"{label}/{i}".encode()) for i in range((bits + 255) // 256))
    n = int.from_bytes(digits, "big") >> (len(digits) * 8 - bits) | 255 << (bits - 8) | 1
    while (n - 1) % e == 0 or not is_prime(n):
        n += 2
    return n


class Key:
    """Of several primes, which makes it weak, and quick to derive."""

    def __init__(self, name, bits, e=65537):
        count = -(-bits // 200)
        sizes = [bits // count + (i < bits % count) for i in range(count)]
        self.primes = [prime(f"bh_auth test {name} {i}", size, e) for i, size in enumerate(sizes)]
        self.n, self.e, self.size = math.prod(self.primes), e, (bits + 7) // 8
        assert self.n.bit_length() == bits

    def raw(self, block):
        """The private key's operation on a block."""
        number = int.from_bytes(block, "big")
        assert number < self.n
        root = 0
        for p in self.primes:
            others = self.n // p
            root += pow(number % p, pow(self.e, -1, p - 1), p) * pow(others, -1, p) * others
        root %= self.n
        assert pow(root, self.e, self.n) == number
        return root.to_bytes(self.size, "big")

    def block(self, info, kind=1, fill=0xFF, padding=None, tail=b""):
        padding = self.size - 3 - len(info) - len(tail) if padding is None else padding
        block = bytes([0, kind]) + bytes([fill]) * padding + b"\0" + info + tail
        return block + bytes(self.size - len(block))

    def sign(self, message, digest="SHA-256"):
        hashed = hashlib.new(digest.replace("-", "").lower(), message).digest()
        return self.raw(self.block(DIGEST_INFO[digest] + hashed))

    def verifies(self, message, signature):
        """What a verifier must say that compares the whole block."""
        number = int.from_bytes(signature, "big")
        if len(signature) != self.size or number >= self.n:
            return False
        right = self.block(DIGEST_INFO["SHA-256"] + sha256(message))
        return pow(number, self.e, self.n).to_bytes(self.size, "big") == right

    def pkcs1(self):
        return der(0x30, integer(self.n) + integer(self.e))

    def spki(self, algorithm="06092a864886f70d0101010500", behind=b"", unused=b"\0"):
        bits = der(0x03, unused + self.pkcs1() + behind)
        return der(0x30, der(0x30, bytes.fromhex(algorithm)) + bits)

    def text(self):
        return base64.b64encode(self.spki()).decode()


def integer(n):
    return der(0x02, n.to_bytes(n.bit_length() // 8 + 1, "big"))


def der(tag, content, long=False):
    size = len(content)
    if size < 128 and not long:
        return bytes([tag, size]) + content
    length = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes([tag, 0x80 + len(length)]) + length + content


def pem(der_bytes, label="PUBLIC KEY", end="\n"):
    text = base64.b64encode(der_bytes).decode()
    rows = [text[i : i + 64] for i in range(0, len(text), 64)]
    return end.join([f"-----BEGIN {label}-----", *rows, f"-----END {label}-----", ""])


def pss(key, message, salt=bytes(32)):
    """EMSA-PSS (RFC 8017, section 9.1), with a given salt."""
    bits = key.n.bit_length() - 1
    size, hashed = (bits + 7) // 8, sha256(bytes(8) + sha256(message) + salt)
    plain = bytes(size - len(salt) - 34) + b"\1" + salt
    mask = b"".join(sha256(hashed + i.to_bytes(4, "big")) for i in range(size // 32 + 1))
    masked = bytearray(a ^ b for a, b in zip(plain, mask))
    masked[0] &= 0xFF >> (8 * size - bits)
    return key.raw(bytes(masked) + hashed + b"\xbc")


def cube_root_forgery(key, message):
    """Bleichenbacher, 2006: without the private key, where e is 3 and nobody looks behind the digest."""
    head = b"\0\1" + b"\xff" * 8 + b"\0" + DIGEST_INFO["SHA-256"] + sha256(message)
    least = int.from_bytes(head + bytes(key.size - len(head)), "big")
    low, high = 0, 1 << (least.bit_length() // 3 + 1)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if middle**3 < least else (low, middle)
    signature = low.to_bytes(key.size, "big")
    assert (low**3).to_bytes(key.size, "big").startswith(head)
    return signature
