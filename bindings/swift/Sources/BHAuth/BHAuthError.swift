import Foundation

/// What every call of this package throws: a status, which has a name and a sentence that says what to do.
///
/// ```swift
/// do {
///     try Toobit.verify(signature, key: key, query: query, nowMS: UnixTime.nowMS())
/// } catch {
///     if error.status == .stale { await measureTheClockOffset() }
///     print(error.message)
/// }
/// ```
///
/// What a service refused is no error of this kind: the response was read, and its ``Outcome`` says no.
public struct BHAuthError: Error, Sendable, Hashable {
    /// Why the call failed.
    public let status: BHStatus

    /// An error with this status.
    public init(_ status: BHStatus) { self.status = status }

    init(_ status: UInt32) { self.status = BHStatus(rawValue: status) }

    /// The name of the status, such as `BH_ERR_STALE`.
    public var name: String { status.name }

    /// What the status means and what to do about it.
    public var message: String { status.message }
}

extension BHAuthError: CustomStringConvertible, LocalizedError {
    /// Name and message.
    public var description: String { "\(name): \(message)" }
    /// The message.
    public var errorDescription: String? { message }
}
