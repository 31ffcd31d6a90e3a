//! The test credentials, and the little that the services remember between two requests.

use crate::crypto::{hex_encode, random, uuid_v4};
use crate::faults::Fault;
use serde_json::Value;
use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The very file that the tests of every language read.
pub const CREDENTIALS: &str = include_str!("../credentials.json");

const ONE_MINUTE_MS: i64 = 60_000;
const BITBITDUO_LIFETIME_MS: i64 = 7_200_000;

pub struct Sandbox {
    pub verbose: bool,
    /// How far this clock is ahead of the machine's.
    pub clock_offset_ms: i64,
    credentials: Value,
    live: Mutex<Live>,
}

#[derive(Default)]
struct Live {
    velafi_token_expiry_ms: HashMap<String, i64>,
    used_mixin_jtis: HashSet<String>,
    last_mixin_iterator: u64,
    last_accepted_ms: HashMap<String, i64>,
    velafi_webhooks: BTreeMap<String, Value>,
    faults: VecDeque<Fault>,
    bitbitduo_token_expiry_ms: HashMap<String, i64>,
    /// Of each account: the listen key, and when its hour is over.
    listen_keys: HashMap<String, (String, i64)>,
}

impl Sandbox {
    pub fn new(verbose: bool) -> Self {
        let credentials = serde_json::from_str(CREDENTIALS).expect("credentials.json is JSON");
        Self { verbose, clock_offset_ms: 0, credentials, live: Mutex::default() }
    }

    /// By JSON pointer: `/velafi/secret`.
    pub fn credential(&self, pointer: &str) -> &str {
        let value = self.credentials.pointer(pointer).and_then(Value::as_str);
        value.unwrap_or_else(|| panic!("credentials.json has no text at {pointer}"))
    }

    pub fn issue_velafi_token(&self, now_ms: i64, expires_ms: i64) -> String {
        let token = uuid_v4();
        let tokens = &mut self.live().velafi_token_expiry_ms;
        // A token is kept for a while after its end, so that the log can tell an expired one from an unknown one.
        tokens.retain(|_, expiry_ms| now_ms < *expiry_ms + ONE_MINUTE_MS);
        tokens.insert(token.clone(), expires_ms);
        token
    }

    pub fn velafi_token_expiry_ms(&self, token: &str) -> Option<i64> {
        self.live().velafi_token_expiry_ms.get(token).copied()
    }

    pub fn issue_bitbitduo_token(&self, now_ms: i64) -> String {
        let token = format!("robotapi:{}", hex_encode(&random::<32>()));
        self.live().bitbitduo_token_expiry_ms.insert(token.clone(), now_ms + BITBITDUO_LIFETIME_MS);
        token
    }

    pub fn knows_bitbitduo_token(&self, token: &str, now_ms: i64) -> bool {
        self.live().bitbitduo_token_expiry_ms.get(token).is_some_and(|expiry_ms| now_ms < *expiry_ms)
    }

    /// False where this `jti` was used before.
    pub fn use_mixin_jti(&self, jti: &str) -> bool {
        self.live().used_mixin_jtis.insert(jti.to_ascii_lowercase())
    }

    /// Whether it is greater than the last one.
    pub fn use_mixin_iterator(&self, iterator: u64) -> bool {
        let last = &mut self.live().last_mixin_iterator;
        let greater = iterator > *last;
        *last = iterator.max(*last);
        greater
    }

    /// True, once a minute for each id. A refused request does not start a new minute.
    pub fn admit_once_a_minute(&self, id: &str, now_ms: i64) -> bool {
        let last = &mut self.live().last_accepted_ms;
        let waited = last.get(id).is_none_or(|last_ms| now_ms - last_ms >= ONE_MINUTE_MS);
        if waited {
            last.insert(id.to_owned(), now_ms);
        }
        waited
    }

    /// The one that lives.
    pub fn listen_key(&self, account: &str, now_ms: i64) -> Option<String> {
        let keys = &self.live().listen_keys;
        keys.get(account).filter(|(_, expires_ms)| now_ms < *expires_ms).map(|(key, _)| key.clone())
    }

    pub fn keep_listen_key(&self, account: &str, kept: Option<(String, i64)>) {
        let keys = &mut self.live().listen_keys;
        match kept {
            Some(kept) => keys.insert(account.to_owned(), kept),
            None => keys.remove(account),
        };
    }

    pub fn keep_webhook(&self, id: String, webhook: Value) {
        self.live().velafi_webhooks.insert(id, webhook);
    }

    pub fn has_webhook(&self, id: &str) -> bool {
        self.live().velafi_webhooks.contains_key(id)
    }

    pub fn webhooks(&self) -> Vec<Value> {
        self.live().velafi_webhooks.values().cloned().collect()
    }

    /// What becomes of the request behind those that were planned for before.
    pub fn plan(&self, fault: Fault) {
        self.live().faults.push_back(fault);
    }

    pub fn planned(&self) -> Option<Fault> {
        self.live().faults.pop_front()
    }

    fn live(&self) -> MutexGuard<'_, Live> {
        self.live.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crypto::{base64url_decode, ed25519_matches, ed25519_sign, hex_encode};

    #[test]
    fn mixin_keys_are_whole() {
        let sandbox = Sandbox::new(false);
        for owner in ["/mixin", "/mixin/oauth", "/mixin/server"] {
            let [seed, public] =
                ["seed_hex", "public_hex"].map(|name| sandbox.credential(&format!("{owner}/{name}")));
            let signature = ed25519_sign(seed, public, b"").expect("the public key is the seed's");
            assert!(ed25519_matches(public, b"", &signature), "{owner}");
            assert!(!ed25519_matches(public, b"x", &signature), "{owner}");
            if owner != "/mixin/server" {
                let private = base64url_decode(sandbox.credential(&format!("{owner}/private_key_base64url")));
                assert_eq!(hex_encode(&private.expect("base64url")), format!("{seed}{public}"), "{owner}");
            }
        }
    }

    #[test]
    fn ed25519_agrees_with_rfc_8032_test_1() {
        let sandbox = Sandbox::new(false);
        let [seed, public] =
            ["/mixin/seed_hex", "/mixin/public_hex"].map(|pointer| sandbox.credential(pointer));
        let signature = "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b\
                         d25bf5f0595bbe24655141438e7a100b";
        assert_eq!(hex_encode(&ed25519_sign(seed, public, b"").expect("a pair")), signature);
        let other = sandbox.credential("/mixin/oauth/public_hex");
        assert!(ed25519_sign(seed, other, b"").is_none(), "a public key of another seed must be refused");
    }

    #[test]
    fn an_id_is_admitted_once_a_minute() {
        let sandbox = Sandbox::new(false);
        assert!(sandbox.admit_once_a_minute("a", 0));
        assert!(!sandbox.admit_once_a_minute("a", 59_999));
        assert!(sandbox.admit_once_a_minute("b", 59_999));
        assert!(sandbox.admit_once_a_minute("a", 60_000));
    }
}
