//! The JSON with one thing a line, so that a difference shows what changed.

use super::model::Api;
use anyhow::{Context, Result};
use serde_json::{Map, Value};

pub fn one_thing_a_line(value: &Value) -> Result<String> {
    let mut text = String::new();
    object(value.as_object().context("the description is an object")?, 0, &mut text)?;
    Ok(text + "\n")
}

/// Functions and structs hold lists of things themselves.
const NESTED: [&str; 2] = ["params", "fields"];

fn object(map: &Map<String, Value>, depth: usize, text: &mut String) -> Result<()> {
    if depth > 0 && !map.keys().any(|key| NESTED.contains(&key.as_str())) {
        *text += &serde_json::to_string(map)?;
        return Ok(());
    }
    let indent = " ".repeat(depth + 1);
    *text += "{";
    for (i, (key, value)) in map.iter().enumerate() {
        *text += if i == 0 { "" } else { "," };
        // A thing begins on a line of its own; its members of one line follow each other.
        *text +=
            &if depth == 0 || NESTED.contains(&key.as_str()) { format!("\n{indent}") } else { " ".into() };
        *text += &format!("\"{key}\": ");
        match value.as_array() {
            Some(list) if list.first().is_some_and(Value::is_object) => {
                *text += "[";
                for (i, one) in list.iter().enumerate() {
                    *text += &format!("{}\n{indent} ", if i == 0 { "" } else { "," });
                    object(one.as_object().context("lists hold things of one kind")?, depth + 2, text)?;
                }
                *text += "]";
            }
            _ => *text += &value.to_string(),
        }
    }
    *text += "}";
    Ok(())
}

/// The schema of the description: the types of `model`, with their comments.
pub fn schema() -> Result<String> {
    let mut settings = schemars::generate::SchemaSettings::draft2020_12();
    // What is left out when it is empty is not required.
    settings.contract = schemars::generate::Contract::Serialize;
    let schema = settings.into_generator().into_root_schema_for::<Api>();
    Ok(serde_json::to_string_pretty(&schema)? + "\n")
}
