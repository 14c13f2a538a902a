//! What starts programs line by line: Procfiles, and the units of systemd.

use super::{Format, Reading, Region, Step, Text, name_of};

pub(super) static PROCFILE: Format = Format { name: "Procfile", is: is_procfile, is_apart: false, regions: procfile };
pub(super) static SYSTEMD: Format = Format { name: "systemd unit", is: is_unit, is_apart: false, regions: unit };

fn is_procfile(path: &str) -> bool {
    let name = name_of(path);
    name == "Procfile" || name.starts_with("Procfile.")
}

fn is_unit(path: &str) -> bool {
    let mut name = name_of(path);
    for template in [".j2", ".dist", ".example", ".template", ".in"] {
        name = name.strip_suffix(template).unwrap_or(name);
    }
    // What is added to a unit lies in a directory of its name.
    [".service", ".timer", ".socket"].iter().any(|end| name.ends_with(end))
        || (name.ends_with(".conf") && path.contains(".service.d/"))
}

/// `web: command`
fn procfile(reading: &mut Reading<'_>) -> Result<Vec<Region>, String> {
    let whole = reading.whole();
    let mut steps = Vec::new();
    for line in lines(&whole) {
        let name = line.value.find(':').filter(|&end| line.value[..end].chars().all(is_of_name));
        steps.extend(name.map(|end| Step::shell(line.cut(end + 1..line.value.len()))));
    }
    Ok(vec![Region::shell(steps)])
}

fn is_of_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.')
}

/// `ExecStart=-/bin/sh -c '…'`. What systemd itself puts in for variables, the shell does in the same way.
fn unit(reading: &mut Reading<'_>) -> Result<Vec<Region>, String> {
    let whole = reading.whole();
    let mut steps = Vec::new();
    for line in lines(&whole) {
        let Some(end) = line.value.find('=') else { continue };
        let value = line.cut(end + 1..line.value.len()).trim();
        match line.value[..end].trim() {
            "Environment" => steps.push(Step::Script(assignments(&value))),
            name if name.starts_with("Exec") => {
                let command = value.value.trim_start_matches(['-', '@', '+', '!', ':', '|']);
                let start = value.value.len() - command.len();
                steps.push(Step::shell(unescaped(&value.cut(start..value.value.len()))));
            }
            _ => {}
        }
    }
    Ok(vec![Region::shell(steps)])
}

/// `"A=b c" D=e` as assignments of the shell, which has the quotes behind the `=`.
fn assignments(text: &Text) -> Text {
    let text = unescaped(text);
    text.replaced(|text, from| {
        let rest = text.value.get(from..)?;
        let (at, quote) = rest.char_indices().find(|&(at, c)| {
            matches!(c, '"' | '\'') && (from + at == 0 || text.value[..from + at].ends_with(char::is_whitespace))
        })?;
        let start = from + at;
        let name = text.value[start + 1..].find('=')?;
        let mut moved = text.cut(start + 1..start + 2 + name);
        moved.push(quote.encode_utf8(&mut [0; 4]), text.place(start..start + 1));
        Some((start..start + 2 + name, moved))
    })
}

/// `%%` and `$$` are one sign.
fn unescaped(text: &Text) -> Text {
    text.replaced(|text, from| {
        let rest = text.value.get(from..)?;
        let at = from + [rest.find("%%"), rest.find("$$")].into_iter().flatten().min()?;
        Some((at..at + 2, text.instead(at..at + 2, &text.value[at..at + 1])))
    })
}

/// Lines that are no comments, with those that they are continued on.
fn lines(whole: &Text) -> Vec<Text> {
    let mut lines = Vec::new();
    let mut start = 0;
    let mut at = 0;
    for line in whole.value.split_inclusive('\n') {
        at += line.len();
        let is_comment = start + line.len() == at && line.trim_start().starts_with(['#', ';']);
        if is_comment {
            start = at;
        } else if !line.trim_end_matches(['\n', '\r']).ends_with('\\') {
            lines.push(whole.cut(start..at).trim());
            start = at;
        }
    }
    if start < at {
        lines.push(whole.cut(start..at).trim());
    }
    lines
}
