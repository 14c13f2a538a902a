//! Objects and classes as holders of fields: looking a member up, the hooks that answer for it, setting it.

use std::collections::BTreeMap;

use super::call::{Args, CONTENT};
use super::evaluator::{Evaluator, MAX_DEPTH, ObjectInfo};
use super::models;
use super::state::{Holder, State};
use super::text::placed_text;
use super::value::{Atom, ClassId, ObjectId, Value};
use crate::source::Place;
use crate::syntax::Naming;
use crate::syntax::ir::{ELEMENTS, MethodKind, Style, Sym};

/// The field of a proxy's object that its `get` trap is in.
pub(super) const TRAP: &str = "%get";
/// How far from a known object fields of fields are kept apart.
const MAX_DERIVED: u8 = 4;
/// What answers `object[key]`, an access to a member that isn't there, and an iteration: PHP's names, Python's, Ruby's, and what
/// C#'s indexers are lowered to.
pub(super) const INDEX_HOOKS: [&str; 4] = ["offsetGet", "__getitem__", "[]", "this[]"];
/// In Rust; and what stands in for the object where it has nothing of that name itself.
pub(super) const RUST_INDEX_HOOK: &str = "index";
pub(super) const DEREF_HOOK: &str = "deref";
pub(super) const MEMBER_HOOKS: [&str; 2] = ["__get", "__getattr__"];
pub(super) const ITERATION_HOOKS: [&str; 5] =
    ["getIterator", "__iter__", "[Symbol.iterator]", "[Symbol.asyncIterator]", ELEMENTS];
/// What answers a call of a method that isn't there.
pub(super) const CALL_HOOKS: [&str; 2] = ["__call", "__callStatic"];

