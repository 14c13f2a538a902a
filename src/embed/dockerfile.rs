//! Container files: what `RUN`, `CMD`, `ENTRYPOINT` and `HEALTHCHECK` run, in the environment that `ENV` and `ARG` set.

use std::ops::Range;

use super::{Format, Reading, Region, Step, Text, name_of, scripts};

pub(super) static DOCKERFILE: Format = Format { name: "Dockerfile", is, is_apart: false, regions };

fn is(path: &str) -> bool {
    let parts = || name_of(path).split(['.', '-', '_']);
    parts().next().is_some_and(is_kind) || parts().next_back().is_some_and(is_kind)
}

fn is_kind(word: &str) -> bool {
    ["dockerfile", "containerfile"].iter().any(|kind| word.eq_ignore_ascii_case(kind))
}

fn regions(reading: &mut Reading<'_>) -> Result<Vec<Region>, String> {
    let whole = reading.whole();
    let mut steps = Vec::new();
    let mut lines = Lines { text: &reading.file.text, at: 0 };
    while let Some(range) = lines.instruction() {
        let written = without_comments(&whole.cut(range));
        instruction(&written, &mut lines, &whole, &mut steps);
    }
    Ok(vec![Region::shell(steps)])
}

struct Lines<'a> {
    text: &'a str,
    at: usize,
}

impl Lines<'_> {
    /// The next line, without its end.
    fn line(&mut self) -> Option<Range<usize>> {
        let rest = self.text.get(self.at..).filter(|rest| !rest.is_empty())?;
        let length = rest.find('\n').unwrap_or(rest.len());
        let start = self.at;
        self.at = (start + length + 1).min(self.text.len());
        Some(start..start + rest[..length].trim_end_matches('\r').len())
    }

    /// The next line that is no comment, with the lines that it is continued on.
    fn instruction(&mut self) -> Option<Range<usize>> {
        let mut whole: Option<Range<usize>> = None;
        while let Some(line) = self.line() {
            let written = self.text[line.clone()].trim();
            let is_nothing = written.is_empty() || written.starts_with('#');
            match &mut whole {
                // Between the lines of an instruction neither counts.
                Some(whole) if !is_nothing => whole.end = line.end,
                Some(_) => continue,
                None if is_nothing => continue,
                None => whole = Some(line),
            }
            if !written.ends_with('\\') {
                break;
            }
        }
        whole
    }

    /// The lines up to the one that is `end`.
    fn document(&mut self, end: &str) -> Range<usize> {
        let start = self.at;
        while let Some(line) = self.line() {
            if self.text[line.clone()].trim_start_matches('\t') == end {
                return start..line.start;
            }
        }
        start..self.at
    }
}

/// An instruction without the comments between its lines, which would end a command of the shell.
fn without_comments(text: &Text) -> Text {
    text.replaced(|text, from| {
        let mut at = from;
        for line in text.value.get(from..)?.split_inclusive('\n') {
            if at > 0 && text.value[..at].ends_with('\n') && line.trim_start().starts_with('#') {
                return Some((at..at + line.len(), Text::default()));
            }
            at += line.len();
        }
        None
    })
}

fn instruction(text: &Text, lines: &mut Lines<'_>, whole: &Text, steps: &mut Vec<Step>) {
    let (name, mut rest) = word(text);
    match name.to_ascii_uppercase().as_str() {
        "ONBUILD" => instruction(&rest, lines, whole, steps),
        "HEALTHCHECK" => {
            rest = without_flags(rest);
            if word(&rest).0.eq_ignore_ascii_case("CMD") {
                command(&word(&rest).1, steps);
            }
        }
        "RUN" | "CMD" | "ENTRYPOINT" => {
            rest = without_flags(rest);
            let documents = documents(&rest.value);
            let alone = documents.first().filter(|document| rest.value.trim() == document.written);
            if let Some(document) = alone {
                let body = whole.cut(lines.document(document.end));
                match body.value.lines().next().and_then(|line| line.strip_prefix("#!")) {
                    Some(program) if !is_shell(program) => {}
                    _ => steps.push(Step::shell(body)),
                }
            } else if documents.is_empty() {
                command(&rest, steps);
            } else {
                let start = lines.at;
                documents.iter().for_each(|document| _ = lines.document(document.end));
                rest.push("\n", None);
                rest.append(whole.cut(start..lines.at));
                command(&rest, steps);
            }
        }
        // A script that is written here.
        "COPY" | "ADD" => {
            let is_script = rest.value.trim_end().ends_with(".sh");
            for document in documents(&rest.value) {
                let body = whole.cut(lines.document(document.end));
                let program = body.value.lines().next().and_then(|line| line.strip_prefix("#!"));
                if program.map_or(is_script, is_shell) {
                    steps.push(Step::shell(body));
                }
            }
        }
        "ENV" | "ARG" => steps.extend(environment(rest).map(Step::Script)),
        _ => {}
    }
}

fn is_shell(program: &str) -> bool {
    let name = program.split(['/', ' ']).rfind(|word| !word.is_empty() && !word.starts_with('-'));
    name.is_some_and(|name| name.ends_with("sh"))
}

/// The shell form or the exec form.
fn command(text: &Text, steps: &mut Vec<Step>) {
    match text.value.trim_start().starts_with('[').then(|| scripts::list(text)).flatten() {
        Some(words) => steps.push(Step::Process(vec![Step::Words(words)])),
        None => steps.push(Step::shell(text.clone())),
    }
}

/// As assignments of the shell: `A=b C="d e"`, and the older `A some text`.
fn environment(text: Text) -> Option<Text> {
    let text = text.trim();
    let (name, value) = word(&text);
    let mut script = Text::default();
    // What is known is this container's own; what may hold a part of the document is followed into its programs.
    if text.value.contains('$') {
        script.push("export ", text.place(0..0));
    }
    if name.contains('=') {
        script.append(text);
    } else if value.is_blank() {
        return None;
    } else {
        script.append(text.cut(0..name.len()));
        script.push("=\"", None);
        script.append(value.trim());
        script.push("\"", None);
    }
    Some(script)
}

/// The first word, and what follows it.
fn word(text: &Text) -> (&str, Text) {
    let start = text.value.len() - text.value.trim_start().len();
    let rest = &text.value[start..];
    let length = rest.find(char::is_whitespace).unwrap_or(rest.len());
    (&rest[..length], text.cut(start + length..text.value.len()))
}

/// Without `--mount=…`, `--interval=…` and what continues the line before them.
fn without_flags(mut text: Text) -> Text {
    loop {
        let (word, rest) = word(&text);
        if !(word.starts_with("--") && word.len() > 2) && word != "\\" {
            break text;
        }
        text = rest;
    }
}

/// A here-document that a line announces.
struct Document<'a> {
    /// As it is announced: `<<-"EOF"`.
    written: &'a str,
    end: &'a str,
}

fn documents(line: &str) -> Vec<Document<'_>> {
    let announced = line.match_indices("<<").filter_map(|(at, _)| {
        let rest = line[at + 2..].strip_prefix('-').unwrap_or(&line[at + 2..]);
        let quote = rest.chars().next().filter(|c| matches!(c, '\'' | '"'));
        let inside = &rest[quote.map_or(0, char::len_utf8)..];
        let length = inside.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(inside.len());
        let end = inside.get(..length).filter(|end| !end.is_empty())?;
        let after = line.len() - inside.len() + length + quote.map_or(0, char::len_utf8);
        (!line[..at].ends_with('<')).then(|| Some(Document { written: line.get(at..after)?, end })).flatten()
    });
    announced.collect()
}
