import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

extension URLSession {
    /// Sends a request and gives what came of it, for the service's reader of responses.
    ///
    /// Redirects are not followed: a signature is for one target, and what would go along to another host are
    /// credentials. A request that was sent, and of which no response came, gives ``HTTPResponse/none(to:)``: it may have
    /// been executed. `URLSession` itself may send a `GET` once more when a kept connection turns out to be closed, as
    /// it was; nothing else is sent again.
    ///
    /// - Parameters:
    ///   - request: What to send.
    ///   - base: Scheme and host alone, such as `https://api.toobit.com`.
    /// - Throws: ``TransportError``: nothing was sent, or what came cannot be used. `CancellationError` if the task was
    ///   cancelled, also where the request is sent already.
    public func send(_ request: SignedRequest, base: URL) async throws -> HTTPResponse {
        try await send(request, Base(base))
    }

    /// What a ``TokenSource`` sends its requests with: ``send(_:base:)``.
    ///
    /// - Parameter base: Scheme and host alone, such as `https://api.velafi.com`.
    /// - Throws: ``TransportError/base``.
    public func sender(base: URL) throws(TransportError) -> TokenSource.Send {
        let base = try Base(base)
        return { try await self.send($0, base) }
    }

    private func send(_ request: SignedRequest, _ base: Base) async throws -> HTTPResponse {
        let urlRequest = try URLRequest(request, base)
        try Task.checkCancellation()
        let body: Data
        let response: URLResponse
        do {
            (body, response) = try await withoutRedirects(urlRequest)
        } catch let error as URLError where error.code == .cancelled && Task.isCancelled {
            throw CancellationError()
        } catch let error as URLError where TransportError.sentNothing.contains(error.code) {
            throw TransportError.notSent(error.code, to: base.text)
        } catch is URLError {
            return .none(to: request)
        }
        // A session's own delegate may have followed a redirect.
        if let from = response.url, !base.isHost(of: from) { throw TransportError.elsewhere(place(from)) }
        guard let http = response as? HTTPURLResponse else { throw TransportError.elsewhere(base.text) }
        return HTTPResponse(http, body: body, to: request)
    }
}

#if canImport(FoundationNetworking)
    extension URLSession {
        /// Linux's Foundation asks about redirects the delegate of the session alone, and only of a task without a completion
        /// handler: so each request has a session of its own, of this one's configuration.
        fileprivate func withoutRedirects(_ request: URLRequest) async throws -> (Data, URLResponse) {
            let exchange = Exchange()
            let session = URLSession(configuration: configuration, delegate: exchange, delegateQueue: nil)
            defer { session.finishTasksAndInvalidate() }
            let task = session.dataTask(with: request)
            return try await withTaskCancellationHandler {
                try await withCheckedThrowingContinuation { exchange.begin(task, $0) }
            } onCancel: {
                task.cancel()
            }
        }
    }

    /// Collects one response; a redirect as it is.
    private final class Exchange: NSObject, URLSessionDataDelegate, @unchecked Sendable {
        private let lock = NSLock()
        private var body = Data()
        private var waiting: CheckedContinuation<(Data, URLResponse), any Error>?

        func begin(_ task: URLSessionTask, _ waiting: CheckedContinuation<(Data, URLResponse), any Error>) {
            lock.withLock { self.waiting = waiting }
            task.resume()
        }

        func urlSession(
            _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
            newRequest request: URLRequest, completionHandler: @escaping @Sendable (URLRequest?) -> Void
        ) {
            completionHandler(nil)
        }

        func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
            lock.withLock { body += data }
        }

        func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
            let (body, waiting) = lock.withLock {
                defer { self.waiting = nil }
                return (self.body, self.waiting)
            }
            if let response = task.response, error == nil {
                waiting?.resume(returning: (body, response))
            } else {
                waiting?.resume(throwing: error ?? URLError(.badServerResponse))
            }
        }
    }
#else
    extension URLSession {
        fileprivate func withoutRedirects(_ request: URLRequest) async throws -> (Data, URLResponse) {
            try await data(for: request, delegate: NoRedirects())
        }
    }

    /// Gives a redirect as it is.
    private final class NoRedirects: NSObject, URLSessionTaskDelegate {
        func urlSession(
            _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
            newRequest request: URLRequest, completionHandler: @escaping @Sendable (URLRequest?) -> Void
        ) {
            completionHandler(nil)
        }
    }
#endif
