import BHAuth
import Foundation

/// Where a service is, and the credentials for it: of the environment, for the real host; else the sandbox's.
struct Account {
    let service: String
    let host: URL
    let isReal: Bool
    let values: [String]

    private struct Known {
        let host: String
        let variables, sandbox: [String]
    }

    /// The sandbox's are those of tests/sandbox/credentials.json; they open nothing else.
    private static let all = [
        "velafi": Known(
            host: "https://api.velafi.com", variables: ["BH_VELAFI_API_KEY", "BH_VELAFI_SECRET"],
            sandbox: ["test-velafi-api-key", "test-velafi-secret"]),
        "pave": Known(
            host: "https://openapi.paveapi.com", variables: ["BH_PAVE_USERNAME", "BH_PAVE_API_KEY", "BH_PAVE_SECRET"],
            sandbox: ["test_username", "test_pave_api_key", "test_pave_secret"]),
        "mixin": Known(
            host: "https://api.mixin.one", variables: ["BH_MIXIN_UID", "BH_MIXIN_SID", "BH_MIXIN_PRIVATE_KEY"],
            sandbox: [
                "89e0bdee-c355-47f2-945a-be48be875606", "c09cf313-7ded-425d-ad3f-a1ce4cfd5e5e",
                "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2DXWpgBgrEKt9VL_tPJZAc6DuFy89qmIyWvAhpo9wdRGg",
            ]),
        "toobit": Known(
            host: "https://api.toobit.com", variables: ["BH_TOOBIT_API_KEY", "BH_TOOBIT_SECRET"],
            sandbox: ["test-toobit-api-key", "30lfjDT51iOG1kYZnDoLNynOyMdIcmQyO1XYfxzYOmQfx9tjiI98Pzio4uhZ0Uk2"]),
        "bitbitduo": Known(
            host: "https://qaxxxrenewserver.bitbitduo.com", variables: ["BH_BITBITDUO_APP_ID", "BH_BITBITDUO_APP_KEY"],
            sandbox: ["fedcba9876543210fedcba9876543210", "0123456789abcdef0123456789abcdef"]),
    ]

    init(_ service: String) throws {
        guard let known = Self.all[service] else { throw DemoError("\(service) is no service") }
        let environment = ProcessInfo.processInfo.environment.filter { !$0.value.isEmpty }
        let found = known.variables.compactMap { environment[$0] }
        isReal = found.count == known.variables.count
        let address: String?
        if isReal {
            address = environment["BH_\(service.uppercased())_HOST"] ?? known.host
            values = found
        } else {
            // Half an account: better an error than the sandbox's response.
            guard found.isEmpty else {
                let missing = known.variables.filter { environment[$0] == nil }.joined(separator: ", ")
                throw DemoError("\(missing) is not set, though the account's other variables are")
            }
            address = environment["BH_SANDBOX_URL"]
            values = known.sandbox
        }
        guard let address, let url = URL(string: address) else {
            throw DemoError("neither \(known.variables[0]) nor BH_SANDBOX_URL is set: run `make demo-swift`")
        }
        self.service = service
        host = url
    }
}

struct DemoError: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
