//! natives.c: the JNI functions of Native.java. What they stand on, the copies of a call's memory and
//! keys held by a number, is written by hand: native.h.

use super::java::{Places, functions, inputs, is_packed, name, outputs, result};
use crate::api::model::{Api, Direction, FieldKind, Function, Param, ParamKind, ReturnKind, Struct, declare};
use anyhow::{Context, Result, bail, ensure};
use std::fmt::Write as _;

pub fn natives(api: &Api) -> Result<String> {
    let mut text = String::from("/* clang-format off */\n#include \"native.h\"\n\n#include <string.h>\n");
    for s in &api.structs {
        if functions(api).any(|f| f.output().is_some_and(|p| p.bare() == s.name)) {
            text += &end_of(s, &Places::of(api, s)?);
        }
    }
    for f in functions(api) {
        text += &native(api, f)?;
    }
    Ok(text)
}

/// Ends a call that wrote a struct: sets spans and numbers, by the places that Abi.java has.
fn end_of(s: &Struct, places: &Places) -> String {
    let has_numbers = !places.numbers.is_empty();
    let numbers = if has_numbers { ", jlongArray numbers" } else { "" };
    let mut text = format!(
        "\nstatic jint {}_end(copies *c, output *o, bh_status status, const {} *in,\n    \
         jobjectArray out, jintArray spans{numbers}) {{\n  if (status == BH_OK && !c->failed) {{\n    \
         jint places[{}] = {{0}};\n",
        short(&s.name),
        s.name,
        places.spans
    );
    if has_numbers {
        let all: Vec<_> = places.numbers.iter().map(|(path, _)| format!("(jlong)in->{path}")).collect();
        text += &format!("    const jlong values[{}] = {{{}}};\n", all.len(), all.join(", "));
    }
    if places.list.is_some() {
        text += "    size_t i;\n";
    }
    for (path, place) in &places.counts {
        text += &format!("    places[{place}] = (jint)in->{path};\n");
    }
    for (path, place) in &places.views {
        text += &format!("    set_span(places + {place}, o, in->{path});\n");
    }
    if let Some(list) = &places.list {
        let step = 2 * list.views.len();
        text += &format!("    for (i = 0; i < in->{}; i++) {{\n", list.count);
        for (i, view) in list.views.iter().enumerate() {
            let place = list.start + 2 * i;
            text +=
                &format!("      set_span(places + {place} + {step} * i, o, in->{}[i].{view});\n", list.name);
        }
        text += "    }\n";
    }
    text += &format!("    set_ints(c, status, spans, places, {});\n", places.spans);
    if has_numbers {
        text += &format!("    set_longs(c, status, numbers, values, {});\n", places.numbers.len());
    }
    text + "  }\n  return output_end(c, o, status, out);\n}\n"
}

/// The parts of a native's body.
#[derive(Default)]
struct Body {
    declare: String,
    prepare: String,
    args: Vec<String>,
    key: Option<String>,
    made: bool,
    numbers: Vec<String>,
}

