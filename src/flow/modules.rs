//! Files as modules: finding, running and importing them.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::call::MAX_CALLS;
use super::evaluator::{Activation, Evaluator, FrameInfo};
use super::state::{State, Variables, join_all};
use super::value::{Atom, ClassId, FrameId, Text, Value};
use super::{Unit, models};
use crate::source::Place;
use crate::syntax::Project;
use crate::syntax::ir::{Expr, ExprKind, FunctionKind, MethodKind, Scope, Style, Sym};

/// Modules that hand on what they have from each other.
const MAX_IMPORTS: usize = 8;

impl Evaluator<'_> {
    pub(super) fn with_project<T>(&self, ask: impl FnOnce(&Unit, &Project<'_>) -> T) -> T {
        self.with_project_of(self.unit(), ask)
    }

    fn with_project_of<T>(&self, unit: &Unit, ask: impl FnOnce(&Unit, &Project<'_>) -> T) -> T {
        let host = &*self.host;
        let exists = |path: &str| host.exists(path);
        let read = |path: &str| host.read(path);
        let only = |tail: &str| host.only(&unit.app_root, tail);
        let list = |directory: &str| host.list(directory);
        let (from, app_root) = (&*unit.path, &*unit.app_root);
        ask(unit, &Project { from, app_root, exists: &exists, read: &read, only: &only, list: &list })
    }

    /// The unit of the file, loaded if need be.
    pub(super) fn load(&mut self, path: &str) -> Option<usize> {
        if let Some(&unit) = self.by_path.get(path) {
            return Some(unit);
        }
        let unit = self.host.load(path)?;
        Some(self.add_unit(unit))
    }

    pub(super) fn add_unit(&mut self, unit: Unit) -> usize {
        let id = self.units.len();
        if !unit.embedded {
            self.by_path.insert(unit.path.clone(), id);
        }
        self.units.push(Rc::new(unit));
        let frame = FrameId(self.frames.len() as u32);
        self.frames.push(FrameInfo { parent: None, module: frame, kind: FunctionKind::Lexical });
        self.unit_frames.push(frame);
        self.captured.insert(frame);
        self.ran.push(false);
        self.exports.push(BTreeMap::new());
        id
    }

    /// Runs the top level of a unit, unless it ran already.
    pub(super) fn run_unit(&mut self, unit: usize) -> Value {
        if std::mem::replace(&mut self.ran[unit], true) || self.activations.len() >= MAX_CALLS {
            return Value::default();
        }
        let frame = self.unit_frames[unit];
        let mut st = State::default();
        let outer_root = self.root.take();
        let steps = std::mem::take(&mut self.steps);
        // It may be loaded by other programs too, and runs only once.
        let overlays = std::mem::take(&mut self.overlays);
        self.activations.push(Activation::new(unit, frame));
        let module = self.units[unit].module.clone();
        self.exec(&module.body, &mut st);
        let mut act = self.activations.pop().expect("internal error: the unit's own activation");
        self.overlays = overlays;
        self.root = outer_root;
        self.steps = steps;
        let mut exits = std::mem::take(&mut act.exits);
        exits.push(st);
        let exit = join_all(exits);
        if let Some(variables) = exit.frames.get(&frame) {
            for (name, value) in variables.iter() {
                self.keep(frame, name, value);
            }
        }
        let returns = act.returns.clone();
        if !returns.is_empty() && self.exports[unit].entry("return".into()).or_default().join(&returns) {
            self.version += 1;
        }
        returns
    }

    pub(super) fn modules(&mut self, spec: &Value) -> Value {
        let mut result = Value::default();
        let texts: Vec<Sym> = spec.texts().map(|text| text.value.clone()).collect();
        for spec in texts {
            match self.module_file(&spec) {
                Some(unit) => {
                    self.run_unit(unit);
                    result.add(Atom::Module(unit));
                }
                None => {
                    result.add(Atom::External(spec.as_ref().into()));
                }
            }
        }
        if result.is_empty() { Value::unknown() } else { result }
    }

    /// The file that an import or an include means.
    fn module_file(&mut self, spec: &str) -> Option<usize> {
        if let Some(path) = self.with_project(|unit, project| (unit.language.resolve)(spec, project)) {
            return self.load(&path);
        }
        let unit = self.only_module(spec).and_then(|path| self.load(&path))?;
        self.guessed.insert((self.unit().file, self.units[unit].file));
        Some(unit)
    }

    /// The module that a dotted name means, or what the rest of the name stands for in it.
    pub(super) fn imported(&mut self, name: &str, place: Place, st: &mut State) -> Option<Value> {
        let (mut module, _) = name.split_once(':').unwrap_or((name, ""));
        let unit = loop {
            match self.module_file(module) {
                Some(unit) => break unit,
                None => module = module.rsplit_once('.')?.0,
            }
        };
        self.run_unit(unit);
        let members = name[module.len()..].split(['.', ':']).filter(|member| !member.is_empty());
        Some(members.fold(Atom::Module(unit).into(), |value, member| {
            self.access_value(&value, &Value::text(member), place, None, Style::Member, st)
        }))
    }

    /// Notes that the name is that of a variable of another module, if the value is one.
    pub(super) fn note_import(&mut self, name: &Sym, value: &Expr, st: &mut State) {
        let ExprKind::Access { base, key, .. } = &value.kind else { return };
        let (ExprKind::Module(spec), Some(member)) = (&base.kind, key.as_text()) else { return };
        let spec = self.quietly(spec, st);
        if let [Atom::Module(unit)] = self.modules(&spec).atoms() {
            self.imported.insert((self.act().frame, name.clone()), (*unit, member.into()));
        }
    }

    /// What is put into a value that is a variable of another module, the others who have it from there see too.
    pub(super) fn keep_imported(&mut self, frame: FrameId, name: &Sym, value: &Value) {
        let mut at = (frame, name.clone());
        for _ in 0..MAX_IMPORTS {
            let Some((unit, name)) = self.imported.get(&at).cloned() else { return };
            at = (self.unit_frames[unit], name);
            self.keep(at.0, &at.1, value);
        }
    }

    /// Paths that are set up elsewhere (`sys.path`, a bundler's aliases) lead anywhere: what no rule finds is the only file
    /// of that name.
    pub(super) fn only_module(&self, spec: &str) -> Option<String> {
        let unit = self.unit();
        if models::of(unit.language.id).has_library(spec.split('.').next().unwrap_or(spec)) {
            return None;
        }
        let found = (unit.language.guess)(spec).iter().find_map(|tail| self.host.only(&unit.app_root, tail))?;
        (found != unit.path).then_some(found)
    }

    /// The values that modules are: `module.exports` where that was assigned, and the module for the names beside it.
    pub(super) fn wholes(&self, modules: &Value) -> Value {
        let mut result = Value::default();
        for atom in modules.atoms() {
            let exports = match atom {
                Atom::Module(unit) => &self.exports[*unit],
                _ => &BTreeMap::new(),
            };
            match exports.get("") {
                Some(whole) if !whole.is_empty() => {
                    result.join(whole);
                    if exports.len() > 1 {
                        result.add(atom.clone());
                    }
                }
                _ => {
                    result.add(atom.clone());
                }
            }
        }
        result
    }

    /// What a module gives under `name`; the empty name is all of it.
    pub(super) fn module_member(&mut self, unit: usize, name: &Sym) -> Value {
        let mut value = self.exports[unit].get(name).cloned().unwrap_or_default();
        if value.is_empty()
            && let Some(whole) = self.exports[unit].get("").cloned()
        {
            // CommonJS: a member of `module.exports`; its default import is the whole.
            if &**name == "default" {
                return whole;
            }
            let place = self.place_in(unit, crate::syntax::ir::Span::default());
            let key = Atom::Text(Text::unplaced(name)).into();
            let mut st = State::default();
            value = self.access_value(&whole, &key, place, None, Style::Member, &mut st);
            value = value.map(|atom| (!matches!(atom, Atom::Unknown | Atom::Null)).then(|| atom.clone()));
        }
        if value.is_empty() {
            let frame = self.unit_frames[unit];
            value = self.kept.get(&frame).and_then(|variables| variables.get(name)).cloned().unwrap_or_default();
            // A module that is still running has its variables in a state further down: they come in the next round.
        }
        if value.is_empty() {
            if &**name == "default" && self.exports[unit].is_empty() {
                return Atom::Module(unit).into();
            }
            // A submodule: `from package import module`.
            let from = self.units[unit].clone();
            let submodule = self.with_project_of(&from, |unit, project| (unit.language.resolve)(&format!(".{name}"), project));
            if from.language.id == "python"
                && let Some(unit) = submodule.and_then(|path| self.load(&path))
            {
                self.run_unit(unit);
                return Atom::Module(unit).into();
            }
            return Value::unknown();
        }
        value
    }

    pub(super) fn import_all(&mut self, module: &Value, reexport: bool, st: &mut State) {
        for atom in module.atoms() {
            let owned = |(name, value): (&Sym, &Value)| (name.clone(), value.clone());
            let members: Variables = match atom {
                Atom::Module(unit) if self.exports[*unit].is_empty() => {
                    self.kept.get(&self.unit_frames[*unit]).cloned().unwrap_or_default()
                }
                Atom::Module(unit) => self.exports[*unit].iter().map(owned).collect(),
                Atom::Class(id) => self.static_members(*id, st),
                // `Object.assign(exports, { … })`
                Atom::Record(record) => record.fields.iter().map(owned).collect(),
                _ => continue,
            };
            for (name, value) in &members {
                if matches!(&**name, "" | "default") {
                    continue;
                }
                if reexport {
                    let own = self.act().unit;
                    if self.exports[own].entry(name.clone()).or_default().join(value) {
                        self.version += 1;
                    }
                } else {
                    self.bind_name(name, value.clone(), Scope::Local, st);
                    if let Atom::Module(unit) = atom {
                        self.imported.insert((self.act().frame, name.clone()), (*unit, name.clone()));
                    }
                }
            }
        }
    }

    fn static_members(&mut self, id: ClassId, st: &mut State) -> Variables {
        let mut members: Variables =
            self.classes[id.0 as usize].fields.iter().map(|(name, value)| (name.clone(), value.clone())).collect();
        let decl = self.classes[id.0 as usize].decl.clone();
        for method in decl.methods.iter().filter(|method| matches!(method.kind, MethodKind::Static | MethodKind::Getter)) {
            let Some(name) = &method.function.name else { continue };
            if let Some(value) = self.class_method(id, &name.name, &Atom::Class(id).into(), st) {
                members.insert(name.name.clone(), value);
            }
        }
        members
    }

    /// What another file returns, which runs in variables of its own.
    pub(super) fn returned_by(&mut self, spec: &str) -> Option<Value> {
        let path = self.with_project(|unit, project| (unit.language.resolve)(spec, project))?;
        let unit = self.load(&path)?;
        self.run_unit(unit);
        self.exports[unit].get("return").cloned()
    }

    /// Runs another file in the variables of this one.
    pub(super) fn include(&mut self, spec: &Value, st: &mut State) -> Value {
        let mut result = Value::default();
        let texts: Vec<Sym> = spec.texts().map(|text| text.value.clone()).collect();
        for spec in texts {
            let Some(unit) = self.module_file(&spec) else {
                result.add(Atom::Unknown);
                continue;
            };
            let running = self.activations.iter().any(|act| act.unit == unit);
            if running || self.activations.len() >= MAX_CALLS {
                continue;
            }
            self.ran[unit] = true;
            self.included.insert((self.act().unit, unit));
            let frame = self.act().frame;
            let mut act = Activation::new(unit, frame);
            act.this = self.act().this.clone();
            act.class = self.act().class;
            act.globals = self.act().globals.clone();
            act.extracted = self.act().extracted.clone();
            act.impure = true;
            self.activations.push(act);
            let module = self.units[unit].module.clone();
            self.exec(&module.body, st);
            let mut act = self.activations.pop().expect("internal error: the file's own activation");
            self.act_mut().impure = true;
            let mut exits = std::mem::take(&mut act.exits);
            exits.push(std::mem::replace(st, State { dead: true, ..State::default() }));
            let joined = join_all(exits);
            *st = joined;
            result.join(&act.returns);
        }
        if result.is_empty() { Value::unknown() } else { result }
    }

    pub(super) fn extract(&mut self, value: &Value, st: &mut State) {
        let mut rest = Value::default();
        let prefix = if self.language() == "php" { "$" } else { "" };
        for atom in value.atoms() {
            match atom {
                Atom::Record(record) => {
                    for (key, value) in &record.fields {
                        self.bind_name(&format!("{prefix}{key}").into(), value.clone(), Scope::Local, st);
                    }
                    rest.join(&record.base);
                }
                Atom::Object(id) => {
                    for (key, value) in self.objects[id.0 as usize].fields.clone() {
                        self.bind_name(&format!("{prefix}{key}").into(), value, Scope::Local, st);
                    }
                }
                Atom::Path(_) => {
                    rest.add(atom.clone());
                }
                _ => {}
            }
        }
        self.act_mut().extracted.join(&rest);
    }
}
