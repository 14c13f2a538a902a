//! What to write instead: the new access in the language and the style of the old one.

use crate::flow::Read;
use crate::rules::{Applicability, Edit, Fix, Rule};
use crate::source::{Files, Place, Span};

/// The new code for a read, where the access itself is what has to change.
pub struct Rewrite {
    /// The whole new access: `$creds['query']['org']`.
    pub code: String,
    pub fix: Fix,
}

/// How to write the read of `rule`'s old key so that it reads the new one; `None` where the key is not written in the
/// access itself (a constant, an argument, a destructuring pattern).
pub fn rewrite(read: &Read, rule: &Rule, files: &Files) -> Option<Rewrite> {
    let old = rule.before.as_deref()?;
    let keys: Vec<&str> = rule.after_keys().collect();
    let site = read.site?;
    let accessor = site.accessor.filter(|accessor| read.exact && holds(*accessor, read.place))?;
    let file = files.get(accessor.file);
    if file.slice(read.place.span) != old {
        return None;
    }
    let before = file.slice(Span { start: accessor.span.start, end: read.place.span.start });
    let after = file.slice(Span { start: read.place.span.end, end: accessor.span.end });
    let base = file.slice(Span { start: site.place.span.start, end: accessor.span.start });
    let title = format!("read `{}` instead of `{old}`", keys.join("."));
    // `"$creds[org]"`, PHP's short form in text, goes one level deep only.
    if keys.len() > 1 && before == "[" && after == "]" {
        let links: Vec<String> = keys.iter().map(|key| format!("['{key}']")).collect();
        let code = format!("{{{base}{}}}", links.concat());
        let edits = vec![Edit { place: site.place, text: code.clone() }];
        return Some(Rewrite { code, fix: Fix { title, applicability: Applicability::Safe, edits } });
    }
    let links: Vec<String> = keys.iter().map(|key| format!("{before}{key}{after}")).collect();
    let text = links.concat();
    // A default in the accessor belongs to the last link only: whether the first may be without is for a person to see.
    let applicability = if keys.len() > 1 && after.contains(',') { Applicability::Unsafe } else { Applicability::Safe };
    let edit = match &keys[..] {
        [key] => Edit { place: read.place, text: (*key).to_owned() },
        _ => Edit { place: accessor, text: text.clone() },
    };
    Some(Rewrite { code: format!("{base}{text}"), fix: Fix { title, applicability, edits: vec![edit] } })
}

fn holds(outer: Place, inner: Place) -> bool {
    outer.file == inner.file && outer.span.start <= inner.span.start && inner.span.end <= outer.span.end
}