fn native(api: &Api, f: &Function) -> Result<String> {
    let all = [inputs(api, f)?, outputs(api, f)?].concat();
    let params: Vec<_> = all.iter().map(|p| format!("{} {}", p.jni, p.name)).collect();
    let open = if params.is_empty() { "NATIVE0" } else { "NATIVE" };
    let head = [vec![result(f).1.to_string(), name(f)], params].concat().join(", ");
    let mut text = format!("\n{open}({head}) {{\n");
    match f.returns.kind {
        // What neither reads nor writes memory.
        ReturnKind::StaticText => {
            let args: Vec<_> = f.params.iter().map(|p| format!("({}){}", p.ty, p.name)).collect();
            return Ok(
                text + &format!("  return (*env)->NewStringUTF(env, {}({}));\n}}\n", f.name, args.join(", "))
            );
        }
        ReturnKind::Number if f.params.is_empty() => {
            return Ok(text + &format!("  (void)env;\n  return (jint){}();\n}}\n", f.name));
        }
        ReturnKind::Number | ReturnKind::Status => {}
        other => bail!("{}: no native returns {other:?}", f.name),
    }
    let mut body = Body::default();
    for p in &f.params {
        param(api, f, p, &mut body)?;
    }
    let buffer = f.params.iter().any(|p| p.kind == ParamKind::Buffer);
    text += "  copies c;\n";
    if buffer {
        text += "  output o;\n";
    }
    text += "  bh_status status = BH_OK;\n";
    if let Some(key) = &body.key {
        text += &format!("  held_key *held = key_enter({key}, &status);\n");
    } else if body.made {
        text += "  held_key *held = key_allocate();\n";
    }
    text += &body.declare;
    text += "  copies_begin(&c, env);\n";
    if buffer {
        text += "  output_begin(&o);\n";
    }
    text += &body.prepare;
    let call = format!("{}({})", f.name, body.args.join(", "));
    if f.returns.kind == ReturnKind::Number {
        ensure!(f.params.iter().all(|p| p.dir == Direction::In), "{}: a result and an output", f.name);
        text +=
            &format!("  status = c.failed ? 0 : (bh_status){call};\n  return copies_end(&c, status);\n}}\n");
        return Ok(text);
    }
    text += &if buffer {
        format!("  CALL_OUTPUT(&c, &o, status, {call});\n")
    } else if body.made {
        format!("  if (held == NULL) copies_out_of_memory(&c);\n  CALL(&c, status, {call});\n")
    } else {
        format!("  CALL(&c, status, {call});\n")
    };
    if body.key.is_some() {
        text += "  key_leave(held);\n";
    }
    Ok(text + &end(api, f, &body, buffer)? + "}\n")
}

/// How the native ends, by what it writes.
fn end(api: &Api, f: &Function, body: &Body, buffer: bool) -> Result<String> {
    let out = f.params.iter().find(|p| p.dir == Direction::Out);
    Ok(if let Some(p) = f.output() {
        let has_numbers = !Places::of(api, api.structure(&p.ty)?)?.numbers.is_empty();
        let numbers = if has_numbers { ", numbers" } else { "" };
        format!("  return {}_end(&c, &o, status, &out_{}, out, spans{numbers});\n", short(p.bare()), p.name)
    } else if buffer {
        "  return output_end(&c, &o, status, out);\n".into()
    } else if body.made {
        "  return key_made(&c, status, held, out);\n".into()
    } else if let Some(p) = out.filter(|p| p.kind == ParamKind::Array) {
        let nul = if p.ty == "char" { " - 1" } else { "" };
        format!("  return fixed_end(&c, status, out, out_{0}, sizeof out_{0}{nul});\n", p.name)
    } else if body.numbers.is_empty() {
        "  return copies_end(&c, status);\n".into()
    } else {
        let all: Vec<_> = body.numbers.iter().map(|name| format!("(jlong){name}")).collect();
        format!(
            "  {{\n    const jlong values[] = {{{}}};\n    set_longs(&c, status, out, values, {});\n  }}\n  \
             return copies_end(&c, status);\n",
            all.join(", "),
            all.len()
        )
    })
}

fn param(api: &Api, f: &Function, p: &Param, body: &mut Body) -> Result<()> {
    use Direction::{In, Out};
    let name = &p.name;
    let arg = match (p.kind, p.dir) {
        (ParamKind::View, In) => {
            writeln!(body.declare, "  bh_str in_{name};")?;
            writeln!(body.prepare, "  in_{name} = copy_text(&c, {name});")?;
            format!("in_{name}")
        }
        (ParamKind::Array, In) => {
            let size = p.size.as_ref().context("an array has a size")?;
            writeln!(body.declare, "  const uint8_t *in_{name};")?;
            writeln!(body.prepare, "  in_{name} = copy_bytes(&c, {name}, {size}, &status);")?;
            format!("in_{name}")
        }
        (ParamKind::Array, Out) => {
            let size = p.size.as_ref().context("an array has a size")?;
            writeln!(body.declare, "  {} out_{name}[{size}];", p.ty)?;
            format!("out_{name}")
        }
        (ParamKind::Buffer, _) if p.ty == "char *" => "o.buf".into(),
        (ParamKind::Buffer, _) => format!("({})o.buf", p.ty),
        (ParamKind::Capacity, _) => "&o.len".into(),
        (ParamKind::Key, In) => {
            body.key = Some(name.clone());
            format!("&held->key.{}", key_member(p))
        }
        (ParamKind::Key, Out) => {
            body.made = true;
            format!("&held->key.{}", key_member(p))
        }
        (ParamKind::Struct, Out) => {
            writeln!(body.declare, "  {} out_{name};", p.bare())?;
            format!("&out_{name}")
        }
        (ParamKind::Struct, In) if p.nullable => nullable(api.structure(&p.ty)?, name, body)?,
        (ParamKind::Struct, In) => {
            structure(api.structure(&p.ty)?, name, body)?;
            format!("&in_{name}")
        }
        (ParamKind::Structs, In) => {
            writeln!(body.declare, "  const bh_param *in_{name};\n  size_t in_{name}_count;")?;
            writeln!(body.prepare, "  in_{name} = copy_params(&c, {name}, &in_{name}_count);")?;
            format!("in_{name}")
        }
        (ParamKind::Count, In) => format!("in_{}_count", p.of.as_ref().context("a count counts something")?),
        (ParamKind::Number, In) if p.ty == "int64_t" => name.clone(),
        (ParamKind::Number, In) => format!("({}){name}", p.ty),
        (ParamKind::Number, Out) => {
            writeln!(body.declare, "  {} out_{name} = 0;", p.bare())?;
            body.numbers.push(format!("out_{name}"));
            format!("&out_{name}")
        }
        other => bail!("{}: {name}: no native for {other:?}", f.name),
    };
    body.args.push(arg);
    Ok(())
}

