//! Make files: recipes, whose lines each have a shell of their own, and what `$(shell …)` writes, through variables, user-made
//! functions and included files.
//!
//! A variable is put into the text where it is used, as make does it: what a recipe gets from one stands where the variable
//! got it.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use super::{Format, Hole, Reading, Region, Step, Text, name_of};
use crate::source::path::above;
use crate::source::{FileId, SourceFile};
use crate::syntax::join;

pub(super) static MAKEFILE: Format = Format { name: "Makefile", is, is_apart: false, regions };

/// How deep variables may stand for one another, and how much may be put in for them, all together, in bytes.
const MAX_DEPTH: usize = 15;
const MAX_EXPANDED: usize = 1 << 18;
/// Files that a make file may include, all together.
const MAX_INCLUDES: usize = 50;

fn is(path: &str) -> bool {
    let name = name_of(path).to_ascii_lowercase();
    let is_part = [".mk", ".mak", ".make"].iter().any(|end| name.ends_with(end));
    is_part || matches!(&*name, "makefile" | "gnumakefile") || name.starts_with("makefile.")
}

fn regions(reading: &mut Reading<'_>) -> Result<Vec<Region>, String> {
    let mut make = Make::default();
    let (id, file) = (reading.id, reading.file.clone());
    make.file(reading, id, &file);
    Ok(vec![Region::shell(make.steps())])
}

#[derive(Default)]
struct Make {
    /// What a variable was given; several where a condition decides.
    variables: BTreeMap<String, Vec<Value>>,
    /// Those that programs have in their environment.
    exported: BTreeSet<String>,
    exports_all: bool,
    recipes: Vec<Vec<Text>>,
    one_shell: bool,
    /// A second time a file says nothing new.
    included: BTreeSet<FileId>,
    /// In bytes.
    expanded: Cell<usize>,
}

#[derive(Clone)]
struct Value {
    text: Text,
    /// `:=`: what stands in it was put in when it was set.
    expanded: bool,
}

impl Make {
    fn file(&mut self, reading: &mut Reading<'_>, id: FileId, file: &SourceFile) {
        let text = &*file.text;
        let whole = Text::of_file(id, text, 0..text.len());
        let mut lines = Lines { text, at: 0 };
        let mut conditions = 0usize;
        let mut in_rule = false;
        while let Some(range) = lines.logical() {
            let line = whole.cut(range);
            if in_rule && line.value.starts_with('\t') {
                self.recipe_line(&line);
                continue;
            }
            let line = without_comment(&line).trim();
            let (word, rest) = first_word(&line);
            match word {
                "" => {}
                "ifeq" | "ifneq" | "ifdef" | "ifndef" => conditions += 1,
                "else" => {}
                "endif" => conditions = conditions.saturating_sub(1),
                "define" => {
                    let name = rest.value.trim_end_matches(['=', ':', '?', '+']).trim().to_owned();
                    let body = whole.cut(lines.definition());
                    self.set(name, body, "=", conditions > 0);
                    in_rule = false;
                }
                "include" | "-include" | "sinclude" => self.include(reading, &file.path, &rest),
                "unexport" | "vpath" => {}
                _ => in_rule = self.statement(&line, conditions > 0, in_rule),
            }
        }
    }

    fn recipe_line(&mut self, line: &Text) {
        // `$(eval X := …)` in a recipe sets a variable as if it stood outside.
        for range in function_calls(&line.value, "eval") {
            self.statement(&line.cut(range), true, false);
        }
        if let Some(recipe) = self.recipes.last_mut() {
            recipe.push(line.clone());
        }
    }

    /// An assignment or a rule; whether recipe lines may follow.
    fn statement(&mut self, line: &Text, conditional: bool, in_rule: bool) -> bool {
        let (word, rest) = first_word(line);
        match word {
            "export" => {
                match assignment(&rest.value) {
                    Some((name, ..)) => _ = self.exported.insert(name.trim().to_owned()),
                    None => self.exported.extend(rest.value.split_whitespace().map(str::to_owned)),
                }
                self.exports_all |= rest.is_blank();
                self.statement(&rest, conditional, in_rule);
                return false;
            }
            "override" | "private" => return self.statement(&rest, conditional, in_rule),
            _ => {}
        }
        if let Some((name, operator, value)) = assignment(&line.value) {
            let name = name.trim().to_owned();
            self.set(name, line.cut(value..line.value.len()).trim(), operator, conditional);
            return false;
        }
        let Some(colon) = line.value.find(':') else { return in_rule };
        let start = colon + if line.value[colon..].starts_with("::") { 2 } else { 1 };
        let after = line.cut(start..line.value.len()).trim();
        match line.value[..colon].trim() {
            ".ONESHELL" => self.one_shell = true,
            ".EXPORT_ALL_VARIABLES" => self.exports_all = true,
            _ => {}
        }
        // A variable of that target only.
        if assignment(&after.value).is_some() {
            self.statement(&after, true, false);
            return false;
        }
        self.recipes.push(Vec::new());
        if let Some(end) = after.value.find(';') {
            self.recipe_line(&after.cut(end + 1..after.value.len()));
        }
        true
    }

