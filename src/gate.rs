//! What a run comes to: one of four exit codes. Settled before anything is written, and the same for every format.

use crate::outcome::Coverage;
use crate::rules::{Finding, Severity};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Pass,
    Findings,
    /// Settled before there is anything to judge: see [`crate::Error`].
    Misuse,
    Incomplete,
}

/// Every verdict, its exit code and what it means, for help and documentation.
pub static EXIT_CODES: &[(Verdict, u8, &str)] = &[
    (Verdict::Pass, 0, "nothing at or above --fail-on"),
    (Verdict::Findings, 1, "findings at or above --fail-on"),
    (Verdict::Misuse, 2, "bad usage or configuration, or no such path"),
    (
        Verdict::Incomplete,
        3,
        "no such finding, but something that matters could not be analysed (--allow-incomplete makes this 0)",
    ),
];

impl Verdict {
    pub fn code(self) -> u8 {
        let found = EXIT_CODES.iter().find(|(verdict, ..)| *verdict == self);
        found.map(|&(_, code, _)| code).expect("internal error: every verdict has an exit code")
    }
}

/// What the person who runs it wants to be stopped by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Policy {
    /// The least severity that counts; `None` if none does.
    pub fail_on: Option<Severity>,
    /// What could not be analysed does not count.
    pub allow_incomplete: bool,
}

pub fn verdict(findings: &[Finding], coverage: &Coverage, policy: &Policy) -> Verdict {
    let counts = |finding: &Finding| policy.fail_on.is_some_and(|least| finding.severity >= least);
    if findings.iter().any(counts) {
        Verdict::Findings
    } else if !coverage.incomplete.is_empty() && !policy.allow_incomplete {
        Verdict::Incomplete
    } else {
        Verdict::Pass
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outcome::Incomplete;
    use crate::rules::Confidence;
    use crate::source::{FileId, Place, Span};

    fn finding(severity: Severity) -> Finding {
        Finding {
            rule: "moved-org",
            severity,
            confidence: Confidence::High,
            message: String::new(),
            help: None,
            place: Place { file: FileId(0), span: Span::default() },
            app: None,
            relationship: None,
            service: None,
            service_version: None,
            key: String::new(),
            before: String::new(),
            after: String::new(),
            fallback: false,
            flow: Vec::new(),
            fixes: Vec::new(),
        }
    }

    fn judge(severities: &[Severity], incomplete: bool, fail_on: Option<Severity>, allow_incomplete: bool) -> u8 {
        let findings: Vec<Finding> = severities.iter().copied().map(finding).collect();
        let mut coverage = Coverage::default();
        if incomplete {
            coverage.incomplete.push(Incomplete { path: "a".into(), why: "b".into(), place: None });
        }
        verdict(&findings, &coverage, &Policy { fail_on, allow_incomplete }).code()
    }

    #[test]
    fn findings_count_from_the_given_severity_on() {
        let all = [Severity::Note, Severity::Warning, Severity::Error];
        for severity in all {
            for least in all {
                assert_eq!(judge(&[severity], false, Some(least), false), u8::from(severity >= least));
            }
            assert_eq!(judge(&[severity], false, None, false), 0);
        }
        assert_eq!(judge(&all, false, Some(Severity::Error), false), 1);
        assert_eq!(judge(&[], false, Some(Severity::Note), false), 0);
    }

    #[test]
    fn what_could_not_be_analysed_comes_after_findings() {
        let error = Some(Severity::Error);
        assert_eq!(judge(&[], true, error, false), 3);
        assert_eq!(judge(&[], true, error, true), 0);
        assert_eq!(judge(&[Severity::Note], true, error, false), 3);
        assert_eq!(judge(&[Severity::Error], true, error, false), 1);
        assert_eq!(judge(&[Severity::Error], true, error, true), 1);
        assert_eq!(judge(&[Severity::Error], true, None, false), 3);
        assert_eq!(judge(&[Severity::Error], true, None, true), 0);
    }

    #[test]
    fn every_verdict_has_its_own_code() {
        let codes: Vec<u8> = EXIT_CODES.iter().map(|&(_, code, _)| code).collect();
        assert_eq!(codes, [0, 1, 2, 3]);
        for &(verdict, code, _) in EXIT_CODES {
            assert_eq!(verdict.code(), code);
        }
    }
}
