//! One object, for programs. `version` grows when a field changes its meaning or goes away; fields may be added.

use std::collections::BTreeMap;
use std::io;

use serde::Serialize;

use super::{Look, fingerprints};
use crate::outcome::{Coverage, Outcome, ServiceStatus};
use crate::project::walk::LeftOut;
use crate::rules::{Applicability, Confidence, Finding, Fix, Severity, Step};
use crate::source::Files;

#[derive(Serialize)]
struct Report<'a> {
    version: u32,
    tool: Tool,
    target: &'a str,
    findings: Vec<FindingReport<'a>>,
    services: &'a [ServiceStatus],
    coverage: CoverageReport<'a>,
}

#[derive(Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

/// Lines and columns from 1, columns in Unicode characters, ends exclusive; bytes from 0, as in the file on disk.
#[derive(Serialize)]
struct FindingReport<'a> {
    rule: &'static str,
    severity: Severity,
    confidence: Confidence,
    message: &'a str,
    help: Option<&'a str>,
    path: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    byte_start: usize,
    byte_end: usize,
    app: Option<&'a str>,
    relationship: Option<&'a str>,
    service: Option<&'a str>,
    service_version: Option<&'a str>,
    key: &'a str,
    before: &'a str,
    after: &'a str,
    fallback: bool,
    fingerprint: String,
    flow: Vec<StepReport<'a>>,
    fixes: Vec<FixReport<'a>>,
}

#[derive(Serialize)]
struct StepReport<'a> {
    path: &'a str,
    line: usize,
    column: usize,
    label: &'a str,
}

#[derive(Serialize)]
struct FixReport<'a> {
    title: &'a str,
    applicability: Applicability,
    edits: Vec<EditReport<'a>>,
}

#[derive(Serialize)]
struct EditReport<'a> {
    path: &'a str,
    byte_start: usize,
    byte_end: usize,
    text: &'a str,
}

#[derive(Serialize)]
struct CoverageReport<'a> {
    files_walked: usize,
    files_read: usize,
    files_parsed: usize,
    left_out: &'a BTreeMap<LeftOut, usize>,
    incomplete: Vec<IncompleteReport<'a>>,
}

#[derive(Serialize)]
struct IncompleteReport<'a> {
    path: &'a str,
    line: Option<usize>,
    why: &'a str,
}

pub(super) fn write(outcome: &Outcome, _: &Look, mut out: &mut dyn io::Write) -> io::Result<()> {
    let files = &outcome.files;
    let findings = outcome.findings.iter().zip(fingerprints(outcome));
    let report = Report {
        version: 1,
        tool: Tool { name: env!("CARGO_PKG_NAME"), version: env!("CARGO_PKG_VERSION") },
        target: &outcome.target,
        findings: findings.map(|(finding, fingerprint)| of_finding(finding, fingerprint, files)).collect(),
        services: &outcome.services,
        coverage: of_coverage(&outcome.coverage, files),
    };
    serde_json::to_writer_pretty(&mut out, &report)?;
    writeln!(out)
}

fn of_finding<'a>(finding: &'a Finding, fingerprint: String, files: &'a Files) -> FindingReport<'a> {
    let file = files.get(finding.place.file);
    let range = finding.place.span.range();
    let start = file.position(range.start);
    let end = file.position(range.end);
    FindingReport {
        rule: finding.rule,
        severity: finding.severity,
        confidence: finding.confidence,
        message: &finding.message,
        help: finding.help.as_deref(),
        path: &file.path,
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
        byte_start: file.disk_offset(range.start),
        byte_end: file.disk_offset(range.end),
        app: finding.app.as_deref(),
        relationship: finding.relationship.as_deref(),
        service: finding.service.as_deref(),
        service_version: finding.service_version.as_deref(),
        key: &finding.key,
        before: &finding.before,
        after: &finding.after,
        fallback: finding.fallback,
        fingerprint,
        flow: finding.flow.iter().map(|step| of_step(step, files)).collect(),
        fixes: finding.fixes.iter().map(|fix| of_fix(fix, files)).collect(),
    }
}

fn of_step<'a>(step: &'a Step, files: &'a Files) -> StepReport<'a> {
    let file = files.get(step.place.file);
    let position = file.position(step.place.span.range().start);
    StepReport { path: &file.path, line: position.line, column: position.column, label: &step.label }
}

fn of_fix<'a>(fix: &'a Fix, files: &'a Files) -> FixReport<'a> {
    let edits = fix.edits.iter().map(|edit| {
        let file = files.get(edit.place.file);
        let range = edit.place.span.range();
        EditReport {
            path: &file.path,
            byte_start: file.disk_offset(range.start),
            byte_end: file.disk_offset(range.end),
            text: &edit.text,
        }
    });
    FixReport { title: &fix.title, applicability: fix.applicability, edits: edits.collect() }
}

fn of_coverage<'a>(coverage: &'a Coverage, files: &Files) -> CoverageReport<'a> {
    let incomplete = coverage.incomplete.iter().map(|incomplete| {
        let at = |place: crate::source::Place| files.get(place.file).position(place.span.range().start).line;
        IncompleteReport { path: &incomplete.path, line: incomplete.place.map(at), why: &incomplete.why }
    });
    CoverageReport {
        files_walked: coverage.files_walked,
        files_read: coverage.files_read,
        files_parsed: coverage.files_parsed,
        left_out: &coverage.left_out,
        incomplete: incomplete.collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{outcome, text};
    use super::*;

    #[test]
    fn places_are_counted_as_promised() {
        let source = "<?php\n$é = $c['user'];\n";
        let outcome = outcome(&[("src/a.php", source)], &[("src/a.php", "user", &[("$c", "taken here")])]);
        let json: serde_json::Value = serde_json::from_str(&text(write, &outcome)).expect("JSON");
        let finding = &json["findings"][0];
        let number = |key: &str| finding[key].as_u64();
        assert_eq!((number("line"), number("column")), (Some(2), Some(10)));
        assert_eq!((number("end_line"), number("end_column")), (Some(2), Some(14)));
        let at = source.find("user").map(|at| at as u64);
        assert_eq!((number("byte_start"), number("byte_end")), (at, at.map(|at| at + 4)));
        assert_eq!(finding["flow"][0]["column"], 6);
        assert_eq!(json["tool"]["name"], "influx-upgrade-lint");
    }
}