    fn set(&mut self, name: String, text: Text, operator: &str, conditional: bool) {
        let text = match operator {
            "!=" => text.hole(0..text.value.len(), Hole::Output(self.expand(&text, &[], 0))),
            "=" | "?=" | "+=" => text,
            _ => self.expand(&text, &[], 0),
        };
        let value = Value { text, expanded: !matches!(operator, "=" | "?=" | "+=") };
        let known = self.variables.entry(name).or_default();
        match operator {
            "?=" if !known.is_empty() => {}
            "+=" if !known.is_empty() => {
                for known in known {
                    known.text.push(" ", None);
                    known.text.append(value.text.clone());
                }
            }
            _ if conditional => known.push(value),
            _ => *known = vec![value],
        }
    }

    fn include(&mut self, reading: &mut Reading<'_>, from: &str, paths: &Text) {
        let paths = self.expand(paths, &[], 0);
        let above = |path: &str| path.rsplit_once('/').map_or(String::new(), |(above, _)| above.to_owned());
        for path in paths.value.split_whitespace() {
            // Make starts where its first file is.
            let directories = [above(&reading.file.path), above(from)];
            let found = directories.iter().filter_map(|directory| join(directory, path)).find_map(|path| {
                let files = matching(reading, &path);
                (!files.is_empty()).then_some(files)
            });
            for (id, file) in found.unwrap_or_default() {
                if self.included.len() < MAX_INCLUDES && self.included.insert(id) {
                    self.file(reading, id, &file);
                }
            }
        }
    }

    fn steps(&self) -> Vec<Step> {
        let mut steps = Vec::new();
        for (name, values) in &self.variables {
            if self.exports_all || self.exported.contains(name) {
                let text = self.value(name, values, None, &[], 0);
                steps.push(Step::Set { name: name.clone(), value: text, exported: true });
            } else if values.iter().any(|value| value.expanded && !value.text.is_known()) {
                // It was run, whether anything uses it or not.
                let written = Hole::Of(values.iter().map(|value| value.text.clone()).collect());
                let mut value = Text::default();
                value.push_hole(written, None);
                steps.push(Step::Set { name: format!("{name}\u{b7}make"), value, exported: false });
            }
        }
        for recipe in &self.recipes {
            // A variable may have several lines, each a line of the recipe.
            let lines = recipe.iter().flat_map(|line| split_lines(&self.expand(&without_signs(line), &[], 0)));
            let lines = lines.map(|line| without_signs(&line));
            if self.one_shell {
                steps.push(Step::shell(Text::lines(lines)));
            } else {
                steps.extend(lines.map(Step::shell));
            }
        }
        steps
    }

    /// Text with its variables and functions put in.
    fn expand(&self, text: &Text, arguments: &[Text], depth: usize) -> Text {
        text.replaced(|text, from| {
            let start = from + text.value.get(from..)?.find('$')?;
            let next = text.value[start + 1..].chars().next()?;
            let (body, end) = match next {
                '(' | '{' => {
                    let close = closing(&text.value, start + 1)?;
                    (start + 2..close, close + 1)
                }
                _ => (start + 1..start + 1 + next.len_utf8(), start + 1 + next.len_utf8()),
            };
            let all = start..end;
            if next == '$' {
                return Some((all.clone(), text.instead(all, "$")));
            }
            if depth > MAX_DEPTH || self.expanded.get() > MAX_EXPANDED {
                return Some((all.clone(), text.hole(all, Hole::Unknown)));
            }
            let value = self.reference(text, body, all.clone(), arguments, depth + 1);
            self.expanded.set(self.expanded.get() + value.weight());
            Some((all, value))
        })
    }

