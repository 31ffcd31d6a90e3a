use super::{Request, request, same};
use crate::make::signature;
use crate::memory::{exact, text, view};
use crate::other;
use crate::other::check_s;
use crate::secrets::is_stained;
use crate::status::{EMPTY, RANDOM_RANGE, SCHEME, SECRET_EMPTY, TEXT};
use crate::tape::Tape;
use bh_auth::ffi::bitbitduo::*;

pub fn run(tape: &mut Tape) {
    let scheme = u32::from(tape.byte() % 5);
    let [id, key] = std::array::from_fn(|_| exact(&tape.text()));
    let (random, time_s) = (tape.number() as u32, tape.number());
    let payload = check(scheme, &id, &key, random, time_s).map(|()| {
        let (name, value) = if scheme == 2 { ("appid", &id) } else { ("appkey", &key) };
        [name.as_bytes(), b"=", value, format!("&random={random}&time={time_s}").as_bytes()].concat()
    });
    let ours = text(|buf, len| unsafe {
        bh_bitbitduo_payload(buf, len, scheme, view(&id), view(&key), random, time_s)
    });
    same("payload", ours, &payload);
    let digest = |payload: Vec<u8>| {
        if scheme == 0 { other::sha256(&payload) } else { other::hmac_sha256(&key, &payload) }
    };
    let signed = payload.map(|payload| other::hex(&digest(payload)));
    let ours =
        signature(|to| unsafe { bh_bitbitduo_sign(to, scheme, view(&id), view(&key), random, time_s) });
    same("sign", ours, &signed);
    let theirs = signed.map(|sig| {
        let id = other::percent(&id);
        Request::get(format!("/serv/apiToken?appid={id}&time={time_s}&random={random}&sig={sig}"))
    });
    let ours = request(|to, buf, len| unsafe {
        bh_bitbitduo_token_request(to, buf, len, scheme, view(&id), view(&key), random, time_s)
    });
    same("token_request", ours, &theirs);
}

fn check(scheme: u32, id: &[u8], key: &[u8], random: u32, time_s: i64) -> Result<(), u32> {
    match (scheme, id, key) {
        (3.., ..) => Err(SCHEME),
        (_, [], _) => Err(EMPTY),
        _ if is_stained(id) => Err(TEXT),
        (.., []) => Err(SECRET_EMPTY),
        _ if !(100_000..=999_999).contains(&random) => Err(RANDOM_RANGE),
        _ => check_s(time_s),
    }
}
