//! `jq` and its like, the platform's command line, and searches for text.

use super::Shell;
use super::assignments::is_name;
use super::commands::{Call, external};
use super::files::{file_read, is_path};
use super::options::{glued, operands, option_value};
use super::programs::code;
use super::words::{Word, args, cut_text, joined, unwritten};
use crate::syntax::HOLE;
use crate::syntax::ir::{Arg, Expr, ExprKind, Field, Span, Sym};

/// The platform's command line, by the names that its brands give it.
pub(super) const PLATFORM: &[&str] = &["platform", "upsun", "webpaas", "magento-cloud", "symfony"];

/// Options of the platform's command line that take a value.
const PLATFORM_VALUES: &[&str] =
    &["-p", "--project", "-e", "--environment", "-A", "--app", "-i", "--identity-file", "-W", "--worker", "-I", "--instance"];

/// Commands that look for text.
pub(super) const SEARCHES: &[&str] = &["grep", "egrep", "fgrep", "rg", "sed", "gsed", "awk", "gawk"];

impl Shell<'_> {
    pub(super) fn jq(&self, program: &str, call: Call) -> Expr {
        let Call { words, mut input, span, .. } = call;
        let mut words = words.into_iter();
        let mut filter = None;
        let mut file = None;
        let mut operands = Vec::new();
        let mut names = Vec::new();
        let (mut null_input, mut slurp, mut positional) = (false, false, false);
        let mut arguments = Vec::new();
        let mut options_end = false;
        while let Some(word) = words.next() {
            let known = word.known();
            let text = known.as_deref().unwrap_or_default();
            match text {
                "--" => options_end = true,
                "--arg" | "--argjson" | "--slurpfile" | "--rawfile" | "--argfile" => {
                    let name = words.next().and_then(|name| name.known());
                    let value = words.next().map(|value| value.value);
                    if let (Some(name), Some(value)) = (name, value) {
                        let place = value.span;
                        let value = match text {
                            // JSON is jq.
                            "--argjson" => code("jq", Some(value), Some(Expr::null(place)), Vec::new(), place),
                            "--arg" => value,
                            _ => {
                                let content = if is_path(&value) { file_read(value) } else { value };
                                match text {
                                    // Any number of values.
                                    "--slurpfile" => Expr::new(ExprKind::List(vec![Arg::of(content)]), place),
                                    _ => content,
                                }
                            }
                        };
                        names.push((name.into(), value));
                    }
                }
                "--indent" | "-L" | "--library-path" | "-I" | "-o" | "--output-format" | "-p" | "--input-format" => {
                    if program == "yq" || !matches!(text, "-o" | "-p" | "-I") {
                        words.next();
                    }
                }
                "-f" | "--from-file" => file = words.next().map(|word| word.value),
                "--args" | "--jsonargs" => positional = true,
                _ if !options_end && text.starts_with("--") => {
                    null_input |= text == "--null-input";
                    slurp |= text == "--slurp";
                }
                // `-p=json`, `-ojson`
                _ if !options_end && program == "yq" && ["-o", "-p", "-I"].iter().any(|option| text.starts_with(option)) => {}
                _ if !options_end && text.starts_with('-') && text.len() > 1 => {
                    null_input |= text.contains('n');
                    slurp |= text.contains('s');
                    if text.contains('f') {
                        file = words.next().map(|word| word.value);
                    }
                }
                // mikefarah's yq has commands.
                "e" | "eval" | "ea" | "eval-all" if program == "yq" && filter.is_none() => {}
                _ if filter.is_none() && file.is_none() => filter = Some(word.value),
                _ if positional => arguments.push(word),
                _ => operands.push(word),
            }
        }
        if positional {
            let key = unwritten("positional", span);
            let value = Expr::new(ExprKind::List(args(arguments).collect()), span);
            names.push(("ARGS".into(), Expr::new(ExprKind::Record(vec![Field::Pair { key, value }]), span)));
        }
        if let Some(operand) = operands.into_iter().next() {
            input = match operand.is("-") {
                true => input,
                false if is_path(&operand.value) => Some(file_read(operand.value)),
                false => Some(operand.value),
            };
        }
        if slurp {
            input = input.map(|input| {
                let span = input.span;
                Expr::new(ExprKind::List(vec![Arg::of(input)]), span)
            });
        }
        if null_input {
            names.extend(input.map(|input| ("__input".into(), input)));
            input = Some(Expr::null(span));
        }
        if let Some(file) = file {
            let input = input.unwrap_or_else(|| Expr::opaque(Vec::new(), span));
            let include = Expr::new(ExprKind::Include(Box::new(self.sourced(file))), span);
            let body = Expr::with(".", input, include, span);
            return names.into_iter().fold(body, |body, (name, value)| {
                let place = value.span;
                let name: Sym = name;
                Expr::with(&format!("${name}"), value, body, place)
            });
        }
        let filter = filter.unwrap_or_else(|| unwritten(".", Span { start: span.end, ..span }));
        let input = input.map(Box::new);
        Expr::new(ExprKind::Code { language: "jq", code: Box::new(filter), input, names }, span)
    }

    /// `platform relationships --property influxdb.0.user`, `platform ssh '…'`
    pub(super) fn platform(&self, call: Call) -> Expr {
        let span = call.span;
        let words = operands(&call.words, &[PLATFORM_VALUES, &["-P", "--property"]].concat());
        let command = words.first().and_then(Word::known).unwrap_or_default();
        let command = command.strip_prefix("cloud:").unwrap_or(&command);
        if matches!(command, "ssh" | "environment:ssh") {
            return match words.get(1..) {
                Some(words) if !words.is_empty() => code("shell", Some(joined(words, span)), call.input, Vec::new(), span),
                _ => code("shell", call.input, None, Vec::new(), span),
            };
        }
        if !is_relationships(Some(command)) {
            return external("platform", call);
        }
        let document = Expr::call(Expr::name("platform relationships", span), Vec::new(), span);
        let property = option_value(&call.words, &["-P", "--property"])
            .or_else(|| call.words.iter().find_map(|word| glued(&word.value, "-P")));
        match property {
            Some(property) => Expr::call(Expr::name("platform relationships --property", span), vec![document, property], span),
            None => document,
        }
    }
}

