//! Options of commands, and what they leave.

use super::words::{Word, cut_text};
use crate::syntax::ir::{Expr, ExprKind};

/// The value of the first of these options: the next word, or what follows `=`.
pub(super) fn option_value(words: &[Word], options: &[&str]) -> Option<Expr> {
    words.iter().enumerate().find_map(|(index, word)| {
        let known = word.known();
        if known.is_some_and(|known| options.contains(&known.as_str())) {
            return words.get(index + 1).map(|word| word.value.clone());
        }
        options.iter().filter(|option| option.starts_with("--")).find_map(|option| glued(&word.value, &format!("{option}=")))
    })
}

/// What follows `prefix` in the word.
pub(super) fn glued(word: &Expr, prefix: &str) -> Option<Expr> {
    let first = match &word.kind {
        ExprKind::Template(parts) => parts.first()?,
        _ => word,
    };
    let rest = first.as_text()?.strip_prefix(prefix)?;
    let alone = matches!(word.kind, ExprKind::Text { .. });
    if alone && rest.is_empty() {
        return None;
    }
    let mut value = cut_text(word.clone(), prefix.len(), true);
    if let ExprKind::Template(parts) = &mut value.kind
        && rest.is_empty()
    {
        parts.remove(0);
        if parts.len() == 1 {
            return parts.pop();
        }
    }
    Some(value)
}

/// The words that are no options, nor values of these.
pub(super) fn operands(words: &[Word], options: &[&str]) -> Vec<Word> {
    let mut operands = Vec::new();
    let mut words = words.iter();
    while let Some(word) = words.next() {
        let known = word.known();
        match known.as_deref() {
            Some("--") => {
                operands.extend(words.by_ref().cloned());
            }
            Some(option) if option.starts_with('-') && option.len() > 1 => {
                // Behind `ssh host` every word is of the command there.
                if operands.len() > 1 {
                    operands.push(word.clone());
                } else if options.contains(&option) {
                    words.next();
                }
            }
            _ => operands.push(word.clone()),
        }
    }
    operands
}
