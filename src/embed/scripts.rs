//! The scripts of packages: `package.json` of npm, `composer.json`.

use std::sync::Arc;

use super::{Format, Reading, Region, Step, Text, name_of};
use crate::project::yaml::{self, Node, Value};
use crate::source::{FileId, SourceFile};

pub(super) static PACKAGE: Format = Format { name: "package.json", is: is_package, is_apart: false, regions: package };
pub(super) static COMPOSER: Format = Format { name: "composer.json", is: is_composer, is_apart: false, regions: composer };

fn is_package(path: &str) -> bool {
    matches!(name_of(path), "package.json" | "package.json5")
}

fn is_composer(path: &str) -> bool {
    name_of(path) == "composer.json"
}

impl Reading<'_> {
    /// The whole file.
    pub(super) fn whole(&self) -> Text {
        Text::of_file(self.id, &self.file.text, 0..self.file.text.len())
    }

    /// The file as YAML, which JSON is too.
    ///
    /// # Errors
    /// Why it is none.
    pub(super) fn yaml(&self) -> Result<Arc<Node>, String> {
        yaml::parse(self.id, &self.file).map_err(|error| format!("is no valid YAML: {}", error.message))
    }

    pub(super) fn text(&self, node: &Node) -> Option<Text> {
        let value = node.as_str()?;
        Some(Text::new(value, node.offset_map(&self.file.text)))
    }
}

/// The texts of a list of JSON, which `text` is.
pub(super) fn list(text: &Text) -> Option<Vec<Text>> {
    let file = SourceFile::new("", text.value.clone().into_bytes());
    let root = yaml::parse(FileId(0), &file).ok()?;
    let Value::Sequence(items) = &root.value else { return None };
    let item = |node: &Arc<Node>| {
        let mut written = Text::default();
        let map = node.offset_map(&file.text);
        let value = node.as_str()?;
        for (index, piece) in map.pieces.iter().enumerate() {
            let end = map.pieces.get(index + 1).map_or(value.len(), |next| next.start as usize);
            let run = value.get(piece.start as usize..end)?;
            match piece.exact {
                true => written.append(text.cut(piece.place.span.range())),
                false => written.push(run, text.place(piece.place.span.range())),
            }
        }
        Some(written)
    };
    items.iter().map(item).collect()
}

fn package(reading: &mut Reading<'_>) -> Result<Vec<Region>, String> {
    let root = reading.yaml()?;
    let scripts = root.get("scripts").map(|scripts| scripts.entries()).unwrap_or_default();
    let steps = scripts.into_iter().filter_map(|(_, _, script)| reading.text(script)).map(Step::shell);
    Ok(vec![Region::shell(steps.collect())])
}

fn composer(reading: &mut Reading<'_>) -> Result<Vec<Region>, String> {
    let root = reading.yaml()?;
    let mut steps = Vec::new();
    for (_, _, script) in root.get("scripts").map(|scripts| scripts.entries()).unwrap_or_default() {
        let several = script.items();
        let mut commands = Vec::new();
        for node in if several.is_empty() { std::slice::from_ref(script) } else { several } {
            let Some(text) = reading.text(node) else { continue };
            // `@php -r '…'`; what else begins so is another script, or a variable for those that follow.
            if let Some(variable) = text.value.strip_prefix("@putenv ") {
                if let Some((name, _)) = variable.split_once('=') {
                    let start = text.value.len() - variable.len() + name.len() + 1;
                    let (name, value) = (name.to_owned(), text.cut(start..text.value.len()));
                    commands.push(Step::Set { name, value, exported: false });
                }
            } else if text.value.starts_with("@php ") {
                commands.push(Step::shell(text.cut(1..text.value.len())));
            } else if !text.value.starts_with('@') && !text.value.contains("::") {
                commands.push(Step::shell(text));
            }
        }
        steps.push(Step::Process(commands));
    }
    Ok(vec![Region::shell(steps)])
}
