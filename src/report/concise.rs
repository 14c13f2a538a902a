//! `path:line:column: severity[rule]: message`, the form that compilers made common: editors, `grep` and problem matchers
//! read it. Never coloured.

use std::io;

use super::{Look, location, visible};
use crate::outcome::Outcome;

pub(super) fn write(outcome: &Outcome, _: &Look, out: &mut dyn io::Write) -> io::Result<()> {
    for finding in &outcome.findings {
        let place = location(&outcome.files, finding.place);
        let message = visible::one_line(&finding.message);
        writeln!(out, "{place}: {}[{}]: {message}", finding.severity, finding.rule)?;
    }
    for incomplete in &outcome.coverage.incomplete {
        let place = match incomplete.place {
            Some(place) => location(&outcome.files, place),
            None => visible::one_line(&incomplete.path).into_owned(),
        };
        writeln!(out, "{place}: incomplete: {}", visible::one_line(&incomplete.why))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{outcome, text};
    use super::*;

    #[test]
    fn a_line_for_each_finding() {
        let outcome = outcome(&[("src/é.php", "<?php\n$é = $c['user'];\n")], &[("src/é.php", "user", &[])]);
        assert_eq!(text(write, &outcome), "src/é.php:2:10: error[renamed-user]: `user` is read\n");
    }

    #[test]
    fn a_path_cannot_forge_a_line() {
        let outcome = outcome(&[("a\nb.php:1:1: error\u{1b}[0m", "user")], &[("a\nb.php:1:1: error\u{1b}[0m", "user", &[])]);
        let text = text(write, &outcome);
        assert_eq!(text.lines().count(), 1);
        assert!(text.starts_with("a␊b.php:1:1: error␛[0m:1:1: "));
    }
}
