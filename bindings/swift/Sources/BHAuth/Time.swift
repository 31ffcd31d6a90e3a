internal import CBHAuth

/// Unix time, and the text form of it that PAVE documents.
public enum UnixTime {
    /// Reads the system's clock: Unix milliseconds.
    ///
    /// - Throws: ``BHStatus/systemClock``.
    public static func nowMS() throws(BHAuthError) -> Int64 {
        var now: Int64 = 0
        try call { bh_now_ms(&now) }
        return now
    }

    /// Formats a time as UTC, `YYYY-MM-DDTHH:MM:SSZ` (RFC 3339).
    ///
    /// - Parameter timeS: Unix seconds.
    /// - Throws: ``BHStatus/timeIsMilliseconds``, ``BHStatus/timeRange``.
    public static func formatUTC(timeS: Int64) throws(BHAuthError) -> String {
        try fixedText(size: BH_UTC_SIZE) { bh_time_format_utc($0, timeS) }
    }

    /// Formats a time as Unix seconds in decimal: the timestamp that PAVE's samples send, where its table asks for that of
    /// ``formatUTC(timeS:)``.
    ///
    /// - Parameter timeS: Unix seconds.
    /// - Throws: ``BHStatus/timeIsMilliseconds``, ``BHStatus/timeRange``.
    public static func formatSeconds(timeS: Int64) throws(BHAuthError) -> String {
        try output({ bh_time_format_seconds($0, $1, timeS) }, read: text)
    }

    /// Reads a time of RFC 3339 as Unix seconds. A fraction of a second is dropped; an offset such as `+08:00` is taken
    /// into account.
    ///
    /// - Throws: ``BHStatus/timeFormat``.
    public static func parseUTC(_ text: some BHBytes) throws(BHAuthError) -> Int64 {
        var time: Int64 = 0
        try call { withView(text) { bh_time_parse_utc(&time, $0) } }
        return time
    }
}

/// Random values from the system's random source.
public enum Random {
    /// A random UUID (RFC 9562, version 4), in lower case: a `jti`, an `X-Request-Id`.
    ///
    /// - Throws: ``BHStatus/systemRandom``.
    public static func uuidV4() throws(BHAuthError) -> String {
        try fixedText(size: BH_UUID_SIZE) { bh_uuid_v4($0) }
    }

    /// A number from 0 to `bound - 1`, each as likely as the others.
    ///
    /// - Throws: ``BHStatus/bound`` if the bound is 0, ``BHStatus/systemRandom``.
    public static func below(_ bound: UInt32) throws(BHAuthError) -> UInt32 {
        var value: UInt32 = 0
        try call { bh_random_below(&value, bound) }
        return value
    }
}

/// Which times a verifier accepts. All in milliseconds.
public struct TimeWindow: Sendable, Hashable {
    /// The verifier's present time, in Unix milliseconds.
    public var nowMS: Int64
    /// How long after its time (Mixin: after `exp`) a signature is accepted.
    public var pastMS: Int64
    /// How far ahead of ``nowMS`` its time (Mixin: `iat`) may lie.
    public var aheadMS: Int64

    /// A window around the present time.
    public init(nowMS: Int64, pastMS: Int64, aheadMS: Int64) {
        self.nowMS = nowMS
        self.pastMS = pastMS
        self.aheadMS = aheadMS
    }
}

extension Optional where Wrapped == TimeWindow {
    /// No window is NULL: time is not checked.
    func withPointer<R>(_ body: (UnsafePointer<bh_window>?) -> R) -> R {
        guard let self else { return body(nil) }
        var window = bh_window(now_ms: self.nowMS, past_ms: self.pastMS, ahead_ms: self.aheadMS)
        return withUnsafePointer(to: &window) { body($0) }
    }
}

/// How far a server's clock is ahead of yours.
public struct ClockOffset: Sendable, Hashable {
    /// Server time minus your time in milliseconds, negative if yours is ahead: add it to your time before you sign.
    public let offsetMS: Int64
    /// The true offset is within this many milliseconds of it.
    public let uncertaintyMS: Int64

    /// Works the offset out from one response.
    ///
    /// - Parameters:
    ///   - sentMS: Your clock when the request for the server's time was sent, in Unix milliseconds.
    ///   - receivedMS: Your clock when its response came.
    ///   - serverTimeMS: What it said.
    ///   - resolutionMS: The step of its clock: 1 if it gives milliseconds, 1000 if it gives seconds.
    /// - Throws: ``BHStatus/interval``, ``BHStatus/timeRange``.
    public init(sentMS: Int64, receivedMS: Int64, serverTimeMS: Int64, resolutionMS: Int64) throws(BHAuthError) {
        var offset: Int64 = 0
        var uncertainty: Int64 = 0
        try call { bh_clock_offset(&offset, &uncertainty, sentMS, receivedMS, serverTimeMS, resolutionMS) }
        offsetMS = offset
        uncertaintyMS = uncertainty
    }
}
