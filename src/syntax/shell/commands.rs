//! Commands, and those that run another one.

use tree_sitter::Node;

use super::assignments::{assigned, is_name};
use super::expansions::is_arguments;
use super::files::file_written;
use super::options::{operands, option_value};
use super::programs::{INTERPRETERS, SHELLS, code, is_file, program};
use super::redirections::Redirect;
use super::tools::{PLATFORM, SEARCHES, environment_of, is_jq, is_relationships, sought};
use super::words::{Pieces, Word, args, joined, unwritten};
use super::{At, Shell};
use crate::source::path::name_of;
use crate::syntax::ir::{ARGUMENTS, Arg, Expr, ExprKind, Ident, MADE_UP, Pattern, Scope, Span, Stmt};

/// A command as it is run.
pub(super) struct Call {
    pub(super) name: Word,
    pub(super) words: Vec<Word>,
    pub(super) input: Option<Expr>,
    pub(super) span: Span,
}

/// More arguments than `shift` is ever told to drop.
const MAX_SHIFT: usize = 20;

/// Commands that run the command in their words: their options that take a value, and how many words come before it.
const WRAPPERS: &[(&str, &[&str], usize)] = &[
    ("sudo", &["-u", "-g", "-h", "-p", "-C", "-T", "-U", "--user", "--group"], 0),
    ("doas", &["-u", "-C"], 0),
    ("env", &["-u", "-C", "--unset", "--chdir"], 0),
    ("cross-env", &[], 0),
    ("exec", &["-a"], 0),
    ("command", &[], 0),
    ("builtin", &[], 0),
    ("time", &["-f", "-o"], 0),
    ("nohup", &[], 0),
    ("nice", &["-n"], 0),
    ("stdbuf", &["-i", "-o", "-e"], 0),
    ("timeout", &["-s", "-k", "--signal", "--kill-after"], 1),
    ("gosu", &[], 1),
    ("su-exec", &[], 1),
    ("poetry", &[], 1),
    ("pipenv", &[], 1),
    ("pdm", &[], 1),
    ("uv", &["--with", "--extra", "--group", "-p", "--python"], 1),
    ("bundle", &[], 1),
    ("doppler", &[], 1),
    ("npx", &["-p", "--package"], 0),
    ("lando", &["-s", "--service"], 0),
];

