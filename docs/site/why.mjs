// "Why is my signature wrong?": the form's values go to the library's own search; both payloads are shown with their difference.
import * as bh from "bh-auth";

const { service, diagnose, payload, example } = PAGE;
const form = document.querySelector("#given");
const result = document.querySelector("#result");
const camel = (name) => name.replace(/_(.)/g, (_, letter) => letter.toUpperCase());

function value({ name, kind }) {
  const text = form.elements[name].value;
  if (kind === "text") return text;
  if (!/^-?\d+$/.test(text.trim())) throw new Error(`${form.elements[name].labels[0].firstChild.data.trim()}: give a whole number.`);
  return Number(text);
}

const element = (name, properties, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};

/** Bytes as text, in which what cannot be seen is. */
function visible(bytes) {
  const text = new TextDecoder().decode(bytes);
  return text.replace(/[\0-\x20\x7f\u00a0\ufeff]/g, (it) => {
    const code = it.charCodeAt(0);
    if (code === 0x20) return "\u00b7";
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : code === 0x7f ? "\u2421" : "\u237d";
  });
}

/** The text with what differs from the other marked: what lies between their common begin and their common end. */
function marked(text, other) {
  const [one, two] = [[...text], [...other]];
  let begin = 0;
  while (begin < Math.min(one.length, two.length) && one[begin] === two[begin]) begin += 1;
  let end = 0;
  while (end < Math.min(one.length, two.length) - begin && one.at(-1 - end) === two.at(-1 - end)) end += 1;
  const middle = one.slice(begin, one.length - end).join("");
  const rest = end === 0 ? "" : one.slice(-end).join("");
  return element("pre", {}, one.slice(0, begin).join(""), ...(middle ? [element("mark", {}, middle)] : []), rest);
}

function right() {
  if (!payload) return undefined;
  try {
    return visible(new Uint8Array(bh[service].payload(...payload.map(value))));
  } catch {
    return undefined; // What the service could not be sent has no payload.
  }
}

function show() {
  const found = bh[service].diagnose(...diagnose.map(value));
  const said = (kind, text) => element("p", { className: `result ${kind}` }, text);
  if (found.mistake === bh.Mistake.NONE) return [said("good", "The signature is right. If the service refuses it all the same, look at the clock and at what was sent.")];
  const parts = [said("bad", found.message)];
  if (found.mistake === bh.Mistake.UNKNOWN) {
    parts.push(element("details", {}, element("summary", {}, "What was tried"), element("pre", {}, found.tried)));
    return parts;
  }
  parts.push(element("p", {}, "Name: ", element("code", {}, found.names)));
  const signed = visible(found.payload);
  const wanted = right();
  parts.push(element("h2", {}, "The bytes that were signed"), marked(signed, wanted ?? signed));
  if (wanted === signed) parts.push(element("p", {}, "These are right: the mistake is not in them."));
  else if (wanted !== undefined) parts.push(element("h2", {}, "The bytes that should be"), marked(wanted, signed));
  return parts;
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  try {
    result.replaceChildren(...show());
  } catch (error) {
    result.replaceChildren(element("p", { className: "result bad", role: "alert" }, error.advice ?? error.message));
  }
});

document.querySelector("#example").addEventListener("click", () => {
  for (const [name, text] of Object.entries(example)) form.elements[name].value = text;
  form.requestSubmit();
});
