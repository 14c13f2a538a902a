//! Commands that run code: shells, interpreters, files.

use super::Shell;
use super::commands::{Call, external};
use super::options::glued;
use super::words::{Pieces, Word, args, prefixed, unwritten};
use crate::syntax::ir::{ARGUMENTS, Expr, ExprKind, Span};

pub(super) const SHELLS: &[&str] = &["sh", "bash", "dash", "zsh", "ksh", "ash"];

/// What a language calls the option that is followed by code, and what has to come before such code.
pub(super) const INTERPRETERS: &[(&str, &str, &[&str], &str)] = &[
    ("php", "php", &["-r", "--run"], "<?php "),
    ("python", "python", &["-c"], ""),
    ("node", "javascript", &["-e", "--eval", "-p", "--print", "-pe"], ""),
    ("nodejs", "javascript", &["-e", "--eval", "-p", "--print", "-pe"], ""),
    ("bun", "javascript", &["-e", "--eval"], ""),
    ("tsx", "javascript", &["-e", "--eval", "-p", "--print"], ""),
    ("ts-node", "javascript", &["-e", "--eval", "-p", "--print", "-pe"], ""),
    ("ruby", "ruby", &["-e"], ""),
    ("elixir", "elixir", &["-e", "--eval"], ""),
];

impl Shell<'_> {
    /// `bash -c 'code' name argument`, `sh script argument`, `bash -s argument <<E`
    pub(super) fn shell(&self, words: Vec<Word>, own: bool, call: &Call) -> Option<Expr> {
        let span = call.span;
        let is_flag = |word: &Word| word.known().is_some_and(|flag| flag.len() > 1 && flag.starts_with(['-', '+']));
        let flags = words.iter().take_while(|word| is_flag(word)).count();
        let has = |letter| {
            words[..flags]
                .iter()
                .any(|word| word.known().is_some_and(|flag| !flag.starts_with("--") && flag.trim_end().ends_with(letter)))
        };
        let mut operands = words[flags..].iter().cloned();
        if has('c') {
            let text = operands.next()?.value;
            // The first of its arguments is its name.
            return Some(code("shell", Some(text), call.input.clone(), operands.skip(1).collect(), span));
        }
        if !own {
            return None;
        }
        if has('s') || operands.len() == 0 {
            return call.input.clone().map(|input| code("shell", Some(input), None, operands.collect(), span));
        }
        let file = operands.next()?.value;
        Some(program(self.sourced(file), operands.collect(), call.input.clone(), span))
    }

    /// `php -r`, `python -c`, code from a here-document, and files.
    pub(super) fn interpreted(&self, (_, language, options, prefix): &(&str, &'static str, &[&str], &str), call: Call) -> Expr {
        let Call { words, input, span, .. } = call;
        let mut words = words.into_iter();
        while let Some(word) = words.next() {
            let text = word.known();
            match text.as_deref() {
                Some("-m") if *language == "python" => {
                    let Some(module) = words.next() else { break };
                    return self.python_module(module, Call { name: call.name, words: words.collect(), input, span });
                }
                Some("-") => {
                    return code(language, input, None, words.collect(), span);
                }
                // Code in its standard input has its arguments behind this.
                Some("--") => {
                    let rest: Vec<Word> = words.collect();
                    return match rest.split_first() {
                        Some((file, arguments)) if *language != "php" => {
                            program(self.sourced(file.value.clone()), arguments.to_vec(), input, span)
                        }
                        _ => code(language, input, None, rest, span),
                    };
                }
                Some(option) if options.contains(&option) => {
                    let Some(text) = words.next() else { break };
                    let words: Vec<Word> = words.skip_while(|word| word.is("--")).collect();
                    return code(language, Some(prefixed(prefix, text.value)), input, words, span);
                }
                Some("-d" | "-c" | "-W" | "-X" | "-r" | "--require" | "--import" | "--loader") => {
                    words.next();
                }
                Some(option) if option.starts_with('-') => {
                    let long = options.iter().filter(|option| option.starts_with("--"));
                    if let Some(text) = long.filter_map(|option| glued(&word.value, &format!("{option}="))).next() {
                        return code(language, Some(prefixed(prefix, text)), input, words.collect(), span);
                    }
                }
                _ => {
                    let arguments: Vec<Word> = words.collect();
                    return program(self.sourced(word.value), arguments, input, span);
                }
            }
        }
        code(language, input, None, Vec::new(), span)
    }

    /// `python -m ops.report`
    fn python_module(&self, module: Word, call: Call) -> Expr {
        let name = module.known().unwrap_or_default();
        match &*name {
            "json.tool" | "base64" => external(&format!("python -m {name}"), Call { words: Vec::new(), ..call }),
            _ => {
                let path = format!("./{}.py", name.replace('.', "/"));
                let file =
                    Expr::new(ExprKind::Text { value: path.into(), content: module.value.span, exact: false }, module.value.span);
                program(file, call.words, call.input, call.span)
            }
        }
    }

    /// The file that `.` and `source` mean: what stands before a path that is known is the script's directory, or the app's.
    pub(super) fn sourced(&self, spec: Expr) -> Expr {
        let ExprKind::Template(parts) = &spec.kind else { return spec };
        let is_given = |part: &Expr| match &part.kind {
            ExprKind::Text { .. } => true,
            ExprKind::Name(name) => self.literal.borrow().contains(name),
            _ => false,
        };
        // Behind a directory that is written out, the path is as it stands.
        let Some(at) = parts.iter().position(|part| !is_given(part)) else { return spec };
        let path = |part: &Expr| part.as_text().is_some_and(|text| text.starts_with('/'));
        let Some(path) = parts.iter().skip(at + 1).position(path) else { return spec };
        let mut pieces = Pieces::default();
        pieces.push(unwritten(".", spec.span));
        parts[at + 1 + path..].iter().for_each(|part| pieces.push(part.clone()));
        pieces.finish(spec.span, spec.span)
    }
}

/// Whether the name of a command is a path.
pub(super) fn is_file(name: &Expr) -> bool {
    match &name.kind {
        ExprKind::Text { value, .. } => value.contains('/'),
        ExprKind::Template(parts) => parts.iter().any(is_file),
        _ => false,
    }
}

/// Runs `text`, which is not known if it is none, as a program with these arguments.
pub(super) fn code(language: &'static str, text: Option<Expr>, input: Option<Expr>, arguments: Vec<Word>, span: Span) -> Expr {
    let text = text.unwrap_or_else(|| Expr::opaque(Vec::new(), span));
    let names = if arguments.is_empty() {
        Vec::new()
    } else {
        vec![(ARGUMENTS.into(), Expr::new(ExprKind::List(args(arguments).collect()), span))]
    };
    Expr::new(ExprKind::Code { language, code: Box::new(text), input: input.map(Box::new), names }, span)
}

pub(super) fn program(file: Expr, arguments: Vec<Word>, input: Option<Expr>, span: Span) -> Expr {
    let arguments = args(arguments).collect();
    Expr::new(ExprKind::Program { file: Box::new(file), arguments, input: input.map(Box::new) }, span)
}