pub(super) fn is_jq(name: &str) -> bool {
    matches!(name, "jq" | "gojq" | "jaq" | "yq")
}

pub(super) fn is_relationships(command: Option<&str>) -> bool {
    matches!(command, Some("relationships" | "environment:relationships" | "rel" | "tunnel:info" | "tunnels:info"))
}

/// The variables that a program of awk takes from the environment: `ENVIRON["NAME"]`.
pub(super) fn environment_of(program: &Expr) -> Vec<Expr> {
    const TABLE: &str = "ENVIRON[\"";
    let ExprKind::Text { value, content, exact: true } = &program.kind else { return Vec::new() };
    let names = value.match_indices(TABLE).filter_map(|(at, _)| {
        let start = at + TABLE.len();
        let length = value[start..].find('"')?;
        let place = Span::new(content.start as usize + start, content.start as usize + start + length);
        is_name(&value[start..start + length]).then(|| Expr::name(&value[start..start + length], place))
    });
    names.collect()
}

/// The key of an object in the pattern or script that is the first operand: `"user"` of JSON, with `colon` only if one
/// follows; `^user:` of YAML.
pub(super) fn sought(words: &[Word], colon: bool) -> Option<Expr> {
    let pattern = words.iter().find(|word| word.known().is_none_or(|word| !word.starts_with('-')))?;
    let parts = match &pattern.value.kind {
        ExprKind::Template(parts) => &parts[..],
        _ => std::slice::from_ref(&pattern.value),
    };
    let mut whole = String::new();
    // Where each part begins in the whole.
    let mut starts = Vec::new();
    for part in parts {
        starts.push(whole.len());
        whole.push_str(part.as_text().unwrap_or(HOLE.encode_utf8(&mut [0; 4])));
    }
    let in_key = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == HOLE;
    let quoted = || {
        whole.match_indices('"').find_map(|(quote, _)| {
            let start = quote + 1;
            let length = whole[start..].find('"')?;
            let inside = &whole[start..start + length];
            let key = inside.strip_suffix(':').unwrap_or(inside);
            let rest = whole[start + key.len()..].trim_start_matches([' ', '\\', 's', '*', '[', ']', '"']);
            (!key.is_empty() && key.chars().all(in_key) && (!colon || rest.starts_with(':'))).then_some((start, key.len()))
        })
    };
    let plain = || {
        let before = whole.len() - whole.trim_start_matches("s/").trim_start_matches(['/', '^', ' ', '*']).len();
        let key = &whole[before..whole[before..].find(|c| !in_key(c)).map_or(whole.len(), |at| before + at)];
        let ends = whole[before + key.len()..].starts_with([':', '=']);
        (!key.is_empty() && ends).then_some((before, key.len()))
    };
    let (start, length) = plain().or_else(quoted)?;
    let index = starts.partition_point(|&at| at <= start) - 1;
    let part = parts.get(index)?.clone();
    match part.as_text().map(str::len) {
        None => Some(part),
        Some(all) => {
            let before = start - starts[index];
            let after = all.checked_sub(before + length)?;
            Some(cut_text(cut_text(part, before, true), after, false))
        }
    }
}
