//! Running statements.

use std::rc::Rc;
use std::sync::Arc;

use super::evaluator::{Evaluator, LoopExits, Tested};
use super::state::{State, join_all};
use super::value::{Atom, Test, Value};
use crate::syntax::ir::{Expr, ExprKind, Function, Op, Pattern, Stmt, Sym};

/// Elements of a list that a loop's body is run for one by one; longer lists in one go.
pub(super) const MAX_UNROLLED: usize = 16;

impl Evaluator<'_> {
    pub(super) fn exec(&mut self, body: &[Stmt], st: &mut State) {
        for stmt in body {
            match stmt {
                Stmt::Function(function) if function.decorators.is_empty() => {
                    let closure = self.closure(function, st);
                    self.declare_function(function, closure, st);
                }
                Stmt::Class(class) => {
                    let id = self.class_id(class);
                    if let Some(name) = &class.name {
                        st.set(self.act().frame, name.name.clone(), Atom::Class(id).into());
                        self.keep_if_module(&name.name, &Atom::Class(id).into());
                    }
                }
                _ => {}
            }
        }
        for stmt in body {
            if st.dead {
                return;
            }
            self.stmt(stmt, st);
        }
    }

    fn keep_if_module(&mut self, name: &Sym, value: &Value) {
        let frame = self.act().frame;
        if self.frames[frame.0 as usize].parent.is_none() {
            self.keep(frame, name, value);
        }
    }

    fn declare_function(&mut self, function: &Arc<Function>, value: Atom, st: &mut State) {
        let Some(name) = &function.name else { return };
        self.note_namespaced(&name.name);
        if let Atom::Closure(closure) = &value {
            let key = (self.language(), name.name.to_string());
            let known = self.functions_by_name.entry(key).or_default();
            if !known.iter().any(|other| other.key() == closure.key()) {
                known.push(closure.clone());
            }
        }
        let value: Value = value.into();
        st.set(self.act().frame, name.name.clone(), value.clone());
        self.keep_if_module(&name.name, &value);
    }

    fn stmt(&mut self, stmt: &Stmt, st: &mut State) {
        match stmt {
            Stmt::Expr(expr) => {
                self.eval(expr, st);
            }
            Stmt::Bind { pattern, value, scope } => {
                if let Pattern::Name(ident) = pattern {
                    self.note_import(&ident.name, value, st);
                }
                let value = self.eval(value, st);
                self.bind(pattern, value, *scope, st);
            }
            Stmt::If { test, then, otherwise } => {
                let choice = self.choice();
                let leaves = matches!(then.last(), Some(Stmt::Continue | Stmt::Break | Stmt::Return(_) | Stmt::Throw(_)));
                let tested = if leaves && otherwise.is_empty() { Tested::PassedOver } else { Tested::Kept };
                let (mut yes, mut no) = self.branch(test, tested, choice, st);
                if !yes.dead {
                    self.exec(then, &mut yes);
                }
                if !no.dead {
                    self.exec(otherwise, &mut no);
                }
                *st = join_all([yes, no]);
            }
            Stmt::Switch { subject, cases, falls } => self.switch(subject, cases, *falls, st),
            Stmt::ForEach { pattern, iter, mode, body } => {
                let place = self.place(iter.span);
                let iter = self.eval(iter, st);
                self.for_each(pattern, &iter, place, *mode, body, st);
            }
            Stmt::Loop { test, body } => {
                let before = st.clone();
                self.act_mut().loops.push(LoopExits::default());
                let mut out = None;
                let mut inner = st.clone();
                for _ in 0..2 {
                    if let Some(test) = test {
                        let value = self.eval(test, &mut inner);
                        let mut left = inner.clone();
                        self.assume(&value, false, &mut left);
                        out = Some(left);
                        self.assume(&value, true, &mut inner);
                    }
                    if inner.dead {
                        break;
                    }
                    self.exec(body, &mut inner);
                    let continues = self.act_mut().loops.last_mut().map(|exits| std::mem::take(&mut exits.continues));
                    inner = join_all(continues.into_iter().flatten().chain([inner]));
                    let mut again = before.clone();
                    again.join(inner);
                    inner = again;
                    // Another turn would do the same.
                    if inner.same(&before) || self.is_exhausted() {
                        break;
                    }
                }
                let exits = self.act_mut().loops.pop().unwrap_or_default();
                // A test that always holds lets nothing out: `while true`.
                inner.dead |= out.as_ref().is_some_and(|out| out.dead);
                *st = join_all(exits.breaks.into_iter().chain(out).chain([inner]));
            }
            Stmt::Try { body, handlers } => {
                let choice = self.choice();
                let arms = st.arms.clone();
                let mut tried = st.in_arm(choice, 1);
                let before = st.clone();
                self.exec(body, &mut tried);
                let mut exits = Vec::new();
                for handler in handlers {
                    let mut failed = before.clone();
                    let mut partly = tried.clone();
                    partly.dead = false;
                    failed.join(partly);
                    let mut failed = State { arms: arms.clone(), ..failed }.in_arm(choice, 2);
                    self.exec(handler, &mut failed);
                    exits.push(failed);
                }
                exits.insert(0, tried);
                *st = join_all(exits);
            }
            Stmt::Return(value) => {
                let value = value.as_ref().map(|value| self.eval(value, st));
                let place = match stmt {
                    Stmt::Return(Some(expr)) => Some(self.place(expr.span)),
                    _ => None,
                };
                let value = match (value, place) {
                    (Some(value), Some(place)) => self.with_step(value, place, |_| "returned here".to_owned()),
                    _ => Atom::Null.into(),
                };
                let exit = st.clone();
                let act = self.act_mut();
                act.returns.join(&value);
                act.exits.push(exit);
                st.dead = true;
            }
            Stmt::Yield(value) => {
                let value = self.eval(value, st);
                self.act_mut().yields.push(value);
            }
            Stmt::Value(value) => {
                let value = self.eval(value, st);
                match self.act_mut().blocks.last_mut() {
                    Some(block) => {
                        block.join(&value);
                    }
                    None => {
                        self.act_mut().returns.join(&value);
                    }
                }
            }
            Stmt::Break => {
                let state = st.clone();
                if let Some(exits) = self.act_mut().loops.last_mut() {
                    exits.breaks.push(state);
                }
                st.dead = true;
            }
            Stmt::Continue => {
                let state = st.clone();
                if let Some(exits) = self.act_mut().loops.last_mut() {
                    exits.continues.push(state);
                }
                st.dead = true;
            }
            Stmt::Throw(value) => {
                self.eval_all(value, st);
                st.dead = true;
            }
            Stmt::Function(function) => {
                if !function.decorators.is_empty() {
                    let mut value: Value = self.closure(function, st).into();
                    for decorator in function.decorators.iter().rev() {
                        value = self.decorate(decorator, value, st);
                    }
                    for atom in value.atoms() {
                        self.declare_function(function, atom.clone(), st);
                    }
                    if let Some(name) = &function.name {
                        st.set(self.act().frame, name.name.clone(), value);
                    }
                }
            }
            Stmt::Class(class) => {
                self.declare_class(class, st);
                // `@Module({ … })`: what a class is registered with.
                for decorator in &class.decorators {
                    self.eval(decorator, st);
                }
            }
            Stmt::Export { name, value: exported } => {
                let mut value = self.eval(exported, st);
                // Importers see the variable: what a function puts into it later too.
                if let ExprKind::Name(name) = &exported.kind
                    && value.atoms().iter().all(|atom| matches!(atom, Atom::Unknown | Atom::Null))
                    && let Some(kept) = self.kept.get(&self.act().frame).and_then(|variables| variables.get(name))
                {
                    value.join(kept);
                }
                let unit = self.act().unit;
                let name: Sym = name.clone().unwrap_or_else(|| "".into());
                let entry = self.exports[unit].entry(name).or_default();
                if entry.join(&value) {
                    self.version += 1;
                }
            }
            Stmt::ImportAll { module, reexport } => {
                let module = self.eval(module, st);
                self.import_all(&module, *reexport, st);
            }
            Stmt::Global(names) => {
                let names = names.clone();
                self.act_mut().globals.extend(names);
            }
            Stmt::Extract(value) => {
                let value = self.eval(value, st);
                self.extract(&value, st);
            }
            Stmt::Delete(_) => {}
            Stmt::Block(body) => self.exec(body, st),
        }
    }

    fn switch(&mut self, subject: &Expr, cases: &[(Vec<Expr>, Vec<Stmt>)], falls: bool, st: &mut State) {
        let value = self.eval(subject, st);
        let choice = self.choice();
        let mut rest = st.clone();
        let mut entered: Vec<State> = Vec::new();
        let mut default = None;
        for (index, (labels, _)) in cases.iter().enumerate() {
            if labels.is_empty() {
                default = Some(index);
                entered.push(State { dead: true, ..State::default() });
                continue;
            }
            let mut into = Vec::new();
            let mut known = Vec::new();
            for label in labels {
                let label = self.eval(label, &mut rest);
                known.push(label.clone());
                self.key_tests(&value, &label, Op::Eq, &mut rest);
                let test = Atom::Test(Rc::new(Test::Compare(Op::Eq, value.clone(), label))).into();
                let mut hit = rest.in_arm(choice, (index + 1).min(250) as u8);
                self.assume(&test, true, &mut hit);
                into.push(hit);
                self.assume(&test, false, &mut rest);
            }
            let mut into = join_all(into);
            if self.is_open(subject, &mut into) {
                self.is_among(subject, &known, &mut into);
            }
            entered.push(into);
        }
        let missed = rest.in_arm(choice, 251);
        let mut exits = Vec::new();
        match default {
            Some(index) => entered[index] = missed,
            None => exits.push(missed),
        }
        if falls {
            self.act_mut().loops.push(LoopExits::default());
        }
        let mut through = State { dead: true, ..State::default() };
        for ((_, body), mut state) in cases.iter().zip(entered) {
            if falls {
                state.join(through);
            }
            if !state.dead {
                self.exec(body, &mut state);
            }
            if falls {
                through = state;
            } else {
                through = State { dead: true, ..State::default() };
                exits.push(state);
            }
        }
        exits.push(through);
        if falls {
            let LoopExits { breaks, continues } = self.act_mut().loops.pop().unwrap_or_default();
            exits.extend(breaks);
            // `continue` in a `switch` is that of the loop around it.
            if let Some(outer) = self.act_mut().loops.last_mut() {
                outer.continues.extend(continues);
            } else {
                exits.extend(continues);
            }
        }
        *st = join_all(exits);
    }
}
