//! Text from scanned files made safe to show: nothing in it moves a cursor, changes a colour, or turns the reading
//! direction to make code look like other code.

use std::borrow::Cow;

/// What stands for a character that must not reach a terminal. Line ends and tabs are among them.
pub(super) fn stand_in(c: char) -> Option<Cow<'static, str>> {
    Some(match c {
        // The block "Control Pictures" has them in the same order.
        '\0'..='\u{1f}' => Cow::Owned(char::from_u32(0x2400 + c as u32)?.to_string()),
        '\u{7f}' => Cow::Borrowed("\u{2421}"),
        // C1 controls, marks and overrides of direction, separators of lines, invisible characters, tags. Joiners
        // stay: scripts and emoji need them.
        '\u{80}'..='\u{9f}'
        | '\u{61c}'
        | '\u{200b}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{e0000}'..='\u{e007f}' => Cow::Owned(format!("<U+{:04X}>", c as u32)),
        _ => return None,
    })
}

/// For text that must stay on one line: paths, messages.
pub(super) fn one_line(text: &str) -> Cow<'_, str> {
    replaced(text, |_| false)
}

/// For text that has lines of its own: help.
pub(super) fn lines(text: &str) -> Cow<'_, str> {
    replaced(text, |c| matches!(c, '\n' | '\t'))
}

fn replaced(text: &str, keep: fn(char) -> bool) -> Cow<'_, str> {
    if text.chars().all(|c| keep(c) || stand_in(c).is_none()) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match stand_in(c) {
            Some(picture) if !keep(c) => out.push_str(&picture),
            _ => out.push(c),
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_steers_a_terminal_is_left() {
        let nasty = "a\u{1b}[31mb\r\u{8}\u{9b}2J\u{202e}x\n\u{7f}\u{2066}";
        assert_eq!(one_line(nasty), "a␛[31mb␍␈<U+009B>2J<U+202E>x␊␡<U+2066>");
        assert!(one_line(nasty).chars().all(|c| !c.is_control()));
        assert_eq!(lines("a\n\tb\u{1b}"), "a\n\tb␛");
    }

    #[test]
    fn letters_of_any_script_stay() {
        for text in ["ключ", "鍵 'user'", "مفتاح", "e\u{301}", "👩\u{200d}🚒"] {
            assert_eq!(one_line(text), text);
        }
    }
}
