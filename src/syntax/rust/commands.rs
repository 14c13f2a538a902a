//! Programs that are run: `Command::new("jq").arg("-r").output()`. A command is the list of its words until it runs.

use syn::Expr as E;

use super::expr::{assign, list, made};
use super::{Lower, plain};
use crate::syntax::ir::{Arg, Expr, ExprKind, Field, Span, Stmt};

/// Methods that give the command itself and add nothing to its words.
const SETTINGS: [&str; 10] =
    ["current_dir", "env", "env_clear", "env_remove", "envs", "kill_on_drop", "stderr", "stdin", "stdout", "process_group"];

impl Lower<'_> {
    /// Whether the expression is a command that has not run yet.
    pub(super) fn is_command(&self, expr: &E) -> bool {
        match expr {
            E::Paren(inner) => self.is_command(&inner.expr),
            E::Reference(inner) => self.is_command(&inner.expr),
            E::Path(path) => path.path.get_ident().is_some_and(|ident| self.is_command_variable(&plain(ident))),
            E::Call(call) => self.makes_command(call),
            E::MethodCall(call) => {
                let name = plain(&call.method);
                (matches!(&*name, "arg" | "args") || SETTINGS.contains(&&*name)) && self.is_command(&call.receiver)
            }
            _ => false,
        }
    }

    pub(super) fn makes_command(&self, call: &syn::ExprCall) -> bool {
        let E::Path(path) = &*call.func else { return false };
        let full = self.full_path(&path.path);
        let full: Vec<&str> = full.iter().map(|name| &**name).collect();
        matches!(full[..], [.., "process", "Command", "new"])
    }

    /// The variable that the command is in.
    fn command_variable(&self, expr: &E) -> Option<Expr> {
        match expr {
            E::Paren(inner) => self.command_variable(&inner.expr),
            E::Reference(inner) => self.command_variable(&inner.expr),
            E::MethodCall(call) => self.command_variable(&call.receiver),
            E::Path(path) => {
                let name = path.path.get_ident().map(plain)?;
                Some(Expr::name(self.variable(&name)?, self.span(path)))
            }
            _ => None,
        }
    }

    /// What a method of a command gives; `receiver` is the command.
    pub(super) fn command_method(&mut self, call: &syn::ExprMethodCall, receiver: Expr, span: Span) -> Expr {
        let name = plain(&call.method);
        match &*name {
            "arg" | "args" => {
                let spread = name == "args";
                let words = call.args.iter().map(|arg| Arg { value: self.expr(arg), name: None, spread });
                let words = std::iter::once(Arg { value: receiver, name: None, spread: true }).chain(words).collect();
                let words = Expr::new(ExprKind::List(words), span);
                match self.command_variable(&call.receiver) {
                    Some(variable) => assign(variable, words, span),
                    None => words,
                }
            }
            "output" | "spawn" | "status" | "exec" => {
                // Words of one list, whatever it was put together from.
                let code = ExprKind::Code { language: "shell", code: Box::new(receiver), input: None, names: Vec::new() };
                let field = Field::Pair { key: made("stdout", span), value: Expr::new(code, span) };
                Expr::new(ExprKind::Record(vec![field]), span)
            }
            _ => {
                let mut body: Vec<Stmt> = call.args.iter().map(|arg| Stmt::Expr(self.expr(arg))).collect();
                body.push(Stmt::Value(receiver));
                Expr::new(ExprKind::Block(body), span)
            }
        }
    }

    /// `Command::new(program)`
    pub(super) fn command(&mut self, call: &syn::ExprCall, span: Span) -> Expr {
        let words = call.args.iter().map(|arg| self.expr(arg)).collect();
        list(words, span)
    }
}
