//! `explain`: all that is known of a rule.

use std::io::{self, Write};

use clap::Args;

use super::arguments::{did_you_mean, listed};
use super::print;
use super::terminal::Color;
use crate::Error;
use crate::report::Look;
use crate::rules::{Rule, rule, rules};
use crate::source::{SourceFile, Span};

/// Columns that prose is wrapped to.
const WIDTH: usize = 92;
/// Unchanged lines shown around changed ones.
const CONTEXT: usize = 2;

#[derive(Args)]
pub(super) struct Arguments {
    /// The id of the rule, as in `error[moved-org]`
    #[arg(value_name = "RULE")]
    rule: String,

    /// When to use colours
    #[arg(long, value_enum, value_name = "WHEN", default_value_t)]
    pub(super) color: Color,
}

pub(super) fn run(arguments: &Arguments) -> Result<(), Error> {
    let id = &arguments.rule;
    let Some(rule) = rule(id) else {
        let ids = || rules().iter().map(|rule| rule.id.as_str());
        let label = did_you_mean(id, ids()).unwrap_or_else(|| "no such rule".into());
        return Err(Error::new(format!("there is no rule `{id}`"))
            .at(SourceFile::new("RULE", id.clone().into_bytes()), Span::new(0, id.len()), label)
            .help(format!("the rules are {}", listed(ids()))));
    };
    let look = arguments.color.look(&io::stdout());
    print(|out| explain(rule, &look, out))
}

fn explain(rule: &Rule, look: &Look, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}: {}", look.strong(&rule.id), rule.title)?;
    writeln!(out)?;
    write!(out, "  {}, {} from {} on", rule.severity, rule.service, rule.since)?;
    if let (Some(before), Some(after)) = (&rule.before, &rule.after) {
        write!(out, ": `$.<relationship>[0].{before}` is now `$.<relationship>[0].{after}`")?;
    }
    writeln!(out)?;
    for (heading, text) in rule.explanation.sections() {
        writeln!(out, "\n{}", look.strong(heading))?;
        for line in wrap(text, WIDTH) {
            writeln!(out, "  {line}")?;
        }
    }
    writeln!(out, "\n{}", look.strong("Examples"))?;
    for example in &rule.examples {
        writeln!(out, "\n  {}", example.file)?;
        for (sign, line) in changes(&example.bad, &example.good) {
            let text = format!("    {sign} {line}");
            let text = text.trim_end();
            match sign {
                '-' => writeln!(out, "{}", look.bad(text))?,
                '+' => writeln!(out, "{}", look.good(text))?,
                _ => writeln!(out, "{text}")?,
            }
        }
    }
    Ok(())
}

fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// The lines that differ, those that went away before those that came, with a few around them. `⋮` stands for the others.
fn changes<'a>(old: &'a str, new: &'a str) -> Vec<(char, &'a str)> {
    let old: Vec<&str> = old.lines().collect();
    let new: Vec<&str> = new.lines().collect();
    // common[i][j]: how many lines old[i..] and new[j..] have in common, in order.
    let mut common = vec![vec![0usize; new.len() + 1]; old.len() + 1];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            common[i][j] = if old[i] == new[j] { common[i + 1][j + 1] + 1 } else { common[i + 1][j].max(common[i][j + 1]) };
        }
    }
    let mut all = Vec::new();
    let (mut i, mut j) = (0, 0);
    while i < old.len() || j < new.len() {
        if i < old.len() && j < new.len() && old[i] == new[j] {
            all.push((' ', old[i]));
            (i, j) = (i + 1, j + 1);
        } else if j == new.len() || (i < old.len() && common[i + 1][j] >= common[i][j + 1]) {
            all.push(('-', old[i]));
            i += 1;
        } else {
            all.push(('+', new[j]));
            j += 1;
        }
    }
    let near =
        |at: usize| all[at.saturating_sub(CONTEXT)..(at + CONTEXT + 1).min(all.len())].iter().any(|(sign, _)| *sign != ' ');
    let mut shown: Vec<(char, &str)> = Vec::new();
    let blank = |line: &(char, &str)| line.0 == ' ' && line.1.is_empty();
    for (at, &line) in all.iter().enumerate() {
        if near(at) {
            shown.push(line);
        } else if shown.last().is_some_and(|(sign, _)| *sign != '⋮') && all[at..].iter().any(|(sign, _)| *sign != ' ') {
            shown.push(('⋮', ""));
        }
    }
    while shown.pop_if(|line| blank(line)).is_some() {}
    shown.into_iter().skip_while(blank).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changed_lines_stand_out() {
        let old = "1\n2\n3\n4\nold\n5\n6\n7\n8\n9\n10\n11\nlast";
        let new = "1\n2\n3\n4\nnew\nmore\n5\n6\n7\n8\n9\n10\n11\nend";
        let shown: Vec<String> = changes(old, new).into_iter().map(|(sign, line)| format!("{sign}{line}")).collect();
        assert_eq!(shown.join(","), " 3, 4,-old,+new,+more, 5, 6,⋮, 10, 11,-last,+end");
    }

    #[test]
    fn prose_is_wrapped_between_words() {
        assert_eq!(wrap("one two\n three", 9), ["one two", "three"]);
        assert_eq!(wrap("a-long-word b", 4), ["a-long-word", "b"]);
    }
}
