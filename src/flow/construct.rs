//! Making objects.

use std::hash::{Hash, Hasher};

use super::call::{Args, CONTENT};
use super::evaluator::{Activation, Evaluator};
use super::models::Action;
use super::state::State;
use super::value::{Atom, ClassId, ObjectId, Record, Value};
use super::{Form, Site};
use crate::hash::Hashing;
use crate::source::Place;
use crate::syntax::ir::{BEFORE, MADE_UP, Style, Sym, Type};

/// What Python's data classes call once their fields are set.
const POST_INIT: [&str; 2] = ["__post_init__", "__attrs_post_init__"];

impl Evaluator<'_> {
    /// `new class(args)`.
    pub(super) fn construct(&mut self, class: &Value, args: Args, place: Place, st: &mut State) -> Value {
        let mut result = Value::default();
        for atom in class.atoms() {
            match atom {
                Atom::Class(id) if self.language() == "go" && self.classes[id.0 as usize].decl.alias.is_some() => {
                    result.join(&self.construct_alias(*id, &args, place, st));
                }
                Atom::Class(id) if self.is_made_elsewhere(*id, &args) => {
                    for id in self.below(*id).into_iter().chain([*id]) {
                        result.add(Atom::Object(self.classes[id.0 as usize].summary));
                    }
                }
                Atom::Class(id) => {
                    let mut hasher = Hashing::default();
                    args.hash(&mut hasher);
                    let object = self.object_at(Some(*id), place, hasher.finish());
                    self.initialize(object, *id, args.clone(), place, st);
                    result.add(Atom::Object(object));
                }
                Atom::External(name) => {
                    let name = name.clone();
                    let value = self.call_external(&name, &args, None, Site { place, form: Form::Other }, st);
                    result.join(&value);
                }
                Atom::When(when) => {
                    let when = when.clone();
                    let value =
                        self.where_it_holds(&when, &args, st, |this, chosen, args, st| this.construct(&chosen, args, place, st));
                    result.join(&value);
                }
                Atom::Closure(closure) => {
                    // JavaScript's constructor functions.
                    let object = self.object_at(None, place, 0);
                    let closure = closure.clone();
                    self.call_closure(&closure, args.clone(), Some(Atom::Object(object).into()), place, st);
                    result.add(Atom::Object(object));
                }
                Atom::Text(text) => {
                    if let Some(class) = self.global_name(&text.value.trim_start_matches('\\').into()) {
                        let value = self.construct(&class, args.clone(), place, st);
                        result.join(&value);
                    }
                }
                _ => {
                    self.escape_all(&args, st);
                    result.add(Atom::Unknown);
                }
            }
        }
        if result.is_empty() { Value::unknown() } else { result }
    }

    /// Whether that can't be all that makes an object of PHP: what a container is asked for by the name of a class or of an
    /// interface, it makes in a way of its own.
    fn is_made_elsewhere(&mut self, class: ClassId, args: &Args) -> bool {
        if self.language() != "php" || *args != Args::default() {
            return false;
        }
        let lineage = self.lineage(class);
        let constructor = lineage.iter().find_map(|class| self.constructor(*class, args));
        match constructor {
            Some(constructor) => !super::call::takes(&constructor, args),
            None => super::is_interface(&self.classes[class.0 as usize].decl) && !self.below(class).is_empty(),
        }
    }

    /// A value of a type that is another by a name of its own.
    fn construct_alias(&mut self, class: ClassId, args: &Args, place: Place, st: &mut State) -> Value {
        let info = &self.classes[class.0 as usize];
        match &info.decl.alias {
            Some(Type::List(_)) => Value::list(args.positional.clone(), Value::default()),
            Some(Type::Map(_)) => Value::record(Record { fields: args.named.iter().cloned().collect(), ..Record::default() }),
            Some(ty @ (Type::Named(_) | Type::Inline(_))) => {
                let (ty, unit) = (ty.clone(), info.unit);
                let of = match &ty {
                    Type::Named(name) => self.in_unit(unit, |this, st| this.eval(name, st)),
                    Type::Inline(decl) => {
                        let mut act = Activation::new(unit, self.unit_frames[unit]);
                        act.this = self.act().this.clone();
                        self.activations.push(act);
                        let id = self.class_id(decl);
                        self.activations.pop();
                        Atom::Class(id).into()
                    }
                    _ => Value::default(),
                };
                let is_class = of.atoms().iter().any(|atom| matches!(atom, Atom::Class(of) if *of != class));
                if is_class && self.depth < super::evaluator::MAX_DEPTH {
                    self.depth += 1;
                    let value = self.construct(&of, args.clone(), place, st);
                    self.depth -= 1;
                    return value;
                }
                Value::unknown()
            }
            _ => Atom::Null.into(),
        }
    }

    fn initialize(&mut self, object: ObjectId, class: ClassId, args: Args, place: Place, st: &mut State) {
        // What is embedded in a struct of Go is an object of its own.
        let is_go = self.language() == "go";
        let lineage = if is_go { vec![class] } else { self.lineage(class) };
        // What its parameters for types stand for, its methods ask the object.
        let mut args = args;
        if is_go || self.language() == "csharp" {
            let (chosen, named) = args.named.into_iter().partition(|(name, _)| name.starts_with(MADE_UP));
            args.named = named;
            self.objects[object.0 as usize].fields.extend::<Vec<_>>(chosen);
        }
        let this: Value = Atom::Object(object).into();
        for class in lineage.iter().rev() {
            self.default_fields(object, *class, st);
        }
        for class in &lineage {
            let info = &self.classes[class.0 as usize];
            let (unit, frame) = (info.unit, info.frame);
            if let Some(constructor) = self.constructor(*class, &args) {
                let closure = self.method_closure(&constructor, unit, frame, *class, this);
                self.call_closure(&closure, args, None, place, st);
                return;
            }
        }
        for base in self.external_bases(class, st) {
            if self.contains(object, &base, &args, place, st) {
                return;
            }
        }
        let args = self.prepared(&lineage, args, &this, place, st);
        // Without a constructor, arguments are fields: data classes, records, structs.
        let mut position = 0;
        let mut given = Args::default();
        for class in lineage.iter().rev() {
            let info = &self.classes[class.0 as usize];
            let (decl, unit) = (info.decl.clone(), info.unit);
            for field in decl.fields.iter().filter(|field| !field.is_static) {
                let named = args.named.iter().find(|(name, _)| *name == field.key.name || *name == field.name.name);
                let value = match named {
                    Some((_, value)) => Some(value.clone()),
                    None if position < args.positional.len() => {
                        position += 1;
                        Some(args.positional[position - 1].clone())
                    }
                    None if !args.keywords.is_empty() => Some(self.by_any_name(&args.keywords, field, unit, Style::Index, st)),
                    None => None,
                };
                if let Some(value) = value {
                    let value = match &field.ty {
                        Some(ty) => self.seen_through(value, ty, unit),
                        None => value,
                    };
                    self.set_object_field(object, &field.name.name, &value, st);
                    given.named.push((field.name.name.clone(), value));
                }
            }
        }
        for hook in POST_INIT.map(Sym::from) {
            if let Some(method) = self.class_method(class, &hook, &this, st) {
                self.call_value(&method, None, given.clone(), place, st);
            }
        }
        if !args.keywords.is_empty() {
            let keywords = args.keywords.clone();
            self.set_object_field(object, &CONTENT.into(), &keywords, st);
        }
        self.escape_all(&args, st);
    }

    /// The arguments as methods that look at them first make them.
    fn prepared(&mut self, lineage: &[ClassId], mut args: Args, this: &Value, place: Place, st: &mut State) -> Args {
        for &class in lineage {
            let info = &self.classes[class.0 as usize];
            let (decl, unit, frame) = (info.decl.clone(), info.unit, info.frame);
            let before = |name: &crate::syntax::ir::Ident| name.name.ends_with(BEFORE);
            for method in decl.methods.iter().filter(|method| method.function.name.as_ref().is_some_and(before)) {
                let given = Value::record(self.given(&args));
                let closure = self.method_closure(&method.function, unit, frame, class, this.clone());
                args = Args { keywords: self.call_closure(&closure, Args::of(vec![given]), None, place, st), ..Args::default() };
            }
        }
        args
    }

    pub(super) fn default_fields(&mut self, object: ObjectId, class: ClassId, st: &mut State) {
        let info = &self.classes[class.0 as usize];
        let (decl, unit, frame) = (info.decl.clone(), info.unit, info.frame);
        if decl.fields.iter().all(|field| field.is_static || (field.value.is_none() && field.ty.is_none())) {
            return;
        }
        let mut act = Activation::new(unit, frame);
        act.this = Atom::Object(object).into();
        act.class = Some(class);
        self.activations.push(act);
        for field in decl.fields.iter().filter(|field| !field.is_static) {
            if let Some(value) = &field.value {
                // In Go, what a struct in a struct is until it is set or decoded.
                if self.language() == "go" {
                    let known = self.objects[object.0 as usize].fields.contains_key(&field.name.name);
                    if !known {
                        // A struct can't hold itself, but what is written may say so.
                        self.objects[object.0 as usize].fields.insert(field.name.name.clone(), Value::default());
                        let value = self.eval(value, st);
                        self.objects[object.0 as usize].fields.insert(field.name.name.clone(), value);
                        self.supposed.insert((object, field.name.name.clone()));
                    }
                    continue;
                }
                let value = self.eval(value, st);
                self.set_object_field(object, &field.name.name, &value, st);
            } else if let Some(ty) = &field.ty
                && !self.objects[object.0 as usize].fields.contains_key(&field.name.name)
                && let Some(value) = self.value_of_type(ty, st)
            {
                // Put there by whoever makes the object: injected. In Rust, only what makes the object can do that.
                self.objects[object.0 as usize].fields.insert(field.name.name.clone(), value);
                if matches!(self.language(), "go" | "java" | "rust") {
                    self.supposed.insert((object, field.name.name.clone()));
                }
            }
        }
        self.activations.pop();
    }

    /// Runs the constructor of the class around for those arguments on this object.
    pub(super) fn construct_by_another(&mut self, args: Args, place: Place, st: &mut State) -> Value {
        let Some(class) = self.act().class else { return Value::unknown() };
        let (this, own) = (self.act().this.clone(), self.act().function);
        let info = &self.classes[class.0 as usize];
        let (unit, frame) = (info.unit, info.frame);
        if let Some(constructor) = self.constructor(class, &args).filter(|function| own != Some((unit, function.span))) {
            let closure = self.method_closure(&constructor, unit, frame, class, this);
            self.call_closure(&closure, args, None, place, st);
        }
        Value::unknown()
    }

    pub(super) fn super_construct(&mut self, bases: &Value, args: Args, place: Place, st: &mut State) -> Value {
        let this = self.act().this.clone();
        for base in bases.atoms() {
            if let Atom::External(base) = base {
                let objects = this.atoms().iter().filter_map(|atom| if let Atom::Object(id) = atom { Some(*id) } else { None });
                for object in objects.collect::<Vec<_>>() {
                    self.contains(object, base, &args, place, st);
                }
            }
            let Atom::Class(base) = base else { continue };
            for class in self.lineage(*base) {
                let info = &self.classes[class.0 as usize];
                let (unit, frame) = (info.unit, info.frame);
                if let Some(constructor) = self.constructor(class, &args) {
                    let closure = self.method_closure(&constructor, unit, frame, class, this.clone());
                    self.call_closure(&closure, args.clone(), None, place, st);
                    break;
                }
            }
        }
        Value::unknown()
    }

    /// Fills an object with what its base class, which is none of the project's, would hold: a class that extends a
    /// dictionary. Whether the base is of that kind.
    pub(super) fn contains(&mut self, object: ObjectId, base: &str, args: &Args, place: Place, st: &mut State) -> bool {
        use Action::{Collect, FromEntries, Merge, Same};
        let Some(model) = self.model(base).filter(|model| matches!(model.gives, Collect | FromEntries | Merge | Same)) else {
            return false;
        };
        let mut content = if args.positional.is_empty() {
            Value::default()
        } else {
            self.act_on(model, args, None, Site { place, form: Form::Other }, st)
        };
        if !args.named.is_empty() || !args.keywords.is_empty() {
            let mut record = Record::default();
            self.merge_into(&mut record, &content);
            record.fields.extend(args.named.iter().cloned());
            self.merge_into(&mut record, &args.keywords);
            content = Value::record(record);
        }
        if !content.is_empty() {
            self.set_object_field(object, &CONTENT.into(), &content, st);
            // Where Python's `collections.UserDict` keeps it, and the `Credential` of the config reader for Java.
            let field = if self.language() == "python" { "data" } else { "config" };
            self.set_object_field(object, &field.into(), &content, st);
        }
        true
    }
}