/// A struct of numbers, or NULL.
fn nullable(s: &Struct, name: &str, body: &mut Body) -> Result<String> {
    ensure!(s.fields.iter().all(|f| f.kind == FieldKind::Number), "{}: more than numbers, or NULL", s.name);
    let count = s.fields.len();
    writeln!(
        body.declare,
        "  {} in_{name} = {{0}};\n  jlong {name}_numbers[{count}];\n  bool has_{name};",
        s.name
    )?;
    writeln!(body.prepare, "  has_{name} = copy_longs(&c, {name}_numbers, {name}, {count});")?;
    writeln!(body.prepare, "  if (has_{name}) {{")?;
    for (i, field) in s.fields.iter().enumerate() {
        writeln!(body.prepare, "    in_{name}.{} = {name}_numbers[{i}];", field.name)?;
    }
    writeln!(body.prepare, "  }}")?;
    Ok(format!("has_{name} ? &in_{name} : NULL"))
}

/// A struct of its members.
fn structure(s: &Struct, name: &str, body: &mut Body) -> Result<()> {
    writeln!(body.declare, "  {};", declare(&s.name, &format!("in_{name}")))?;
    writeln!(body.prepare, "  memset(&in_{name}, 0, sizeof in_{name});")?;
    if is_packed(s) {
        let views = s.fields.iter().filter(|f| f.kind == FieldKind::View);
        let all: Vec<_> = views.map(|f| format!("&in_{name}.{}", f.name)).collect();
        writeln!(
            body.prepare,
            "  {{\n    bh_str *const all[] = {{{}}};\n    copy_packed(&c, all, {}, texts, ends);\n  }}",
            all.join(", "),
            all.len()
        )?;
    }
    for f in &s.fields {
        let field = &f.name;
        match f.kind {
            FieldKind::View if is_packed(s) => {}
            FieldKind::View => writeln!(body.prepare, "  in_{name}.{field} = copy_text(&c, {field});")?,
            FieldKind::Structs => {
                let count = &s.count_of(field).context("a list has a count")?.name;
                writeln!(
                    body.prepare,
                    "  in_{name}.{field} = copy_params(&c, {field}, &in_{name}.{count});"
                )?;
            }
            FieldKind::Number if f.ty == "int64_t" => {
                writeln!(body.prepare, "  in_{name}.{field} = {field};")?
            }
            FieldKind::Number => writeln!(body.prepare, "  in_{name}.{field} = ({}){field};", f.ty)?,
            FieldKind::Count | FieldKind::Reserved => {}
            other => bail!("{}.{field}: no native for {other:?}", s.name),
        }
    }
    Ok(())
}

/// `bh_hmac_key` as `hmac`: the member of held_key.
fn key_member(p: &Param) -> &str {
    short(p.bare()).trim_end_matches("_key")
}

fn short(name: &str) -> &str {
    name.trim_start_matches("bh_")
}