impl Shell<'_> {
    pub(super) fn command(
        &self,
        node: Node<'_>,
        input: Option<Expr>,
        more: Vec<Word>,
        at: At,
        out: &mut Vec<Stmt>,
    ) -> Option<Expr> {
        let span = self.cx.span(node);
        let name = node.child_by_field_name("name")?;
        let mut redirect = Redirect { input, ..Redirect::default() };
        let mut words = Vec::new();
        // `X=1 command`
        let mut given = Vec::new();
        let mut cursor = node.walk();
        for child in node.children(&mut cursor) {
            match child.kind() {
                "variable_assignment" => self.assignment(child, Some(Scope::Environment), &mut given),
                "command_name" => {}
                "file_redirect" | "herestring_redirect" => self.redirect(child, at, &mut redirect),
                "subshell" => self.statement(child, at, out),
                _ if child.is_extra() => {}
                _ if child.start_byte() >= name.end_byte() => words.push(self.argument(child, at)),
                _ => {}
            }
        }
        words.extend(more);
        if matches!(self.cx.str(name), "test" | "[" | "[[") {
            let test = self.test(node, at, out);
            out.push(Stmt::Expr(test));
            return None;
        }
        let name = Word {
            value: self.word(name, at),
            spread: is_arguments(self.cx.str(name)),
            split: self.cx.str(name).starts_with('$'),
        };
        let input = redirect.input.or_else(|| at.stdin.then(|| Expr::name("stdin", Span { end: span.start, ..span })));
        let call = Call { name, words, input, span };
        let output = if given.is_empty() { self.call(call, at, out) } else { self.given(given, call, at, out) };
        if redirect.away {
            self.write(redirect.file, redirect.append, redirect.for_later, output, out);
            return None;
        }
        output
    }

    /// Runs a command with variables set for it only.
    fn given(&self, given: Vec<Stmt>, call: Call, at: At, out: &mut Vec<Stmt>) -> Option<Expr> {
        let span = call.span;
        let mut body = Vec::new();
        let mut after = Vec::new();
        for stmt in &given {
            let Stmt::Bind { pattern: Pattern::Name(name), .. } = stmt else { continue };
            let before = Ident { name: format!("{}{MADE_UP}before", name.name).into(), span: name.span };
            let bind = |pattern: Ident, value: Expr| Stmt::Bind { pattern: Pattern::Name(pattern), value, scope: Scope::Nearest };
            body.push(bind(before.clone(), Expr::name(&name.name, name.span)));
            after.push(bind(name.clone(), Expr::name(&before.name, name.span)));
        }
        body.extend(given);
        let output = self.call(call, at, &mut body);
        let writes = output.is_some();
        body.extend(output.map(Stmt::Value));
        body.extend(after);
        if !writes {
            out.extend(body);
            return None;
        }
        Some(Expr::new(ExprKind::Block(body), span))
    }

    /// What a command writes.
    pub(super) fn call(&self, call: Call, at: At, out: &mut Vec<Stmt>) -> Option<Expr> {
        let span = call.span;
        let known = call.name.known();
        let name = known.as_deref().map_or("", name_of);
        let version = |c: char| c.is_ascii_digit() || c == '.';
        // What is run is known only when the words are.
        let open = |word: &Word| word.spread || word.split;
        let known_here = |name: &str| {
            PLATFORM.contains(&name)
                || SHELLS.contains(&name)
                || is_jq(name)
                || matches!(name, "eval" | "ssh" | "su" | "ddev" | "lando")
                || WRAPPERS.iter().any(|(wrapper, ..)| *wrapper == name)
                || INTERPRETERS.iter().any(|(interpreter, ..)| *interpreter == name.trim_end_matches(version))
        };
        if open(&call.name) || (known_here(name) && call.words.iter().any(open)) {
            let Call { name, words, input, span } = call;
            let items = std::iter::once(name).chain(words).map(|word| {
                // A list within the list is text that is split.
                let value = if word.split {
                    let span = word.value.span;
                    Expr::new(ExprKind::List(vec![Arg::of(word.value)]), span)
                } else {
                    word.value
                };
                Arg { value, name: None, spread: word.spread }
            });
            let words = Expr::new(ExprKind::List(items.collect()), span);
            return Some(code("shell", Some(words), input, Vec::new(), span));
        }
        let first = call.words.first().and_then(Word::known);
        match (name, first.as_deref()) {
            // It runs what it is given as code.
            ("ddev", Some("exec" | "." | "ssh")) | ("lando", Some("ssh")) => {
                let text = option_value(&call.words, &["-c", "--command"]);
                let words = operands(&call.words, &["-s", "--service", "-d", "--dir", "-u", "--user"]);
                let text = text.unwrap_or_else(|| joined(words.get(1..).unwrap_or_default(), span));
                return Some(code("shell", Some(text), call.input, Vec::new(), span));
            }
            ("ddev", Some(_)) | ("symfony", Some("php" | "run")) => {
                let mut words = call.words.into_iter().skip(usize::from(first.as_deref() == Some("run")));
                let name = words.next()?;
                return self.call(Call { name, words: words.collect(), ..call }, at, out);
            }
            _ => {}
        }
        if let Some((_, options, words)) = WRAPPERS.iter().find(|(wrapper, ..)| *wrapper == name) {
            return self.wrapped(name, options, *words, call, at, out);
        }
        if let Some(interpreter) = INTERPRETERS.iter().find(|(interpreter, ..)| *interpreter == name.trim_end_matches(version)) {
            return Some(self.interpreted(interpreter, call));
        }
        if name == "java" {
            self.settings(&call.words, out);
        }
        let call = self.with_files(name, call);
        match name {
            "mktemp" => Some(self.new_file(&call)),
            "tee" => {
                let file = operands(&call.words, &[]).into_iter().next()?.value;
                let append = call.words.iter().any(|word| word.is("-a") || word.is("--append"));
                let name = format!("{MADE_UP}written");
                let written = file_written(file, Expr::name(&name, span), append);
                let body = Expr::new(ExprKind::Block(vec![Stmt::Expr(written), Stmt::Value(Expr::name(&name, span))]), span);
                Some(Expr::with(&name, call.input?, body, span))
            }
            "echo" => {
                let options = call
                    .words
                    .iter()
                    .take_while(|word| matches!(word.known().as_deref(), Some("-n" | "-e" | "-E" | "-ne" | "-en")));
                let words = &call.words[options.count()..];
                Some(joined(words, span))
            }
            "printf" => self.printf(call, out),
            "jq" | "gojq" | "jaq" | "yq" => Some(self.jq(name, call)),
            "exit" => {
                out.push(at.leave());
                None
            }
            "return" => {
                out.push(Stmt::Return(None));
                None
            }
            "break" => {
                out.push(Stmt::Break);
                None
            }
            "continue" => {
                out.push(Stmt::Continue);
                None
            }
            "." | "source" => {
                let spec = call.words.first()?.value.clone();
                out.push(Stmt::Expr(Expr::new(ExprKind::Include(Box::new(self.sourced(spec))), span)));
                None
            }
            // It runs in this very shell.
            "eval" => Some(code("shell", Some(joined(&call.words, span)), None, Vec::new(), span)),
            "set" => {
                self.set(call, out);
                None
            }
            "shift" => {
                let count =
                    first.as_deref().and_then(|count| count.parse().ok()).filter(|count| *count <= MAX_SHIFT).unwrap_or(1);
                let rest = Some((count, Box::new(Pattern::Name(Ident { name: ARGUMENTS.into(), span }))));
                let pattern = Pattern::List { items: vec![Pattern::Ignore; count], rest, span };
                out.push(Stmt::Bind { pattern, value: Expr::name(ARGUMENTS, span), scope: Scope::Nearest });
                None
            }
            "read" | "mapfile" | "readarray" => {
                self.read(name, call, out);
                None
            }
            // The grammar sees it as a command where another stands before it: `builtin export X=1`.
            "export" | "readonly" | "declare" | "typeset" | "local" => {
                let scope = (name == "export").then_some(Scope::Environment);
                for (name, value) in call.words.iter().filter_map(|word| assigned(&word.value)) {
                    self.bind(Pattern::Name(name), value, scope, out);
                }
                None
            }
            ":" | "true" | "false" | "cd" | "trap" | "alias" | "unalias" | "let" | "wait" | "ulimit" | "umask" | "mkdir"
            | "chmod" | "touch" | "rm" | "sleep" => {
                out.extend(call.words.into_iter().map(|word| Stmt::Expr(word.value)));
                None
            }
            "printenv" => match call.words.first().map(|word| (word.known(), word.value.span)) {
                Some((Some(name), place)) if is_name(&name) => Some(Expr::name(&name, place)),
                _ => Some(external("env", call)),
            },
            "su" => match option_value(&call.words, &["-c", "--command"]) {
                Some(text) => Some(code("shell", Some(text), call.input, Vec::new(), span)),
                None => Some(external(name, call)),
            },
            "ssh" => {
                let options = &[
                    "-b", "-c", "-D", "-E", "-e", "-F", "-I", "-i", "-J", "-L", "-l", "-m", "-O", "-o", "-p", "-Q", "-R", "-S",
                    "-W", "-w",
                ];
                let words = operands(&call.words, options);
                Some(match words.get(1..) {
                    Some(words) if !words.is_empty() => code("shell", Some(joined(words, span)), call.input, Vec::new(), span),
                    _ => code("shell", call.input, None, Vec::new(), span),
                })
            }
            _ if PLATFORM.contains(&name) => Some(self.platform(call)),
            // `"$CLI" relationships`
            "" if call.words.first().is_some_and(|word| is_relationships(word.known().as_deref())) => Some(self.platform(call)),
            _ => {
                // `sh -c`, also behind `docker exec app`.
                let names = std::iter::once(&call.name).chain(&call.words);
                let shell = names.clone().position(|word| word.known().is_some_and(|word| SHELLS.contains(&name_of(&word))));
                if let Some(shell) = shell {
                    let words: Vec<Word> = names.skip(shell + 1).cloned().collect();
                    if let Some(output) = self.shell(words, shell == 0, &call) {
                        return Some(output);
                    }
                }
                if name.ends_with("awk") {
                    let environment = call.words.iter().flat_map(|word| environment_of(&word.value));
                    out.extend(environment.map(Stmt::Expr));
                }
                if let (true, Some(input)) = (SEARCHES.contains(&name), &call.input)
                    && let Some(key) = sought(&call.words, !name.contains("grep"))
                {
                    // One filter after the other: the search, then whatever else the command does.
                    let search = Call {
                        name: call.name.clone(),
                        words: vec![Word { value: key, spread: false, split: false }],
                        input: Some(input.clone()),
                        span,
                    };
                    let found = calls(Expr::name("search for key", call.name.value.span), search);
                    return Some(external(name, Call { input: Some(found), ..call }));
                }
                if is_file(&call.name.value) {
                    let Call { name, words, input, span } = call;
                    return Some(program(self.sourced(name.value), words, input, span));
                }
                Some(external(known.as_deref().unwrap_or_default(), call))
            }
        }
    }

    /// `sudo -u web jq …`, `env X=1 cmd`, `exec cmd`
    fn wrapped(&self, wrapper: &str, options: &[&str], words: usize, call: Call, at: At, out: &mut Vec<Stmt>) -> Option<Expr> {
        let Call { words: all, input, span, .. } = call;
        let mut rest = all.into_iter().peekable();
        let mut left = words;
        while let Some(word) = rest.peek() {
            let known = word.known();
            let text = known.as_deref().unwrap_or_default();
            if wrapper == "command" && matches!(text, "-v" | "-V") {
                return Some(Expr::opaque(Vec::new(), span));
            }
            if text == "--" {
                rest.next();
                break;
            }
            if text.starts_with('-') {
                let takes = options.contains(&text);
                rest.next();
                if takes {
                    rest.next();
                }
            } else if let (true, Some((name, value))) = (matches!(wrapper, "env" | "sudo" | "cross-env"), assigned(&word.value)) {
                self.bind(Pattern::Name(name), value, Some(Scope::Environment), out);
                rest.next();
            } else if left > 0 {
                left -= 1;
                rest.next();
            } else {
                break;
            }
        }
        let Some(name) = rest.next() else {
            return (wrapper == "env").then(|| external("env", Call { name: call.name, words: Vec::new(), input: None, span }));
        };
        let output = self.call(Call { name, words: rest.collect(), input, span }, at, out);
        if wrapper != "exec" {
            return output;
        }
        out.extend(output.map(|output| at.emit(output)));
        out.push(at.leave());
        None
    }
}

/// A command that is a function of the project, or none that is known here.
pub(super) fn external(name: &str, call: Call) -> Expr {
    let callee = match name {
        // A function whose name is in a variable.
        "" => {
            let mut pieces = Pieces::default();
            let place = call.name.value.span;
            pieces.push(call.name.value.clone());
            pieces.push(unwritten("()", Span { start: place.end, ..place }));
            pieces.finish(place, place)
        }
        name if name.contains(' ') => Expr::name(name, call.name.value.span),
        name => Expr::name(&format!("{name}()"), call.name.value.span),
    };
    calls(callee, call)
}

fn calls(callee: Expr, call: Call) -> Expr {
    let stdin = call.input.map(|value| {
        let name = Ident { name: "stdin".into(), span: value.span };
        Arg { value, name: Some(name), spread: false }
    });
    Expr::new(ExprKind::Call { callee: Box::new(callee), args: args(call.words).chain(stdin).collect() }, call.span)
}
