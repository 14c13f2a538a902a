//! A name for each finding that outlives edits elsewhere in its file: made of what it says, never of line numbers.

use std::collections::BTreeMap;

use crate::outcome::Outcome;
use crate::rules::Finding;
use crate::source::Files;

/// One for each finding, in their order: 16 hexadecimal digits. Findings that are alike to the letter (the same line,
/// copied) are told apart by a count.
pub fn fingerprints(outcome: &Outcome) -> Vec<String> {
    let mut seen: BTreeMap<u64, usize> = BTreeMap::new();
    let mut count = |finding| {
        let hash = identity(finding, &outcome.files);
        let occurrence = seen.entry(hash).or_default();
        *occurrence += 1;
        format!("{:016x}", fnv1a(hash, &occurrence.to_le_bytes()))
    };
    outcome.findings.iter().map(&mut count).collect()
}

fn identity(finding: &Finding, files: &Files) -> u64 {
    let file = files.get(finding.place.file);
    let line = file.line_of(finding.place.span.range().start);
    let mut hash = FNV_OFFSET;
    for part in [finding.rule, &file.path, &finding.before] {
        hash = fnv1a(hash, part.as_bytes());
        hash = fnv1a(hash, &[0]);
    }
    // Indentation and spacing are a formatter's business.
    for word in file.text[file.line_range(line)].split_whitespace() {
        hash = fnv1a(hash, word.as_bytes());
        hash = fnv1a(hash, b" ");
    }
    hash
}

const FNV_OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const FNV_PRIME: u64 = 0x0000_0100_0000_01b3;

/// FNV-1a, 64 bits: <https://datatracker.ietf.org/doc/html/rfc9923>. The same on every machine and in every version.
fn fnv1a(hash: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(hash, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(FNV_PRIME))
}

#[cfg(test)]
mod tests {
    use super::super::fixture::outcome;
    use super::*;

    #[test]
    fn the_hash_is_fnv1a() {
        assert_eq!(fnv1a(FNV_OFFSET, b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fnv1a(FNV_OFFSET, b"foobar"), 0x8594_4171_f739_67e8);
    }

    #[test]
    fn lines_above_and_indentation_do_not_matter_but_the_line_does() {
        let of = |text: &str| fingerprints(&outcome(&[("a.php", text)], &[("a.php", "user", &[])]));
        let before = of("<?php\n$x = $c['user'];\n");
        assert_eq!(before, of("<?php\n\n// more\n    $x  = $c['user'];\n"));
        assert_ne!(before, of("<?php\n$y = $c['user'];\n"));
    }

    #[test]
    fn copies_of_a_line_differ() {
        let text = "$x = $c['user'];\n$x = $c['user'];\n";
        let outcome = outcome(&[("a.php", text)], &[("a.php", "user", &[]), ("a.php", "user#2", &[])]);
        let found = fingerprints(&outcome);
        assert_ne!(found[0], found[1]);
    }
}
