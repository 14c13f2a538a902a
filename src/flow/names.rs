//! Names that no scope binds: globals, what a package, a namespace or the receiver gives.

use super::Site;
use super::call::{Args, CONTENT};
use super::evaluator::Evaluator;
use super::state::State;
use super::value::{Atom, PathValue, Text, Value};
use crate::source::Place;
use crate::syntax::Naming;
use crate::syntax::ir::{MADE_UP, RECEIVER, Style, Sym};

impl Evaluator<'_> {
    /// A project function by name: PHP's `'fmt'`, a call of what another file defines.
    pub(super) fn named_function(&mut self, name: &str) -> Option<Value> {
        let bare = name.trim_start_matches('\\');
        let key = (self.language(), bare.to_owned());
        if let Some(found) = self.functions_by_name.get(&key) {
            return Some(found.iter().map(|closure| Atom::Closure(closure.clone())).collect());
        }
        if let Some((class, method)) = bare.split_once("::") {
            let class = self.global_name(&class.into())?;
            let key = Atom::Text(Text::unplaced(method)).into();
            let place = self.place(crate::syntax::ir::Span::default());
            let mut st = State::default();
            return Some(self.access_value(&class, &key, place, None, Style::Static, &mut st));
        }
        None
    }

    /// What a name means that no scope around it binds: a class or function of the project that its language finds by name.
    pub(super) fn global_name(&mut self, name: &Sym) -> Option<Value> {
        let language = self.language();
        match self.unit().language.names {
            Naming::Imported => return None,
            Naming::Packaged => return self.packaged(name),
            Naming::Nested => return self.nested_name(name),
            Naming::Global | Naming::Qualified => {}
        }
        if name.starts_with('$') {
            return match &**name {
                "$_ENV" | "$_SERVER" => Some(Atom::Environment.into()),
                _ => None,
            };
        }
        if language == "php" && name.eq_ignore_ascii_case("self") {
            return self.act().class.map(|class| Atom::Class(class).into());
        }
        self.defined(language, name).or_else(|| {
            // Without its namespace, a function or constant is looked up in that of whoever uses it, and then in the global one.
            // Which that is isn't known here: the only one of that name in the project will do.
            let full = self.namespaced.get(name).filter(|full| full.len() == 1 && self.model(name).is_none())?.first()?.clone();
            self.defined(language, &full)
        })
    }

    /// What a name means by the file that its language finds for it.
    fn packaged(&mut self, name: &Sym) -> Option<Value> {
        // Behind what a front-end puts there, the name means whatever is called so anywhere: all parts of a class.
        if let Some(bare) = name.strip_suffix(MADE_UP) {
            // Which file is the next depends on which this is.
            let next = self.with_project(|unit, project| (unit.language.autoload)(name, project));
            if let Some(unit) = next.and_then(|path| self.load(&path)) {
                self.run_unit(unit);
            }
            let classes = self.classes_by_name.get(&(self.language(), bare.to_owned()))?;
            return Some(classes.iter().map(|&class| Atom::Class(class)).collect());
        }
        let last: Sym = name.rsplit(['.', '/', '\\', ':']).next().unwrap_or(name).into();
        if let Some(unit) = self.autoload(name).and_then(|path| self.load(&path)) {
            self.run_unit(unit);
            let value = self.module_member(unit, &last);
            if !value.is_unknown() {
                return Some(value);
            }
            // A member of what the file has: `com.acme.Keys.USER`.
            if let Some((above, _)) = name.rsplit_once('.')
                && above.rsplit('.').next().is_some_and(|above| above.starts_with(char::is_uppercase))
                && let Some(holder) = self.packaged(&above.into())
            {
                let place = self.place_in(unit, crate::syntax::ir::Span::default());
                let key = Atom::Text(Text::unplaced(&last)).into();
                let value = self.access_value(&holder, &key, place, None, Style::Static, &mut State::default());
                if !value.is_unknown() {
                    return Some(value);
                }
            }
        }
        let classes = (last == *name).then(|| self.classes_by_name.get(&(self.language(), name.to_string())))??;
        self.model(name).is_none().then(|| classes.iter().map(|&class| Atom::Class(class)).collect())
    }

    /// A member of what is around the function that runs, where its language needs no `this.` before it: of the receivers of
    /// the lambdas around, of the class.
    pub(super) fn implied_member(&mut self, name: &Sym, st: &mut State) -> Option<Value> {
        if self.unit().language.names != Naming::Packaged {
            return None;
        }
        for receiver in self.receivers(st) {
            let mut value = Value::default();
            for atom in receiver.atoms() {
                match atom {
                    Atom::Object(id) => value.join(&self.own_field(*id, name, st)),
                    Atom::Class(id) => value.join(&self.class_member(*id, name, &atom.clone().into(), st).unwrap_or_default()),
                    Atom::Path(path) => {
                        let place = self.place(crate::syntax::ir::Span::default());
                        value.join(&self.implied_part(path, &receiver, name, place, st).unwrap_or_default())
                    }
                    _ => false,
                };
            }
            if !value.is_empty() {
                return Some(value);
            }
        }
        None
    }

    /// The field or the property of a value of the document whose type, or whose extensions, have one of that name.
    fn implied_part(&mut self, path: &PathValue, this: &Value, name: &Sym, place: Place, st: &mut State) -> Option<Value> {
        if path.ty.as_ref().is_some_and(|ty| self.type_field(ty, name).is_some()) {
            let key = Atom::Text(Text::unplaced(name)).into();
            return Some(self.access_value(this, &key, place, None, Style::Property, st));
        }
        self.typed_member(path, name, st).or_else(|| self.extension(name, this, st))
    }

    /// What the members of are in reach without being named: the nearest first.
    fn receivers(&mut self, st: &State) -> Vec<Value> {
        let mut receivers = Vec::new();
        let mut frame = Some(self.act().frame);
        while let Some(here) = frame {
            if let Some(value) = st.get(here, RECEIVER).or_else(|| self.kept.get(&here)?.get(RECEIVER)) {
                let value = value.clone();
                self.touch(here, RECEIVER, &value);
                receivers.push(self.settle(&value, st));
            }
            frame = self.frames[here.0 as usize].parent;
        }
        receivers.push(self.act().this.clone());
        receivers
    }

    /// A function called by its bare name that is a method of a receiver around: of data, a modelled one.
    pub(super) fn implied_call(&mut self, name: &str, args: &Args, site: Site, st: &mut State) -> Option<Value> {
        let last = name.rsplit('.').next().unwrap_or(name);
        if self.unit().language.names != Naming::Packaged || last.starts_with(char::is_uppercase) {
            return None;
        }
        for receiver in self.receivers(st) {
            let is_data = |atom: &Atom| match atom {
                Atom::Path(_) | Atom::Record(_) | Atom::List(_) | Atom::Instance(_) | Atom::Unknown | Atom::External(_) => true,
                Atom::Object(id) => self.objects[id.0 as usize].fields.contains_key(CONTENT),
                _ => false,
            };
            let data = receiver.map(|atom| is_data(atom).then(|| atom.clone()));
            let [atom, ..] = data.atoms() else { continue };
            let name: Sym = last.into();
            let has = match atom {
                Atom::Instance(class) => self.model(&format!("{class}#{last}")).is_some(),
                _ => self.model(&format!("#{last}")).is_some() || self.extension(&name, &data, st).is_some(),
            };
            if has {
                return Some(self.call_method(&data, &Text::unplaced(last), args.clone(), site, false, st));
            }
        }
        None
    }

    /// Remembers a name in a namespace by its last part.
    pub(super) fn note_namespaced(&mut self, name: &Sym) {
        if let Some((_, last)) = name.rsplit_once('\\') {
            self.namespaced.entry(last.into()).or_default().insert(name.clone());
        }
    }

    pub(super) fn autoload(&mut self, name: &Sym) -> Option<String> {
        let (directory, _) = self.unit().path.rsplit_once('/').unwrap_or_default();
        let key = (directory.to_owned(), name.clone());
        if let Some(path) = self.autoloaded.get(&key) {
            return path.clone();
        }
        let path = self.with_project(|unit, project| (unit.language.autoload)(name, project));
        self.autoloaded.insert(key, path.clone());
        path
    }

    fn defined(&mut self, language: &'static str, name: &Sym) -> Option<Value> {
        for _ in 0..2 {
            let key = (language, name.to_string());
            if let Some(classes) = self.classes_by_name.get(&key) {
                return Some(classes.iter().map(|&class| Atom::Class(class)).collect());
            }
            if let Some(functions) = self.functions_by_name.get(&key) {
                return Some(functions.iter().map(|closure| Atom::Closure(closure.clone())).collect());
            }
            if let Some(value) = self.constants.get(name) {
                return Some(value.clone());
            }
            let path = self.autoload(name)?;
            let unit = self.load(&path)?;
            if self.ran[unit] {
                return None;
            }
            self.run_unit(unit);
        }
        None
    }

    /// PHP's global variables are those of whichever file set them, if there is but one.
    pub(super) fn global_of_another_file(&self, name: &str, st: &State) -> Option<Value> {
        let app = self.app();
        let of_app = |unit: &usize| self.units[*unit].app == app && self.units[*unit].language.id == "php";
        let mut found = (0..self.units.len()).filter(of_app).filter_map(|unit| {
            let value = self.kept.get(&self.unit_frames[unit])?.get(name)?;
            (!value.is_unknown()).then_some(value)
        });
        let value = found.next()?;
        found.all(|other| other == value).then(|| self.settle(value, st))
    }
}
