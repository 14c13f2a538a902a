//! The values of numbers and escapes, and what simple regular expressions ask for.

use tree_sitter::Node;

use crate::syntax::ir::Op;

/// The value of an integer literal.
pub(super) fn number(text: &str) -> Option<i64> {
    let text = text.replace('_', "");
    let text = text.strip_suffix('n').unwrap_or(&text);
    let radix = |prefix: &str, radix| {
        let digits = text.get(..2).filter(|head| head.eq_ignore_ascii_case(prefix)).and_then(|_| text.get(2..))?;
        i64::from_str_radix(digits, radix).ok()
    };
    text.parse().ok().or_else(|| radix("0x", 16)).or_else(|| radix("0o", 8)).or_else(|| radix("0b", 2))
}

/// The value of a node that is an integer literal, perhaps a negative one.
pub(super) fn number_of(node: Node<'_>, text: &str) -> Option<i64> {
    let text = text.get(node.byte_range())?;
    match node.kind() {
        "number" => number(text),
        "unary_expression" => text.strip_prefix('-').and_then(|text| number(text.trim())).map(|number| -number),
        _ => None,
    }
}

/// The value of an escape sequence, backslash included.
pub(super) fn unescape(escape: &str) -> String {
    let body = escape.strip_prefix('\\').unwrap_or(escape);
    let code = |digits: &str, radix| u32::from_str_radix(digits, radix).ok().and_then(char::from_u32).map(String::from);
    let known = match body.as_bytes().first() {
        Some(b'n') => Some("\n".to_owned()),
        Some(b'r') => Some("\r".to_owned()),
        Some(b't') => Some("\t".to_owned()),
        Some(b'b') => Some("\u{8}".to_owned()),
        Some(b'f') => Some("\u{c}".to_owned()),
        Some(b'v') => Some("\u{b}".to_owned()),
        Some(b'x') => code(&body[1..], 16),
        Some(b'u') => code(body[1..].trim_matches(['{', '}']), 16),
        Some(b'0'..=b'7') => code(body, 8),
        // A line continuation.
        Some(b'\n' | b'\r') => Some(String::new()),
        _ => None,
    };
    known.unwrap_or_else(|| body.to_owned())
}

/// What a regular expression asks of a text, as tests of which one must hold. `None` if it is more than literal text with
/// anchors, alternatives, and whatever follows a literal beginning.
pub(super) fn regex_literals(pattern: &str) -> Option<Vec<(Op, String)>> {
    let pattern = pattern.strip_prefix("^(").and_then(|rest| rest.strip_suffix(")$")).map_or_else(
        || pattern.split('|').map(str::to_owned).collect::<Vec<_>>(),
        |inner| inner.trim_start_matches("?:").split('|').map(|part| format!("^{part}$")).collect(),
    );
    pattern.iter().map(|part| regex_literal(part)).collect()
}

fn regex_literal(part: &str) -> Option<(Op, String)> {
    let (anchored, mut rest) = part.strip_prefix('^').map_or((false, part), |rest| (true, rest));
    let mut text = String::new();
    let mut whole = true;
    while let Some(c) = rest.chars().next() {
        let escaped = rest.strip_prefix('\\').and_then(|rest| rest.chars().next());
        let (literal, len) = match (c, escaped) {
            (_, Some(c)) if !c.is_ascii_alphanumeric() => (c, 1 + c.len_utf8()),
            ('$', _) if rest.len() == 1 => break,
            ('\\' | '.' | '[' | '(' | ')' | '{' | '*' | '+' | '?' | '$' | '^' | ']' | '}', _) => {
                whole = false;
                // The character before a quantifier may be missing.
                if matches!(c, '*' | '?' | '{') {
                    text.pop();
                }
                break;
            }
            _ => (c, c.len_utf8()),
        };
        text.push(literal);
        rest = &rest[len..];
    }
    if text.is_empty() || (!whole && !anchored && rest.contains(['(', '['])) {
        return None;
    }
    let op = match (anchored, whole && rest == "$") {
        (true, true) => Op::Eq,
        (true, false) => Op::StartsWith,
        (false, true) => Op::EndsWith,
        (false, false) => Op::Contains,
    };
    Some((op, text))
}
