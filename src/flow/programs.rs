//! Code that is made at run time, and programs that others run.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use super::Unit;
use super::call::{Args, MAX_CALLS};
use super::evaluator::{Activation, Evaluator, Given};
use super::state::{State, join_all};
use super::value::{Atom, Text, Value};
use crate::source::{Place, Span};
use crate::syntax::HOLE;
use crate::syntax::ir::{ARGUMENTS, Sym};

/// Pieces of code that are put together at run time.
const MAX_CODE_UNITS: usize = 20_000;

impl Evaluator<'_> {
    /// `holes`: the values that are no text, and have a [`HOLE`] in `text`.
    pub(super) fn code(&mut self, language: &'static str, text: &Value, given: Given, holes: &[Value], st: &mut State) -> Value {
        let mut result = Value::default();
        let texts: Vec<Text> = text.texts().cloned().collect();
        if texts.is_empty() {
            return Value::unknown();
        }
        // What stands for the holes. There are more where the text was made of one that has holes of its own.
        let filled = |text: &Text| -> Vec<(Sym, Value)> {
            let count = text.value.matches(HOLE).count();
            let value = |number: usize| if count == holes.len() { holes[number].clone() } else { Value::unknown() };
            (0..count).map(|number| (crate::syntax::jq::hole(number).into(), value(number))).collect()
        };
        for text in texts {
            let Some(unit) = self.code_unit(language, &text) else { return Value::unknown() };
            let value = if language == "jq" {
                let mut variables = given.variables.clone();
                variables.extend(filled(&text));
                variables.push((".".into(), given.input.clone().unwrap_or_else(Value::unknown)));
                self.run_unit_with(unit, Given { variables, ..Given::default() }, st)
            } else {
                let variables = if language == "shell" { filled(&text) } else { Vec::new() };
                self.run_unit_with(unit, Given { variables, ..given.clone() }, st)
            };
            result.join(&value);
        }
        result
    }

    fn code_unit(&mut self, language: &'static str, text: &Text) -> Option<usize> {
        let key = (language, text.value.clone(), text.map.clone());
        if let Some(&unit) = self.code_units.get(&key) {
            return Some(unit);
        }
        let language = crate::syntax::language(language)?;
        let around = self.unit().clone();
        if self.code_units.len() >= MAX_CODE_UNITS {
            let place = super::text::text_place(text).unwrap_or(Place { file: around.file, span: Span::default() });
            self.incomplete("too many pieces of code are put together at run time", place);
            return None;
        }
        let module = (language.lower)(&crate::syntax::Source { text: &text.value, path: "" });
        if !module.lost.is_empty() && !text.value.contains(HOLE) {
            let place = super::text::text_place(text).unwrap_or(Place { file: around.file, span: Span::default() });
            self.incomplete(&format!("a piece of {} could not be read", language.name), place);
        }
        let unit = Unit {
            file: around.file,
            path: around.path.clone(),
            language,
            text: text.value.clone(),
            map: Some((*text.map).clone()),
            module: Arc::new(module),
            app: around.app,
            app_root: around.app_root.clone(),
            embedded: true,
            is_apart: around.is_apart,
        };
        let id = self.add_unit(unit);
        self.code_units.insert(key, id);
        Some(id)
    }

    /// What a program that is started here finds in its environment, as far as this shell has set it.
    fn overlay(&self, st: &State) -> BTreeMap<Sym, Value> {
        let mut exported = BTreeMap::new();
        if self.language() != "shell" {
            return exported;
        }
        let mut frame = Some(self.act().frame);
        while let Some(here) = frame {
            for (name, value) in st.frames.get(&here).into_iter().flat_map(|variables| variables.iter()) {
                let key = (self.app(), name.clone());
                let is_exported = self.exported.contains(&key) || self.environment.contains_key(&key);
                if is_exported && !exported.contains_key(name) {
                    exported.insert(name.clone(), self.settle(value, st));
                }
            }
            frame = self.frames[here.0 as usize].parent;
        }
        exported
    }

    /// Runs code that was made at run time; what it gives or writes is its value.
    fn run_unit_with(&mut self, unit: usize, given: Given, st: &mut State) -> Value {
        if self.activations.len() > MAX_CALLS {
            return Value::unknown();
        }
        let shares = self.units[unit].language.id == "shell" && self.language() == "shell";
        let frame = if shares { self.act().frame } else { self.unit_frames[unit] };
        let Given { input, arguments, mut variables } = given;
        // What has a pipe before it has a process of its own, as has what has arguments.
        let apart = input.is_some() || arguments.is_some();
        if self.units[unit].language.id == "shell" {
            variables.extend(input.clone().map(|input| ("stdin".into(), input)));
            variables.extend(arguments.clone().map(|arguments| (ARGUMENTS.into(), arguments)));
        }
        let arguments_given = arguments.map(|arguments| self.argument_list(unit, &arguments, 1));
        let mut inner = st.clone();
        for (name, value) in variables {
            inner.set(frame, name, value);
        }
        let overlay = (!shares).then(|| Rc::new(self.overlay(st)));
        self.overlays.extend(overlay.clone());
        self.activations.push(Activation { input, arguments_given, ..Activation::new(unit, frame) });
        let module = self.units[unit].module.clone();
        self.exec(&module.body, &mut inner);
        let act = self.activations.pop().expect("internal error: the unit's own activation");
        if overlay.is_some() {
            self.overlays.pop();
        }
        if let Some(outer) = self.activations.last_mut() {
            outer.impure |= act.impure;
        }
        let mut value = act.returns;
        for yielded in &act.yields {
            value.join(yielded);
        }
        if shares && !apart {
            let mut exits = act.exits;
            exits.push(inner);
            let joined = join_all(exits);
            if !joined.dead {
                *st = joined;
            }
        }
        value
    }

    /// The arguments as a program finds them, behind its name and whatever else stands there.
    fn argument_list(&self, unit: usize, arguments: &Value, before: usize) -> Value {
        let before = if self.units[unit].language.id == "javascript" { before } else { 1 };
        arguments.map(|atom| match atom {
            Atom::List(list) => {
                let items = std::iter::repeat_n(Value::unknown(), before).chain(list.items.iter().cloned());
                Value::list(items.collect(), list.rest.clone()).atoms().first().cloned()
            }
            atom => Some(atom.clone()),
        })
    }

    /// Runs a file as a program of its own.
    pub(super) fn program(&mut self, file: &Value, args: &Args, input: Option<Value>, st: &mut State) -> Value {
        let mut result = Value::default();
        let texts: Vec<Sym> = file.texts().map(|text| text.value.clone()).collect();
        for spec in texts {
            let path = self.with_project(|unit, project| (unit.language.resolve)(&spec, project));
            let Some(path) = path.or_else(|| self.only_module(&spec)) else { continue };
            // What the document doesn't reach has no reads in it.
            let reached = args.all().chain(&input).any(Value::carries);
            let Some(unit) = (if reached { self.load(&path) } else { self.by_path.get(&path).copied() }) else { continue };
            if self.activations.len() >= MAX_CALLS || self.activations.iter().any(|act| act.unit == unit) {
                continue;
            }
            if self.programs.insert(unit) {
                self.version += 1;
            }
            let arguments = Value::list(args.positional.clone(), args.rest.clone());
            let frame = self.unit_frames[unit];
            let mut inner = State { arms: st.arms.clone(), ..State::default() };
            if self.units[unit].language.id == "shell" {
                inner.set(frame, ARGUMENTS.into(), arguments.clone());
                inner.set(frame, "stdin".into(), input.clone().unwrap_or_else(Value::unknown));
            }
            let arguments_given = Some(self.argument_list(unit, &arguments, 2));
            let overlay = self.overlay(st);
            self.overlays.push(Rc::new(overlay));
            self.activations.push(Activation { input: input.clone(), arguments_given, ..Activation::new(unit, frame) });
            let module = self.units[unit].module.clone();
            self.exec(&module.body, &mut inner);
            let act = self.activations.pop().expect("internal error: the program's own activation");
            self.overlays.pop();
            if let Some(variables) = inner.frames.get(&frame).cloned() {
                for (name, value) in variables.iter() {
                    self.keep(frame, name, value);
                }
            }
            act.yields.iter().for_each(|yielded| _ = result.join(yielded));
        }
        if result.is_empty() { Value::unknown() } else { result }
    }
}