    /// What stands for `$(body)`.
    fn reference(&self, text: &Text, body: Range<usize>, all: Range<usize>, arguments: &[Text], depth: usize) -> Text {
        let body = text.cut(body);
        let (function, rest) = first_word(&body);
        if rest.is_blank() || !function.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-') {
            let name = self.expand(&body, arguments, depth);
            return self.variable(text, &name, all, arguments, depth);
        }
        let expand = |text: &Text| self.expand(text, arguments, depth);
        let parts = arguments_of(&rest);
        let one_of = |texts: Vec<Text>| match <[Text; 1]>::try_from(texts) {
            Ok([only]) => only,
            Err(texts) => text.hole(all.clone(), Hole::OneOf(texts)),
        };
        match function {
            "shell" => text.hole(all, Hole::Output(expand(&rest))),
            "call" => {
                let mut given: Vec<Text> = parts.iter().map(|part| expand(part).trim()).collect();
                if given.is_empty() {
                    return Text::default();
                }
                let name = given.remove(0);
                match self.variables.get(&name.value) {
                    Some(values) => self.value(&name.value, values, Some((text, &all)), &given, depth),
                    None => text.hole(all, Hole::Of(given)),
                }
            }
            "strip" | "sort" | "firstword" | "lastword" => expand(&rest).trim(),
            "or" => one_of(parts.iter().map(|part| expand(part).trim()).filter(|part| !part.is_blank()).collect()),
            "if" => one_of(parts.iter().skip(1).map(expand).collect()),
            "foreach" => match &parts[..] {
                [name, list, body] => {
                    let list = expand(list);
                    let mut all = Text::default();
                    for word in words(&list) {
                        let here = body.replaced(|body, from| {
                            let found = ["$(NAME)", "${NAME}"].iter().filter_map(|form| {
                                let form = form.replace("NAME", name.value.trim());
                                let at = from + body.value.get(from..)?.find(&form)?;
                                Some(at..at + form.len())
                            });
                            Some((found.min_by_key(|range| range.start)?, list.cut(word.clone())))
                        });
                        all.append(expand(&here));
                        all.push(" ", None);
                    }
                    all
                }
                _ => Text::default(),
            },
            "eval" | "info" | "warning" | "error" => {
                let text = expand(&rest);
                if text.is_known() { Text::default() } else { text.cut(0..0).with_hole(Hole::Of(vec![text])) }
            }
            _ => text.hole(all, Hole::Of(parts.iter().map(expand).collect())),
        }
    }

    fn variable(&self, text: &Text, name: &Text, all: Range<usize>, arguments: &[Text], depth: usize) -> Text {
        let name = name.value.trim();
        if let Ok(number) = name.parse::<usize>() {
            return match number.checked_sub(1).and_then(|at| arguments.get(at)) {
                Some(given) => given.clone(),
                None => Text::default(),
            };
        }
        if let Some(values) = self.variables.get(name) {
            return self.value(name, values, Some((text, &all)), arguments, depth);
        }
        // What the environment has.
        let is_name = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        match name {
            "MAKE" => text.instead(all, "make"),
            _ if is_name && !name.is_empty() => text.hole(all, Hole::Variable(name.to_owned())),
            _ => text.hole(all, Hole::Unknown),
        }
    }

    fn value(
        &self,
        name: &str,
        values: &[Value],
        used: Option<(&Text, &Range<usize>)>,
        arguments: &[Text],
        depth: usize,
    ) -> Text {
        let one = |value: &Value| match value.expanded {
            true => value.text.clone(),
            false => self.expand(&value.text, arguments, depth + 1),
        };
        // The commands of a program's name stand alone: what it may be besides leads nowhere else.
        let known: Vec<Text> = values.iter().map(one).collect();
        match (known.first(), used) {
            (Some(only), _) if known.iter().all(|text| text.is_known() && text.value == only.value) => only.clone(),
            (Some(only), _) if known.len() == 1 => only.clone(),
            (Some(_), Some((text, all))) => text.hole(all.clone(), Hole::OneOf(known)),
            (Some(_), None) => Text::default().with_hole(Hole::OneOf(known)),
            (None, _) => Text::default().with_hole(Hole::Variable(name.to_owned())),
        }
    }
}

/// The files at a path whose last part may have a `*` in it.
fn matching(reading: &mut Reading<'_>, path: &str) -> Vec<(FileId, Arc<SourceFile>)> {
    let Some((before, after)) = path.split_once('*') else { return reading.around.read(path).into_iter().collect() };
    let directory = above(before);
    let mut files = reading.around.list(directory);
    files.retain(|file| file.len() >= before.len() + after.len() && file.starts_with(before) && file.ends_with(after));
    files.iter().filter_map(|file| reading.around.read(file)).collect()
}

