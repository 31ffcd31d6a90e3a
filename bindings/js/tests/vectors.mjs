// Every case of tests/vectors, by the names of the functions and their parameters: run by Node and by the browser.

const encoder = new TextEncoder();
const camel = (name) => name.replace(/_(.)/g, (_, letter) => letter.toUpperCase());
const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
const unhex = (text) => Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
// Texts go in as texts, and what is no text as bytes.
const text = (given) => (typeof given === "object" && given !== null ? unhex(given.hex) : (given ?? ""));
const pairs = (given) => (given ?? []).map(([name, value]) => [text(name), text(value)]);
const octets = (given) => (typeof given === "string" ? encoder.encode(given) : unhex(given?.hex ?? ""));

function assert(condition, what) {
  if (!condition) throw new Error(what);
}

function same(got, wanted, what = "") {
  assert(
    JSON.stringify(got) === JSON.stringify(wanted),
    `${what} ${JSON.stringify(got)}, not ${JSON.stringify(wanted)}`,
  );
}

/** Runs all; returns how many ran, and what failed. */
export function runVectors(bh, api, files) {
  const { Ed25519Key, HmacKey, BhAuthError } = bh;

  const FORMS = { text: (t) => new Ed25519Key(t), hex: Ed25519Key.fromHex, base64url: Ed25519Key.fromBase64url };

  function ed25519(key) {
    if ("seed_hex" in key) return Ed25519Key.fromSeed(unhex(key.seed_hex));
    const [[form, given]] = Object.entries(Object.keys(key).length > 0 ? key : { text: "" });
    return FORMS[form](text(given));
  }

  /** A number; beyond what a double holds it is a text there, and the name of a constant is one too. */
  function whole(given) {
    if (typeof given !== "string") return given;
    return given in bh.mixin.ServerKey ? bh.mixin.ServerKey[given] : BigInt(given);
  }

  /** A struct of what a case gives, by its description. */
  function object(name, given) {
    const made = {};
    for (const { name: field, kind } of api.structs.find((it) => it.name === name).fields) {
      if (!(field in given)) continue;
      if (kind === "number") made[camel(field)] = whole(given[field]);
      else if (kind === "structs") made[camel(field)] = pairs(given[field]);
      else if (kind === "view") made[camel(field)] = text(given[field]);
    }
    return made;
  }

  function argument(param, given, module) {
    const { name, kind, type } = param;
    if (kind === "key") return "key" in given ? ed25519(given.key) : new HmacKey(text(given.secret));
    if (kind === "structs") return pairs(given[name]);
    if (kind === "array") return unhex(given[`${name.replace(/32$/, "")}_hex`] ?? given[`${name}_hex`]);
    if (kind === "number")
      return name === "scheme" && typeof given[name] === "string"
        ? module.Scheme[given[name]]
        : whole(given[name] ?? 0);
    if (kind !== "struct") return text(given[name]);
    if (name === "window") return given.window && object("bh_window", given.window);
    if (name === "http") {
      const { http_status: status, headers, body, request_method } = given;
      return { status, headers: pairs(headers), body: text(body), requestMethod: text(request_method) };
    }
    return object(type.replace(/^const | \*$/g, ""), name in given ? given[name] : given);
  }

  function call(module, functionName, name, input) {
    const given = { ...input };
    if (/^bh_(hex|base64url)_decode$/.test(functionName)) given[name.slice(0, -7)] = given.text;
    for (const struct of ["call", "claims", "times", "keystore"]) Object.assign(given, given[struct] ?? {});
    const { params } = api.functions.find((it) => it.name === functionName);
    const read = params.filter((param) => param.dir === "in" && param.kind !== "count");
    const keys = [];
    try {
      const passed = read.map((param) => {
        const value = argument(param, given, module);
        if (param.kind === "key") keys.push(value);
        return value;
      });
      return module[camel(name)](...passed);
    } finally {
      for (const key of keys) key.close();
    }
  }

  function checkSign(module, service, given, expect) {
    const signed = call(module, `bh_${service}_sign`, "sign", given);
    same(signed, expect.token ?? expect.signature);
    same(hex(call(module, `bh_${service}_payload`, "payload", given)), hex(octets(expect.payload)));
    const change = (string, at) =>
      string.slice(0, at) + (string[at] === "A" || string[at] === "0" ? "1" : "0") + string.slice(at + 1);
    const wrong = change(signed, expect.token ? signed.lastIndexOf(".") + 10 : 63);
    const more = {};
    if (expect.token) {
      const key = ed25519(given.key);
      Object.assign(more, {
        public_hex: hex(bh.ed25519Public(key)),
        request_id: given.claims.jti,
        flags: given.claims.flags ?? 0,
      });
      key.close();
      same(more.public_hex, expect.public_hex);
    }
    const verify = (signature) => {
      const { claims: _, ...rest } = given;
      const all = { ...rest, ...more, [expect.token ? "token" : "signature"]: signature };
      return call(module, `bh_${service}_verify`, "verify", service === "toobit" ? { ...all, now_ms: 0 } : all);
    };
    same(verify(signed), undefined);
    same(
      statusOf(() => verify(wrong)),
      "BH_ERR_SIGNATURE",
    );
  }

  function spendKey({ keystore, public_hex, message }) {
    const key = bh.mixin.spendKey(text(keystore.spend_key), unhex(public_hex));
    const made = [hex(bh.ed25519Public(key)), hex(bh.ed25519Sign(key, text(message)))];
    key.close();
    return made;
  }

  function statusOf(work) {
    try {
      work();
      return "BH_OK";
    } catch (error) {
      if (!(error instanceof BhAuthError)) throw error;
      assert(error.advice && String(error).startsWith(error.name), "an error says what to do");
      return error.name;
    }
  }

  /** A value as the vectors write it. */
  function member(value, wanted) {
    if (typeof value === "bigint") return String(value);
    if (value instanceof Uint8Array) {
      const text = typeof wanted === "string" && hex(encoder.encode(wanted)) === hex(value);
      return text ? wanted : typeof wanted === "string" ? hex(value) : { hex: hex(value) };
    }
    if (typeof wanted !== "object" || wanted === null || "hex" in wanted) return value;
    return Object.fromEntries(Object.entries(wanted).map(([name, part]) => [name, member(value[camel(name)], part)]));
  }

  const { Mistake, TokenAction } = bh;
  const ENUMS = {
    server_key_kind: bh.mixin.ServerKey,
    action: TokenAction,
    mistake: Mistake,
    second_mistake: Mistake,
    third_mistake: Mistake,
  };

  function check(service, { verb, input: given, expect }) {
    const isOurs = service === "core" || service === "input";
    const name = verb.replace(/^mixin_/, "");
    const module = isOurs && name === verb ? bh : (bh[service === "input" ? "mixin" : service] ?? bh);
    const functionName = isOurs ? `bh_${verb}` : `bh_${service}_${verb}`;
    const isKey = verb === "ed25519_key" || verb === "ed25519_key_read";
    if (isKey) {
      const made = () => {
        const key = ed25519(given);
        const is = hex(bh.ed25519Public(key));
        key.close();
        return is;
      };
      if ("status" in expect) return same(statusOf(made), expect.status);
      return same(made(), expect.public_hex);
    }
    if (verb === "spend_key") {
      if ("status" in expect)
        return same(
          statusOf(() => spendKey(given)),
          expect.status,
        );
      return same(spendKey(given), [expect.public_hex, expect.signature_hex]);
    }
    const work = () => call(module, functionName, name, given);
    if ("status" in expect) return same(statusOf(work), expect.status);
    if (verb === "sign") return checkSign(module, service, given, expect);
    const result = work();
    if (Object.keys(expect).length === 0) return same(result, undefined);
    if ("request" in expect) {
      const { method, target, headers, body } = expect.request;
      same(
        [result.method, result.target, result.headers, hex(result.body)],
        [method, target, headers, hex(octets(body))],
      );
    } else if ("response" in expect) {
      const { outcome, ...wanted } = expect.response;
      same(result.outcome, outcome.toLowerCase());
      for (const [field, value] of Object.entries(wanted)) same(result[camel(field)], value ?? "", field);
      assert(!result.errorName || result.advice, "an error has its advice");
    } else if ("token_fields" in expect) {
      const { alg, sig, ...claims } = expect.token_fields;
      same([result.alg, result.sig], [alg, sig]);
      same(member(result.claims, claims), claims);
    } else if (verb === "ed25519_sign") {
      const key = ed25519(given.key);
      same([hex(result), hex(bh.ed25519Public(key))], [expect.signature_hex, expect.public_hex]);
      key.close();
    } else {
      const wanted = Object.values(expect).length === 1 ? Object.values(expect)[0] : expect;
      const got = member(result, wanted);
      for (const [field, names] of Object.entries(ENUMS)) {
        if (typeof wanted[field] === "string") got[field] = Object.keys(names).find((key) => names[key] === got[field]);
      }
      same(got, wanted);
    }
  }

  let ran = 0;
  const failures = [];
  for (const [service, { cases }] of Object.entries(files)) {
    for (const one of cases) {
      try {
        check(service, one);
        ran += 1;
      } catch (error) {
        failures.push(`${service} ${one.name}: ${error?.message ?? error}`);
      }
    }
  }
  return { ran, failures };
}