/// The parts of code that is given as a whole: the words of a command (`["jq", filter]`) are joined as a shell would have
/// to be given them. A list among them is text that the shell is to split.
pub(super) fn words_of(language: &str, code: Value, place: Place) -> Vec<(Value, Place)> {
    let [Atom::List(list)] = code.atoms() else { return vec![(code, place)] };
    if language != "shell" || !list.rest.is_empty() {
        return vec![(code, place)];
    }
    // `sh -c script`: the script itself, whatever quotes are in it.
    if let [program, flag, script, ..] = &list.items[..] {
        let is_shell = |text: &Text| matches!(text.value.rsplit('/').next(), Some("sh" | "bash" | "dash" | "zsh" | "ash"));
        let is_flag = |text: &Text| text.value.starts_with('-') && text.value.ends_with('c');
        if program.texts().any(is_shell) && flag.texts().any(is_flag) {
            return vec![(script.clone(), place)];
        }
    }
    let glue = |text: &str| (Value::from(Atom::Text(Text::unplaced(text))), place);
    let is_bare = |word: &Value| {
        let bare = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '/' | '.' | '=' | ':' | ',' | '+');
        let mut texts = word.texts().peekable();
        texts.peek().is_some() && texts.all(|text| !text.value.is_empty() && text.value.chars().all(bare))
    };
    let has = |word: &Value, quoted: &[char]| word.texts().any(|text| text.value.contains(quoted));
    let mut parts = Vec::new();
    for word in &list.items {
        let (word, quote) = match word.atoms() {
            [Atom::List(split)] if split.rest.is_empty() && split.items.len() == 1 => (&split.items[0], ""),
            _ if is_bare(word) => (word, ""),
            _ if has(word, &['\'']) && !has(word, &['"', '$', '`', '\\']) => (word, "\""),
            _ => (word, "'"),
        };
        let before = if parts.is_empty() { quote.to_owned() } else { format!(" {quote}") };
        parts.extend(
            [glue(&before), (word.clone(), place), glue(quote)]
                .into_iter()
                .filter(|(part, _)| !part.texts().any(|text| text.value.is_empty())),
        );
    }
    parts
}
