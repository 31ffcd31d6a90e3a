internal import CBHAuth

/// Why a call failed: the number that the C library returned. Numbers are permanent; a later version may add some, so a
/// `switch` over them needs a `default`.
public struct BHStatus: RawRepresentable, Sendable, Hashable {
    /// The number, as in `bh_auth.h`.
    public let rawValue: UInt32

    /// A status by its number.
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    init(_ constant: Int) { rawValue = UInt32(constant) }

    /// Its name in `bh_auth.h`, such as `BH_ERR_TIME_IS_SECONDS`; `BH_ERR_UNKNOWN` if the library has none.
    public var name: String { String(cString: bh_status_name(rawValue)) }

    /// What it means and what to do about it, in one sentence without any input or secret.
    public var message: String { String(cString: bh_status_message(rawValue)) }
}

extension BHStatus: CustomStringConvertible {
    /// The name.
    public var description: String { name }
}