impl Text {
    fn with_hole(mut self, hole: Hole) -> Self {
        self.push_hole(hole, None);
        self
    }
}

struct Lines<'a> {
    text: &'a str,
    at: usize,
}

impl Lines<'_> {
    /// The next line, with those that it is continued on, without its end.
    fn logical(&mut self) -> Option<Range<usize>> {
        let start = self.at;
        let mut end = start;
        while let Some(line) = self.text.get(self.at..).and_then(|rest| rest.split_inclusive('\n').next()) {
            self.at += line.len();
            end = self.at - (line.len() - line.trim_end_matches(['\n', '\r']).len());
            if !self.text[..end].ends_with('\\') {
                break;
            }
        }
        (self.at > start).then_some(start..end)
    }

    /// The lines up to `endef`.
    fn definition(&mut self) -> Range<usize> {
        let start = self.at;
        while let Some(line) = self.text.get(self.at..).and_then(|rest| rest.split_inclusive('\n').next()) {
            let end = self.at;
            self.at += line.len();
            if line.trim() == "endef" {
                return start..end;
            }
        }
        start..self.at
    }
}

/// The name, the operator and where the value begins, in bytes.
fn assignment(line: &str) -> Option<(&str, &str, usize)> {
    let at = line.find(['=', ':', '?', '+', '!', '$', '(', ' ', '\t'])?;
    let rest = line[at..].trim_start();
    let name = &line[..at];
    let operator = ["=", ":=", "::=", ":::=", "?=", "+=", "!="].into_iter().find(|operator| rest.starts_with(operator))?;
    (!name.is_empty()).then_some((name, operator, line.len() - rest.len() + operator.len()))
}

fn first_word(line: &Text) -> (&str, Text) {
    let start = line.value.len() - line.value.trim_start().len();
    let rest = &line.value[start..];
    let length = rest.find(char::is_whitespace).unwrap_or(rest.len());
    (&rest[..length], line.cut(start + length..line.value.len()).trim())
}

fn without_comment(line: &Text) -> Text {
    let mut hashes = line.value.match_indices('#').filter(|&(at, _)| !line.value[..at].ends_with('\\'));
    match hashes.next() {
        Some((at, _)) => line.cut(0..at),
        None => line.clone(),
    }
}

/// Without what make itself reads at the beginning of a recipe's line.
fn without_signs(line: &Text) -> Text {
    let bare = line.value.trim_start_matches(['\t', ' ', '@', '-', '+']);
    line.cut(line.value.len() - bare.len()..line.value.len())
}

/// The lines of a text, each with those that it is continued on.
fn split_lines(text: &Text) -> Vec<Text> {
    let mut lines = Lines { text: &text.value, at: 0 };
    std::iter::from_fn(|| lines.logical()).map(|range| text.cut(range)).collect()
}

/// Where the bracket at `open` closes.
fn closing(text: &str, open: usize) -> Option<usize> {
    let (opening, shut) = if text[open..].starts_with('(') { (b'(', b')') } else { (b'{', b'}') };
    let mut depth = 0usize;
    for (at, byte) in text.bytes().enumerate().skip(open) {
        if byte == opening {
            depth += 1;
        } else if byte == shut {
            depth = depth.saturating_sub(1);
            if depth == 0 {
                return Some(at);
            }
        }
    }
    None
}

/// What a function is given, between its commas.
fn arguments_of(text: &Text) -> Vec<Text> {
    let mut parts = Vec::new();
    let mut depth = 0usize;
    let mut start = 0;
    for (at, byte) in text.value.bytes().enumerate() {
        match byte {
            b'(' | b'{' => depth += 1,
            b')' | b'}' => depth = depth.saturating_sub(1),
            b',' if depth == 0 => {
                parts.push(text.cut(start..at));
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(text.cut(start..text.value.len()));
    parts
}

/// What the calls of a function of make have in their brackets.
fn function_calls(line: &str, name: &str) -> Vec<Range<usize>> {
    let call = format!("$({name} ");
    let found = line.match_indices(&call).filter_map(|(at, call)| Some(at + call.len()..closing(line, at + 1)?));
    found.collect()
}

fn words(text: &Text) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut at = 0;
    for word in text.value.split(char::is_whitespace) {
        if !word.is_empty() {
            words.push(at..at + word.len());
        }
        at += word.len() + 1;
    }
    words
}