impl Evaluator<'_> {
    pub(super) fn object_field(&mut self, id: ObjectId, name: &Sym, key_place: Place, st: &mut State) -> Value {
        let value = self.own_field(id, name, st);
        let content = self.objects[id.0 as usize].fields.get(CONTENT).cloned();
        // What is only supposed to be in a field gives way to what was decoded.
        let is_supposed = content.is_some() && self.supposed.contains(&(id, name.clone()));
        if !value.is_empty() && !is_supposed {
            return value;
        }
        if content.is_none()
            && let Some(promoted) = self.promoted(id, name, key_place, st)
        {
            return promoted;
        }
        match content {
            // What was spread into an object may be the object itself.
            Some(_) if self.spreading.contains(&id) => Value::unknown(),
            Some(content) => {
                self.spreading.push(id);
                let key = Atom::Text(placed_text(name, key_place)).into();
                // Without a class, its keys are those of the content.
                let style = if self.objects[id.0 as usize].class.is_some() { Style::Member } else { Style::Index };
                let value = self.access_value(&content, &key, key_place, None, style, st);
                self.spreading.pop();
                if value.is_empty() { Value::unknown() } else { self.settle(&value, st) }
            }
            None if self.objects[id.0 as usize].class.is_none() => self.derived(id, name),
            None => Value::unknown(),
        }
    }

    /// What an object has by another that is embedded in it.
    fn promoted(&mut self, id: ObjectId, name: &Sym, key_place: Place, st: &mut State) -> Option<Value> {
        let class = self.objects[id.0 as usize].class?;
        let info = &self.classes[class.0 as usize];
        if self.units[info.unit].language.id != "go" || self.spreading.contains(&id) {
            return None;
        }
        let embedded = info.decl.fields.iter().filter(|field| field.flatten).map(|field| field.name.name.clone());
        let embedded: Vec<Sym> = embedded.collect();
        self.spreading.push(id);
        let found = embedded.into_iter().find_map(|field| {
            let inner = self.own_field(id, &field, st);
            let key = Atom::Text(placed_text(name, key_place)).into();
            let value = self.access_value(&inner, &key, key_place, None, Style::Member, st);
            (!value.is_unknown()).then_some(value)
        });
        self.spreading.pop();
        found
    }

    /// The field of that name, or the member of the class; empty if there is none.
    pub(super) fn own_field(&mut self, id: ObjectId, name: &Sym, st: &mut State) -> Value {
        let mut written = self.field_written(&Holder::Object(id), name, st).unwrap_or_default();
        if !written.is_empty() {
            if !written.atoms().contains(&Atom::Original) {
                return self.settle(&written, st);
            }
            written = written.map(|atom| (!matches!(atom, Atom::Original)).then(|| atom.clone()));
        }
        let info = &self.objects[id.0 as usize];
        let class = info.class;
        let mut value = written.or(info.fields.get(name).unwrap_or(&Value::default()));
        if let Some(given) = &models::of(self.language()).given
            && self.stores.get(&(self.app(), given.store.clone())) == Some(&id)
        {
            if given.environment.iter().any(|part| **part == **name) {
                return value.or(&Atom::Environment.into());
            }
            if given.externals.iter().any(|part| **part == **name) {
                return self.external(name);
            }
            if given.parts.iter().any(|part| **part == **name) {
                return value.or(&Atom::Object(id).into());
            }
        }
        if let (true, Some(class)) = (value.is_empty(), class) {
            value = self.class_member(class, name, &Atom::Object(id).into(), st).unwrap_or_default();
            // In the first round, its own may still come: `this.value ??= make()`.
            if value.is_empty() && self.round > 1 {
                // Set by code that runs with any other instance.
                for class in self.lineage(class) {
                    let summary = self.classes[class.0 as usize].summary;
                    if let Some(found) = self.objects[summary.0 as usize].fields.get(name) {
                        value.join(found);
                    }
                }
            }
        }
        self.settle(&value, st)
    }

    /// The method of that object by which its language lets it answer accesses.
    pub(super) fn hook(&mut self, id: ObjectId, names: &[&str], st: &mut State) -> Option<Value> {
        let class = self.objects[id.0 as usize].class?;
        let this = Atom::Object(id).into();
        names.iter().find_map(|name| {
            let method = self.class_member(class, &(*name).into(), &this, st)?;
            method.atoms().iter().any(|atom| matches!(atom, Atom::Closure(_))).then_some(method)
        })
    }

    pub(super) fn hook_of_rust(&mut self, id: ObjectId, name: &str, st: &mut State) -> bool {
        self.language() == "rust" && self.hook(id, &[name], st).is_some()
    }

    /// What an object of Rust stands for, where it is used as something else.
    pub(super) fn dereferenced(&mut self, id: ObjectId, place: Place, st: &mut State) -> Option<Value> {
        (self.depth < MAX_DEPTH && self.hook_of_rust(id, DEREF_HOOK, st))
            .then(|| self.call_hook(id, &[DEREF_HOOK], Vec::new(), place, st))
    }

    pub(super) fn call_hook(&mut self, id: ObjectId, names: &[&str], args: Vec<Value>, place: Place, st: &mut State) -> Value {
        match self.hook(id, names, st) {
            Some(method) => self.call_value(&method, None, Args::of(args), place, st),
            None => Value::unknown(),
        }
    }

    /// The object in a field of an object of which nothing is known: a place where values can be put.
    fn derived(&mut self, of: ObjectId, name: &Sym) -> Value {
        let derived = self.objects[of.0 as usize].derived;
        if derived >= MAX_DERIVED {
            return Value::unknown();
        }
        let id = match self.objects[of.0 as usize].parts.get(name) {
            Some(&id) => id,
            None => {
                let id = self.new_object(None, derived + 1);
                self.objects[of.0 as usize].parts.insert(name.clone(), id);
                id
            }
        };
        Atom::Object(id).into()
    }

    /// A member of the class or of what it extends: a static field, else a method, bound to `this`.
    pub(super) fn class_member(&mut self, class: ClassId, name: &Sym, this: &Value, st: &mut State) -> Option<Value> {
        for class in self.lineage(class) {
            if let Some(value) = self.field_written(&Holder::Class(class), name, st) {
                return Some(if self.is_nested() { self.described(value, this, class, st) } else { value });
            }
            if let Some(value) = self.classes[class.0 as usize].fields.get(name) {
                let value = value.clone();
                return Some(self.described(value, this, class, st));
            }
        }
        self.class_method(class, name, this, st)
    }

    /// What a field of a class is to an instance, where the field says so itself: Python's descriptors.
    fn described(&mut self, value: Value, this: &Value, class: ClassId, st: &mut State) -> Value {
        let of_instance = this.atoms().iter().any(|atom| matches!(atom, Atom::Object(_)));
        let mut described = Value::default();
        for atom in value.atoms() {
            match atom {
                Atom::Object(id) if of_instance && self.hook(*id, &["__get__"], st).is_some() => {
                    let place = self.place_in(self.classes[class.0 as usize].unit, self.classes[class.0 as usize].decl.span);
                    let args = vec![this.clone(), Atom::Class(class).into()];
                    described.join(&self.call_hook(*id, &["__get__"], args, place, st));
                }
                // A method that the class made of a block.
                Atom::Closure(closure) if of_instance && self.is_nested() => {
                    described.join(&self.of_instance(closure, this));
                }
                _ => {
                    described.add(atom.clone());
                }
            }
        }
        described
    }

    /// A method of the class or of what it extends, bound to `this`; for a getter, what it gives.
    pub(super) fn class_method(&mut self, class: ClassId, name: &Sym, this: &Value, st: &mut State) -> Option<Value> {
        // A class may have a method of its own and one of its instances under one name.
        let is_nested = self.units[self.classes[class.0 as usize].unit].language.names == Naming::Nested;
        let lineage = self.lineage(class);
        let passes = if is_nested { 2 } else { 1 };
        for (pass, class) in (0..passes).flat_map(|pass| lineage.iter().map(move |class| (pass, *class))) {
            let info = &self.classes[class.0 as usize];
            let (decl, unit, frame) = (info.decl.clone(), info.unit, info.frame);
            let found = decl.methods.iter().find(|method| {
                method.function.name.as_ref().is_some_and(|ident| self.same_name(&ident.name, name))
                    && method.kind != MethodKind::Constructor
                    && (!is_nested || pass == 1 || Self::is_of_kind(method.kind, this))
            });
            let Some(method) = found else { continue };
            let is_packaged = self.units[unit].language.names == Naming::Packaged;
            if method.kind == MethodKind::Decorated {
                return Some(self.decorated(&method.function, unit, frame, class, this, st));
            }
            if is_packaged && method.kind != MethodKind::Getter {
                return Some(self.overloads(class, name, this));
            }
            let closure = self.method_closure(&method.function, unit, frame, class, this.clone());
            // JavaScript's getters may be the class's own, as may those of languages with static properties.
            let is_called = |atom: &Atom| match atom {
                Atom::Object(_) | Atom::Path(_) => true,
                Atom::Class(_) => self.units[unit].language.id == "javascript" || is_packaged,
                _ => false,
            };
            if method.kind == MethodKind::Getter && this.atoms().iter().any(is_called) {
                let place = self.place_in(unit, method.function.span);
                return Some(self.call_closure(&closure, Args::default(), None, place, st));
            }
            return Some(Atom::Closure(closure).into());
        }
        for external in self.external_bases(class, st) {
            let full = format!("{external}#{name}");
            if models::of(self.language()).get(&full).is_some() {
                return Some(self.external(&full));
            }
        }
        self.extension(name, this, st)
    }

    /// The methods of that name, of the class and above it; of those with as many parameters, the nearest.
    fn overloads(&mut self, class: ClassId, name: &Sym, this: &Value) -> Value {
        let mut all = Value::default();
        let mut known = Vec::new();
        for class in self.lineage(class) {
            let info = &self.classes[class.0 as usize];
            let (decl, unit, frame) = (info.decl.clone(), info.unit, info.frame);
            let own: Vec<_> = decl
                .methods
                .iter()
                .filter(|method| method.function.name.as_ref().is_some_and(|ident| ident.name == *name))
                .filter(|method| method.kind != MethodKind::Constructor && !known.contains(&method.function.params.len()))
                .collect();
            for method in &own {
                let closure = self.method_closure(&method.function, unit, frame, class, this.clone());
                all.add(Atom::Closure(closure));
            }
            known.extend(own.iter().map(|method| method.function.params.len()));
        }
        all
    }

    fn same_name(&self, a: &str, b: &str) -> bool {
        // PHP's method names don't tell upper from lower case.
        if self.language() == "php" { a.eq_ignore_ascii_case(b) } else { a == b }
    }

    /// The value as the field of that name has it by its type, in Go.
    pub(super) fn as_declared(&mut self, id: ObjectId, name: &Sym, value: Value) -> Value {
        let Some(class) = self.objects[id.0 as usize].class else { return value };
        let info = &self.classes[class.0 as usize];
        let unit = info.unit;
        let field = info.decl.fields.iter().find(|field| field.name.name == *name);
        let Some(ty) = field.and_then(|field| field.ty.clone()).filter(|_| self.units[unit].language.id == "go") else {
            return value;
        };
        let chosen = |name: &Sym| self.objects[id.0 as usize].fields.get(name).cloned();
        match self.with_chosen(&ty, unit, &chosen) {
            Some((ty, unit)) => self.seen_through(value, &ty, unit),
            None => self.seen_through(value, &ty, unit),
        }
    }

    pub(super) fn set_object_field(&mut self, id: ObjectId, name: &Sym, value: &Value, st: &mut State) {
        st.set_field(Holder::Object(id), name.clone(), value.clone());
        let mut ids = vec![id];
        if let Some(class) = self.objects[id.0 as usize].class {
            ids.push(self.classes[class.0 as usize].summary);
        }
        for id in ids {
            if !self.supposed.is_empty() && !value.is_unknown() && self.supposed.remove(&(id, name.clone())) {
                self.objects[id.0 as usize].fields.remove(name);
            }
            let settling = self.settling();
            let here = self.objects[id.0 as usize].fields.entry(name.clone()).or_default();
            if here.join(&value.settled(here, settling)) {
                self.version += 1;
            }
        }
    }

    pub(super) fn set_class_field(&mut self, id: ClassId, name: &Sym, value: &Value, st: &mut State) {
        // The one that declares it, if it is inherited; Python's classes then have one of their own.
        let inherits = self.language() != "python";
        let owner = self.lineage(id).into_iter().filter(|_| inherits).find(|class| {
            let info = &self.classes[class.0 as usize];
            info.decl.fields.iter().any(|field| field.is_static && field.name.name == *name)
        });
        let id = owner.unwrap_or(id);
        st.set_field(Holder::Class(id), name.clone(), value.clone());
        let settling = self.settling();
        let here = self.classes[id.0 as usize].fields.entry(name.clone()).or_default();
        if here.join(&value.settled(here, settling)) {
            self.version += 1;
        }
    }

    /// The fields of a class that are instances of it.
    pub(super) fn cases(&self, class: ClassId) -> Vec<ObjectId> {
        let fields = self.classes[class.0 as usize].fields.values().flat_map(Value::atoms);
        let case = |atom: &Atom| match atom {
            Atom::Object(case) if self.objects[case.0 as usize].class == Some(class) => Some(*case),
            _ => None,
        };
        fields.filter_map(case).collect()
    }

    pub(super) fn new_object(&mut self, class: Option<ClassId>, derived: u8) -> ObjectId {
        self.objects.push(ObjectInfo { class, fields: BTreeMap::new(), derived, parts: BTreeMap::new() });
        ObjectId(self.objects.len() as u32 - 1)
    }

    pub(super) fn object_at(&mut self, class: Option<ClassId>, place: Place, context: u64) -> ObjectId {
        if let Some(&id) = self.object_ids.get(&(class, place, context)) {
            return id;
        }
        let id = self.new_object(class, 0);
        self.object_ids.insert((class, place, context), id);
        id
    }
}
