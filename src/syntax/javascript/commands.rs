//! Command lines that a program runs: which functions of which packages take one.

use tree_sitter::Node;

use super::{JavaScript, implied};
use crate::syntax::ir::{Arg, Expr, ExprKind, Field, Pattern, Span};

impl JavaScript<'_> {
    /// The dotted name of something outside the project that an expression stands for.
    pub(super) fn external(&self, expr: &Expr) -> Option<String> {
        match &expr.kind {
            ExprKind::Name(name) => match self.libraries.borrow().get(name) {
                Some(library) => Some(library.clone()),
                None if self.is_bound(name) => None,
                None => Some(name.to_string()),
            },
            ExprKind::Module(spec) => spec.as_text().filter(|spec| !spec.starts_with('.')).map(str::to_owned),
            ExprKind::Access { base, key, .. } => {
                let base = self.external(base)?;
                match key.as_text()? {
                    "default" => Some(base),
                    key => Some(format!("{base}.{key}")),
                }
            }
            ExprKind::Call { callee, args } => {
                let callee = self.external(callee)?;
                let [argument] = args.as_slice() else { return None };
                (callee == "util.promisify").then(|| self.external(&argument.value)).flatten().map(|name| name + "!")
            }
            _ => None,
        }
    }

    /// Remembers which library function a variable is.
    pub(super) fn note_library(&self, pattern: &Pattern, value: &Expr) {
        match pattern {
            Pattern::Name(ident) => {
                if let Some(name) = self.external(value) {
                    self.libraries.borrow_mut().insert(ident.name.clone(), name);
                }
            }
            Pattern::Record { fields, .. } => {
                let Some(base) = self.external(value) else { return };
                for field in fields {
                    if let (Some(key), Pattern::Name(ident)) = (field.key.as_text(), &field.value) {
                        self.libraries.borrow_mut().insert(ident.name.clone(), format!("{base}.{key}"));
                    }
                }
            }
            _ => {}
        }
    }

    pub(super) fn tagged(&self, function: Node<'_>, template: Node<'_>, span: Span) -> Expr {
        let text = self.text(template);
        let callee = self.expr(function);
        let name = self.external(&callee).unwrap_or_default();
        match name.as_str() {
            "String.raw" => text,
            // The shell of zx, Bun and execa.
            "$" | "zx.$" | "bun.$" | "execa.$" | "execa.execaCommand" => output(shell(text, span), span),
            _ => {
                let mut args: Vec<Expr> = match text.kind {
                    ExprKind::Template(parts) => parts.into_iter().filter(|part| part.as_text().is_none()).collect(),
                    _ => Vec::new(),
                };
                args.insert(0, Expr::opaque(Vec::new(), self.cx.span(template)));
                Expr::call(callee, args, span)
            }
        }
    }
}

fn shell(code: Expr, span: Span) -> Expr {
    fed(code, None, span)
}

/// A command line and what is piped into it.
fn fed(code: Expr, input: Option<Expr>, span: Span) -> Expr {
    let input = input.map(Box::new);
    Expr::new(ExprKind::Code { language: "shell", code: Box::new(code), input, names: Vec::new() }, span)
}

/// `{ input }` of the options that a command is run with.
fn input_of(args: &[Arg]) -> Option<Expr> {
    let ExprKind::Record(fields) = &args.get(1..)?.last()?.value.kind else { return None };
    fields.iter().find_map(|field| match field {
        Field::Pair { key, value } if key.as_text() == Some("input") => Some(value.clone()),
        _ => None,
    })
}

/// What a finished process is: its output under `stdout`.
fn output(code: Expr, span: Span) -> Expr {
    Expr::new(ExprKind::Record(vec![Field::Pair { key: implied("stdout", span), value: code }]), span)
}

/// A call of a library function that runs a command line, if `name` is one; else the arguments again.
pub(super) fn command(name: &str, args: Vec<Arg>, span: Span) -> Result<Expr, Vec<Arg>> {
    let take = |args: Vec<Arg>| args.into_iter().next().map(|arg| arg.value);
    let input = input_of(&args);
    match name {
        "child_process.execSync" | "execa.execaCommandSync" if !args.is_empty() => {
            let code = take(args).map_or_else(|| Expr::null(span), |code| fed(code, input, span));
            Ok(if name == "child_process.execSync" { code } else { output(code, span) })
        }
        "child_process.exec" if !args.is_empty() => {
            let callback = args.last().filter(|_| args.len() > 1).map(|arg| arg.value.clone());
            let code = take(args).map_or_else(|| Expr::null(span), |code| shell(code, span));
            // The callback gets the output: `(error, stdout) => …`.
            match callback {
                Some(callback) if !matches!(callback.kind, ExprKind::Record(_)) => {
                    Ok(Expr::call(callback, vec![Expr::opaque(Vec::new(), span), code], span))
                }
                _ => Ok(code),
            }
        }
        "child_process.exec!" | "shelljs.exec" | "execa.execaCommand" | "execa.command" if !args.is_empty() => {
            let code = take(args).map_or_else(|| Expr::null(span), |code| shell(code, span));
            Ok(output(code, span))
        }
        "child_process.spawn"
        | "child_process.spawnSync"
        | "child_process.execFile"
        | "child_process.execFileSync"
        | "child_process.execFile!"
        | "execa"
        | "execa.execa"
        | "execa.execaSync" => {
            let program = args.first().and_then(|arg| arg.value.as_text()).unwrap_or_default();
            let is_shell = matches!(program.rsplit('/').next(), Some("sh" | "bash" | "dash" | "zsh"));
            let script = match args.get(1).map(|arg| &arg.value.kind) {
                Some(ExprKind::List(words)) if is_shell => match words.as_slice() {
                    [flag, script, ..]
                        if flag.value.as_text().is_some_and(|flag| flag.starts_with('-') && flag.ends_with('c')) =>
                    {
                        Some(script.value.clone())
                    }
                    _ => None,
                },
                _ => None,
            };
            match script {
                Some(script) if name == "child_process.execFileSync" => Ok(fed(script, input, span)),
                Some(script) => Ok(output(fed(script, input, span), span)),
                None if (2..=4).contains(&args.len()) && !program.is_empty() => {
                    // The program and the list of its arguments: words of one command.
                    let mut args = args;
                    let callback = args.get(2..).and_then(|more| more.last()).map(|arg| arg.value.clone());
                    let callback = callback.filter(|callback| matches!(callback.kind, ExprKind::Function(_)));
                    args.truncate(2);
                    args[1].spread = true;
                    let code = fed(Expr::new(ExprKind::List(args), span), input, span);
                    Ok(match (name, callback) {
                        ("child_process.execFileSync", _) => code,
                        (_, Some(callback)) => Expr::call(callback, vec![Expr::opaque(Vec::new(), span), code], span),
                        _ => output(code, span),
                    })
                }
                None => Err(args),
            }
        }
        "node-jq.run" if args.len() >= 2 => {
            let mut args = args.into_iter().map(|arg| arg.value);
            let (Some(code), Some(input)) = (args.next(), args.next()) else { return Err(Vec::new()) };
            let (code, input) = (Box::new(code), Some(Box::new(input)));
            Ok(Expr::new(ExprKind::Code { language: "jq", code, input, names: Vec::new() }, span))
        }
        _ => Err(args),
    }
}
