//! What names mean in a language of [`Naming::Nested`], and how members are called there.

use std::rc::Rc;

use super::call::{Args, CONTENT};
use super::evaluator::Evaluator;
use super::objects::CALL_HOOKS;
use super::state::State;
use super::value::{Atom, ClassId, Closure, ObjectId, Record, Text, Value};
use super::{Form, Site, models};
use crate::syntax::Naming;
use crate::syntax::ir::{BLOCK, Expr, ExprKind, Function, MADE_UP, MethodKind, ParamKind, Style, Sym};

/// Constants within each other that lead to each other.
const MAX_PARTS: usize = 16;

impl Evaluator<'_> {
    pub(super) fn is_nested(&self) -> bool {
        self.unit().language.names == Naming::Nested
    }

    // ---- constants

    /// What a constant means, or a global variable.
    pub(super) fn nested_name(&mut self, name: &Sym) -> Option<Value> {
        if name.starts_with('$') {
            return self.global_variable(name);
        }
        let (written, around) = name.split_once(MADE_UP).unwrap_or((name, ""));
        if !written.trim_start_matches("::").starts_with(char::is_uppercase) {
            return None;
        }
        self.constant_within(written.trim_start_matches("::"), if written.starts_with("::") { "" } else { around }, 0)
    }

    fn constant_within(&mut self, written: &str, around: &str, depth: usize) -> Option<Value> {
        let mut at = around;
        loop {
            let (holder, last) = match (written.rsplit_once("::"), at) {
                (Some((holder, last)), "") => (holder.to_owned(), last),
                (Some((holder, last)), at) => (format!("{at}::{holder}"), last),
                (None, at) => (at.to_owned(), written),
            };
            if let Some(value) = self.constant_of(&holder, last) {
                return Some(value);
            }
            if at.is_empty() {
                break;
            }
            at = at.rsplit_once("::").map_or("", |(above, _)| above);
        }
        // What stands before the last part may be another name of something.
        let (holder, last) = written.rsplit_once("::").filter(|_| depth < MAX_PARTS)?;
        let holder = self.constant_within(holder, around, depth + 1)?;
        let value = holder.atoms().iter().fold(Value::default(), |all, atom| match atom {
            Atom::Class(class) => {
                let name = self.classes[class.0 as usize].decl.name.as_ref().map(|name| name.name.clone());
                all.or(&name.and_then(|name| self.constant_of(&name, last)).unwrap_or_default())
            }
            _ => all,
        });
        (!value.is_empty()).then_some(value)
    }

    /// The constant in the class or module of that full name; of none, the one of the whole program.
    fn constant_of(&mut self, holder: &str, name: &str) -> Option<Value> {
        let language = self.language();
        let full = if holder.is_empty() { name.to_owned() } else { format!("{holder}::{name}") };
        for _ in 0..2 {
            if let Some(class) = self.classes_by_name.get(&(language, full.clone())).and_then(|classes| classes.first()) {
                return Some(Atom::Class(*class).into());
            }
            if holder.is_empty() {
                if let Some(value) = self.constants.get(name) {
                    return Some(value.clone());
                }
                if self.model(name).is_some() {
                    return None;
                }
            } else if let Some(class) =
                self.classes_by_name.get(&(language, holder.to_owned())).and_then(|classes| classes.first())
            {
                let class = *class;
                if let Some(value) = self.class_constant(class, &name.into()) {
                    return Some(value);
                }
            }
            let unit = self.autoload(&full.as_str().into()).and_then(|path| self.load(&path))?;
            if self.ran[unit] {
                return None;
            }
            self.run_unit(unit);
        }
        None
    }

    fn class_constant(&mut self, class: ClassId, name: &Sym) -> Option<Value> {
        // What the class extends may itself be such a constant.
        let classes = if self.extending.contains(&class) { self.openings(class) } else { self.lineage(class) };
        classes.into_iter().find_map(|class| self.classes[class.0 as usize].fields.get(name).cloned())
    }

    fn global_variable(&self, name: &str) -> Option<Value> {
        let app = self.app();
        let language = self.language();
        let of_app = |unit: &usize| self.units[*unit].app == app && self.units[*unit].language.id == language;
        let found = (0..self.units.len()).filter(of_app).filter_map(|unit| self.kept.get(&self.unit_frames[unit])?.get(name));
        let value = found.fold(Value::default(), |all, value| all.or(value));
        (!value.is_empty()).then_some(value)
    }

    /// The other places where something is said of that class.
    pub(super) fn openings(&self, class: ClassId) -> Vec<ClassId> {
        let info = &self.classes[class.0 as usize];
        let language = self.units[info.unit].language;
        match &info.decl.name {
            Some(name) if language.names == Naming::Nested => {
                self.classes_by_name.get(&(language.id, name.name.to_string())).cloned().unwrap_or_default()
            }
            _ => Vec::new(),
        }
    }

    /// Whether a method of that kind is one of `this`: a class has methods of its own.
    pub(super) fn is_of_kind(kind: MethodKind, this: &Value) -> bool {
        let of_class = this.atoms().iter().any(|atom| matches!(atom, Atom::Class(_)));
        (kind == MethodKind::Static) == of_class
    }

    /// A block of the class as a method of the instance.
    pub(super) fn of_instance(&mut self, closure: &Rc<Closure>, this: &Value) -> Value {
        let of_class = matches!(closure.this.atoms(), [Atom::Class(_)]) && closure.function.name.is_none();
        Atom::Closure(if of_class { Rc::new(Closure { this: this.clone(), ..(**closure).clone() }) } else { closure.clone() })
            .into()
    }

    /// Whether it is a variable of an object (`@x ||= …`), which is nothing until somebody sets it.
    pub(super) fn is_unset(&self, expr: &Expr) -> bool {
        self.is_nested()
            && matches!(&expr.kind, ExprKind::Access { key, .. } if key.as_text().is_some_and(|key| key.starts_with('@')))
    }

    /// What the object is another form of: that of a class that extends `SimpleDelegator`, or a hash.
    pub(super) fn wrapped(&self, id: ObjectId) -> Option<Value> {
        let info = &self.objects[id.0 as usize];
        info.fields.get(CONTENT).filter(|_| self.is_nested() && info.class.is_some() && !self.spreading.contains(&id)).cloned()
    }

    // ---- calls

    /// A call of a method by its name alone.
    pub(super) fn call_bare(&mut self, called: &Text, args: Args, site: Site, st: &mut State) -> Value {
        let name = &called.value;
        let this = self.act().this.clone();
        let mut own = Value::default();
        for atom in this.atoms() {
            if self.answers(atom, name, st) {
                own.add(atom.clone());
            }
        }
        if !own.is_empty() {
            return self.call_method(&own, called, args, site, true, st);
        }
        let is_callable = |value: &Value| value.atoms().iter().any(|atom| matches!(atom, Atom::Closure(_)));
        let function = self.lookup(name, st).filter(is_callable).or_else(|| self.named_function(name));
        if let Some(function) = function {
            return self.call_site(&function, Some(&this), args, site, st);
        }
        let external = self.external(name);
        if external.atoms().iter().any(|atom| !matches!(atom, Atom::External(_))) {
            return external;
        }
        self.call_site(&external, None, args, site, st)
    }

    /// Whether an object has a method or a field of that name.
    fn answers(&mut self, atom: &Atom, name: &Sym, st: &mut State) -> bool {
        let this: Value = atom.clone().into();
        match atom {
            Atom::Object(id) => {
                let Some(class) = self.objects[id.0 as usize].class else { return false };
                self.class_method(class, name, &this, st).is_some()
                    || !self.own_field(*id, name, st).is_empty()
                    || self.hook(*id, &CALL_HOOKS[..1], st).is_some()
                    || (self.wrapped(*id).is_some() && self.model(&format!("#{name}")).is_some())
            }
            Atom::Class(id) => {
                self.class_member(*id, name, &this, st).is_some()
                    || self.class_method(*id, &CALL_HOOKS[1].into(), &this, st).is_some()
            }
            Atom::Instance(class) => models::of(self.language()).get(&format!("{class}#{name}")).is_some(),
            _ => false,
        }
    }

    /// What a call without arguments gives of something that has no method of that name: what stands under the name.
    pub(super) fn member_called(
        &mut self,
        receiver: &Value,
        called: &Text,
        args: &Args,
        site: Site,
        st: &mut State,
    ) -> Option<Value> {
        if !self.is_nested() || !args.positional.is_empty() || !args.named.is_empty() || called.value.ends_with(['?', '!', '=']) {
            return None;
        }
        let place = super::text::text_place(called).unwrap_or(site.place);
        let key = Atom::Text(called.clone()).into();
        let site = match site.form {
            // The key is the name of the method.
            Form::Name => Site { place: site.place, form: Form::Other },
            _ => site,
        };
        Some(self.access_value(receiver, &key, place, Some(site), Style::Member, st))
    }

    /// The arguments as the function takes them: keywords are a last hash where it has none, and a list that is handed alone to a
    /// block of several parameters is taken apart.
    pub(super) fn taken_as(&mut self, closure: &Rc<Closure>, mut args: Args) -> Args {
        if self.units[closure.unit].language.names != Naming::Nested {
            return args;
        }
        let function: &Function = &closure.function;
        let has = |kind: ParamKind| function.params.iter().any(|param| param.kind == kind);
        let is_given = args.named.iter().any(|(name, _)| &**name != BLOCK) || !args.keywords.is_empty();
        if is_given && !has(ParamKind::Named) && !has(ParamKind::Keywords) && !function.params.is_empty() {
            let (block, named): (Vec<_>, Vec<_>) = args.named.into_iter().partition(|(name, _)| &**name == BLOCK);
            let mut record = Record { fields: named.into_iter().collect(), ..Record::default() };
            let keywords = std::mem::take(&mut args.keywords);
            record.base.join(&keywords);
            let only_base = record.fields.is_empty();
            args.positional.push(if only_base { keywords } else { Value::record(record) });
            args.named = block;
        }
        let plain = function.params.iter().filter(|param| matches!(param.kind, ParamKind::Plain | ParamKind::Rest)).count();
        if function.name.is_none()
            && plain > 1
            && args.rest.is_empty()
            && let [only] = &args.positional[..]
            && let [Atom::List(list)] = only.atoms()
        {
            args.rest = list.rest.clone();
            args.positional = list.items.clone();
        }
        args
    }
}
