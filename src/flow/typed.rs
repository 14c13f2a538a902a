//! What declared types say: which class a value is of, what its fields are called in the document.

use std::rc::Rc;
use std::sync::Arc;

use super::call::Args;
use super::evaluator::{Evaluator, MAX_DEPTH};
use super::models::{self, Spelling};
use super::state::State;
use super::text::placed_text;
use super::value::{AccessPath, Atom, ClassId, Closure, PathValue, TypeRef, Value};
use super::{Form, Site};
use crate::source::{Place, Span};
use crate::syntax::Naming;
use crate::syntax::ir::{Class, ClassField, Expr, ExprKind, GIVEN, MADE_UP, Pattern, Style, Sym, TRANSFORM, Type};

/// The field of a Rust type that says which type its values are made from.
const MADE_FROM: &str = "from";

impl Evaluator<'_> {
    pub(super) fn class_of_type(&mut self, ty: &TypeRef) -> Option<(Arc<Class>, usize)> {
        if let Type::Inline(class) = &ty.ty {
            return Some((class.clone(), ty.unit));
        }
        let class = self.class_id_of_type(ty)?;
        let info = &self.classes[class.0 as usize];
        Some((info.decl.clone(), info.unit))
    }

    pub(super) fn class_id_of_type(&mut self, ty: &TypeRef) -> Option<ClassId> {
        let name = match &ty.ty {
            Type::Named(name) => name,
            Type::Inline(class) => return self.class_ids.get(&(ty.unit, class.span)).copied(),
            _ => return None,
        };
        let value = self.in_unit(ty.unit, |this, st| this.eval(name, st));
        value.atoms().iter().find_map(|atom| if let Atom::Class(id) = atom { Some(*id) } else { None })
    }

    /// What becomes of a value on its way to a place of another type: in Rust, `into()` makes it by what the type says.
    pub(super) fn converted(&mut self, path: &PathValue, ty: &TypeRef) -> Option<Value> {
        if self.language() != "rust" || self.depth >= MAX_DEPTH {
            return None;
        }
        let target = self.class_id_of_type(ty)?;
        let value = Value::from(Atom::Path(path.clone()));
        let closure = self.conversion(target, &value)?;
        let place = self.place_in(closure.unit, closure.function.span);
        self.depth += 1;
        let converted = self.call_closure(&closure, Args::of(vec![value]), None, place, &mut State::default());
        self.depth -= 1;
        Some(converted)
    }

    /// Whether a type has nothing but methods.
    pub(super) fn is_interface(&mut self, name: &Expr, unit: usize) -> bool {
        let class = self.in_unit(unit, |this, st| this.eval(name, st));
        class.atoms().iter().any(|atom| match atom {
            Atom::Class(id) => {
                let decl = &self.classes[id.0 as usize].decl;
                decl.erased && decl.alias.is_none() && decl.fields.is_empty()
            }
            _ => false,
        })
    }

    /// A struct whose fields are variables of the environment, in capitals: `envy`.
    pub(super) fn of_environment(&mut self, ty: &TypeRef, prefix: &str) -> Option<Value> {
        let class = self.class_id_of_type(ty)?;
        let info = &self.classes[class.0 as usize];
        let (decl, unit) = (info.decl.clone(), info.unit);
        let mut st = State::default();
        let object = self.object_at(Some(class), self.place_in(unit, decl.span), 0);
        for field in decl.fields.iter().filter(|field| !field.is_static && !field.flatten && !field.key.name.is_empty()) {
            let place = self.place_in(unit, field.key.span);
            let name = placed_text(&format!("{prefix}{}", field.key.name.to_uppercase()), place);
            let mut value = self.environment_variable(&name, place, &st);
            if let Some(ty) = &field.ty {
                value = self.seen_through(value, ty, unit);
            }
            self.set_object_field(object, &field.name.name, &value, &mut st);
        }
        Some(Atom::Object(object).into())
    }

    /// What a type makes of a value that is read into another type first: `#[serde(from = "Raw")]`.
    pub(super) fn made_from(&mut self, value: &PathValue) -> Option<Value> {
        let ty = value.ty.clone().filter(|ty| self.units[ty.unit].language.id == "rust")?;
        let target = self.class_id_of_type(&ty)?;
        let info = &self.classes[target.0 as usize];
        let unit = info.unit;
        let field = info.decl.fields.iter().find(|field| field.flatten && &*field.name.name == MADE_FROM)?;
        let raw = typed(field.ty.as_ref()?, unit, ty.spelling)?;
        self.converted(&PathValue { ty: Some(raw), ..value.clone() }, &ty)
    }

    /// The `from` of the class for that value. What was never read into a type goes to a `from` that takes no class, of a
    /// class that isn't read from data itself.
    pub(super) fn conversion(&mut self, target: ClassId, value: &Value) -> Option<Rc<Closure>> {
        let path = value.paths().next()?;
        let source = path.ty.clone().and_then(|ty| self.class_id_of_type(&ty));
        let info = &self.classes[target.0 as usize];
        let (decl, unit, frame) = (info.decl.clone(), info.unit, info.frame);
        let is_data = decl.fields.iter().any(|field| !field.is_static && !field.key.name.is_empty());
        if source == Some(target) || (source.is_none() && (is_data || path.ty.is_some())) {
            return None;
        }
        let found = decl.methods.iter().find(|method| {
            let is_from = |name: &Sym| matches!(&**name, "from" | "try_from");
            let takes = match method.function.params.first().map(|param| &param.pattern) {
                Some(Pattern::Typed(_, ty)) => typed(ty, unit, Spelling::default()).and_then(|ty| self.class_id_of_type(&ty)),
                _ => None,
            };
            method.function.name.as_ref().is_some_and(|name| is_from(&name.name)) && takes == source
        })?;
        let this = Atom::Class(target).into();
        Some(self.method_closure(&found.function, unit, frame, target, this))
    }

    /// The method of the class that a value of the document was read into.
    pub(super) fn typed_method(&mut self, value: &PathValue, name: &Sym, st: &mut State) -> Option<Value> {
        let class = self.class_id_of_type(value.ty.as_ref()?)?;
        self.class_method(class, name, &Atom::Path(value.clone()).into(), st)
    }

    /// A getter or a static member of the class that a value of the document was read into.
    pub(super) fn typed_member(&mut self, value: &PathValue, name: &Sym, st: &mut State) -> Option<Value> {
        let ty = value.ty.as_ref().filter(|ty| self.units[ty.unit].language.names == Naming::Packaged)?;
        let class = self.class_id_of_type(ty)?;
        self.class_member(class, name, &Atom::Path(value.clone()).into(), st)
    }

    /// Reads what a value has to have, so that it could become what its type says: where a missing field is an error, it is
    /// one whether anybody looks at the field or not.
    pub(super) fn demand(&mut self, value: &Value, st: &mut State) {
        for path in value.paths() {
            let refuses = path
                .ty
                .as_ref()
                .is_some_and(|ty| matches!(self.units[ty.unit].language.id, "rust" | "java" | "kotlin" | "csharp"));
            if refuses && is_one(path) {
                self.demand_fields(path, st, 0);
            }
        }
    }

    /// The value as one of the class, where `class` is one. What lacks a field is refused by a schema.
    pub(super) fn cast_to(&mut self, value: Value, class: &Value, st: &mut State) -> Value {
        let class = class.atoms().iter().find_map(|atom| if let Atom::Class(id) = atom { Some(*id) } else { None });
        let Some(class) = class else { return value };
        let info = &self.classes[class.0 as usize];
        let (ty, unit) = (Type::Inline(info.decl.clone()), info.unit);
        let (decl, frame) = (info.decl.clone(), info.frame);
        let mut value = self.seen_through(value, &ty, unit);
        if is_schema(&decl) {
            for path in value.paths().filter(|path| is_one(path)) {
                self.demand_fields(path, st, 0);
            }
        }
        for method in
            decl.methods.iter().filter(|method| method.function.name.as_ref().is_some_and(|name| &*name.name == TRANSFORM))
        {
            let closure = self.method_closure(&method.function, unit, frame, class, Value::default());
            let place = self.place_in(unit, method.function.span);
            value = self.call_closure(&closure, Args::of(vec![value]), None, place, st);
        }
        value
    }

    fn demand_fields(&mut self, value: &PathValue, st: &mut State, depth: u8) {
        let Some(ty) = value.ty.clone().filter(|_| depth < 6) else { return };
        if let AccessPath::Endpoints(rel) = &*value.path {
            let path = Rc::new(AccessPath::Endpoint(rel.clone(), Some(0)));
            let element = PathValue { path, ty: self.element_type(&ty), ..value.clone() };
            self.demand_fields(&element, st, depth + 1);
            return;
        }
        let Some((class, unit)) = self.class_of_type(&ty) else { return };
        if let Some(alias) = &class.alias {
            let alias = PathValue { ty: typed(alias, unit, ty.spelling), ..value.clone() };
            self.demand_fields(&alias, st, depth + 1);
            return;
        }
        // One of several variants: which of them has what is required can't be told.
        let is_choice = class.fields.iter().any(|field| field.flatten && field.name.name.starts_with(char::is_uppercase));
        if (class.erased && !is_schema(&class)) || is_choice {
            return;
        }
        for field in class.fields.iter().filter(|field| !field.is_static && !field.key.name.is_empty()) {
            if field.flatten {
                let embedded =
                    PathValue { ty: field.ty.as_ref().and_then(|inner| typed(inner, unit, ty.spelling)), ..value.clone() };
                self.demand_fields(&embedded, st, depth + 1);
            } else if !field.optional || matches!(&*value.path, AccessPath::Document(_)) {
                let place = self.place_in(unit, field.key.span);
                let name = Atom::Text(placed_text(&field.name.name, place));
                let found = self.access_path(value, &name, place, None, Style::Member, st);
                for path in found.paths() {
                    self.demand_fields(path, st, depth + 1);
                }
            }
        }
    }

    /// The type of a field whose keys are those of the object around it; `None` if `name` is no such field.
    pub(super) fn embedded(&mut self, ty: &TypeRef, name: &str) -> Option<Option<Rc<TypeRef>>> {
        let (class, unit) = self.class_of_type(ty)?;
        let field = class.fields.iter().find(|field| field.flatten && *field.name.name == *name)?;
        Some(field.ty.as_ref().and_then(|inner| typed(inner, unit, ty.spelling)))
    }

    /// What stands in `holder` under whichever of the field's names in data is there.
    pub(super) fn by_any_name(&mut self, holder: &Value, field: &ClassField, unit: usize, style: Style, st: &mut State) -> Value {
        // The type has said that it is one.
        let style = if style == Style::Property { Style::Member } else { style };
        let choice = self.choice();
        let mut result = Value::default();
        for (arm, name) in std::iter::once(&field.key).chain(&field.aliases).enumerate() {
            let place = self.place_in(unit, name.span);
            let key = Atom::Text(placed_text(&name.name, place)).into();
            let mut inner = if field.aliases.is_empty() { st.clone() } else { st.in_arm(choice, arm.min(250) as u8) };
            let site = Site { place, form: Form::Declaration { erased: false } };
            result.join(&self.access_value(holder, &key, place, Some(site), style, &mut inner));
        }
        result
    }

    /// The field that a type calls `name`, the unit it is declared in, and whether the type is erased.
    pub(super) fn type_field(&mut self, ty: &Rc<TypeRef>, name: &str) -> Option<(ClassField, usize, bool)> {
        self.type_field_within(ty, name, 0)
    }

    fn type_field_within(&mut self, ty: &TypeRef, name: &str, depth: u8) -> Option<(ClassField, usize, bool)> {
        if depth > 5 {
            return None;
        }
        let (class, unit) = self.class_of_type(ty)?;
        if let Some(alias) = &class.alias {
            let alias = typed(alias, unit, ty.spelling)?;
            return self.type_field_within(&alias, name, depth + 1);
        }
        if let Some(field) = class.fields.iter().find(|field| *field.name.name == *name && !field.flatten && !field.is_static) {
            return Some((field.clone(), unit, class.erased));
        }
        let inner = class.fields.iter().filter(|field| field.flatten).filter_map(|field| field.ty.as_ref());
        let inner: Vec<_> = inner.filter_map(|inner| typed(inner, unit, ty.spelling)).collect();
        let bases: Vec<_> =
            class.bases.iter().filter_map(|base| typed(&Type::Named(Box::new(base.clone())), unit, ty.spelling)).collect();
        inner.iter().chain(&bases).find_map(|ty| self.type_field_within(ty, name, depth + 1))
    }

    /// The type of what stands under any key or index of that type.
    pub(super) fn element_type(&mut self, ty: &Rc<TypeRef>) -> Option<Rc<TypeRef>> {
        match &ty.ty {
            Type::List(inner) | Type::Map(inner) => typed(inner, ty.unit, ty.spelling),
            Type::Named(_) | Type::Inline(_) => {
                let (class, unit) = self.class_of_type(ty)?;
                let alias = typed(class.alias.as_ref()?, unit, ty.spelling)?;
                self.element_type(&alias)
            }
            _ => None,
        }
    }

    /// The value, about to be read into a type of which the fields are spelled so.
    pub(super) fn spelled(&self, value: Value, spelling: Spelling, place: Place) -> Value {
        let unit = self.act().unit;
        value.map(|atom| match atom {
            Atom::Path(path) => {
                let ty = Rc::new(TypeRef { ty: Type::Any, unit, at: place.span, spelling });
                Some(Atom::Path(PathValue { ty: Some(ty), ..path.clone() }))
            }
            atom => Some(atom.clone()),
        })
    }

    /// What a parameter or field of that type holds when nobody in the project passes it: an instance.
    pub(super) fn value_of_type(&mut self, ty: &Type, st: &mut State) -> Option<Value> {
        let Type::Named(name) = ty else { return None };
        let class = self.eval(name, st);
        let mut result = Value::default();
        for atom in class.atoms() {
            match atom {
                Atom::Class(id) => {
                    let info = &self.classes[id.0 as usize];
                    if let Some(given) = info.fields.get(GIVEN).filter(|_| info.decl.alias.is_some()) {
                        result.join(given);
                    }
                    // Which of an enumeration's constants it is, only the caller knows.
                    if !info.decl.erased && info.decl.alias.is_none() && self.cases(*id).is_empty() {
                        result.add(Atom::Object(info.summary));
                        for class in self.below(*id) {
                            let summary = self.classes[class.0 as usize].summary;
                            result.add(Atom::Object(summary));
                        }
                    }
                }
                // The one that keeps the app's values.
                Atom::Object(id) if self.stores.values().any(|store| store == id) => {
                    result.add(Atom::Object(*id));
                }
                Atom::External(name) if models::of(self.language()).has_class(name) => {
                    result.add(Atom::Instance(name.clone()));
                }
                _ => {}
            }
        }
        (!result.is_empty()).then_some(result)
    }

    /// The value, seen through a type that is written where this runs.
    pub(super) fn cast(&mut self, value: Value, ty: &Type, st: &mut State) -> Value {
        match self.chosen_type(ty, st) {
            Some((ty, unit)) => self.seen_through(value, &ty, unit),
            None => self.seen_through(value, ty, self.act().unit),
        }
    }

    /// The type with what the caller chose for its parameters put in, and the unit in which it means something.
    fn chosen_type(&mut self, ty: &Type, st: &mut State) -> Option<(Type, usize)> {
        let name = chosen_name(ty)?;
        let chosen = self.lookup(name, st).or_else(|| self.implied_member(name, st));
        self.with_chosen(ty, self.act().unit, &|_| chosen.clone())
    }

    /// The same, where `chosen` tells what stands for a parameter.
    pub(super) fn with_chosen(&self, ty: &Type, unit: usize, chosen: &dyn Fn(&Sym) -> Option<Value>) -> Option<(Type, usize)> {
        match ty {
            Type::Named(expr) => {
                let ExprKind::Name(name) = &expr.kind else { return None };
                name.starts_with(MADE_UP).then_some(())?;
                let chosen = chosen(name).unwrap_or_default();
                let class = chosen.atoms().iter().find_map(|atom| if let Atom::Class(id) = atom { Some(*id) } else { None });
                let Some(class) = class else { return Some((Type::Any, unit)) };
                let info = &self.classes[class.0 as usize];
                Some((Type::Inline(info.decl.clone()), info.unit))
            }
            Type::List(inner) => self.with_chosen(inner, unit, chosen).map(|(inner, unit)| (Type::List(Box::new(inner)), unit)),
            Type::Map(inner) => self.with_chosen(inner, unit, chosen).map(|(inner, unit)| (Type::Map(Box::new(inner)), unit)),
            Type::Inline(_) | Type::Text | Type::Number | Type::Any => None,
        }
    }

    /// The value, seen through the type.
    pub(super) fn seen_through(&mut self, value: Value, ty: &Type, unit: usize) -> Value {
        if matches!(ty, Type::Any) || !value.atoms().iter().any(|atom| matches!(atom, Atom::Path(_) | Atom::Environment)) {
            return value;
        }
        let Some(at) = type_span(ty) else { return value };
        // An interface of Go says nothing of what is behind it.
        if self.units[unit].language.id == "go"
            && let Type::Named(name) = ty
            && self.is_interface(name, unit)
        {
            return value;
        }
        let mut result = Value::default();
        for atom in value.atoms() {
            let spelling = match atom {
                Atom::Path(path) => path.ty.as_ref().map(|ty| ty.spelling).unwrap_or_default(),
                _ => Spelling::default(),
            };
            let ty = Rc::new(TypeRef { ty: ty.clone(), unit, at, spelling });
            match atom {
                Atom::Path(path) => match self.converted(path, &ty) {
                    Some(converted) => {
                        result.join(&converted);
                    }
                    None => {
                        result.add(Atom::Path(PathValue { ty: Some(ty.clone()), ..path.clone() }));
                    }
                },
                Atom::Environment if self.language() == "rust" => {
                    result.join(&self.of_environment(&ty, "").unwrap_or_else(|| Atom::Environment.into()));
                }
                atom => {
                    result.add(atom.clone());
                }
            }
        }
        result
    }
}

/// A description that is held against data when the program runs.
pub(super) fn is_schema(class: &Class) -> bool {
    class.erased && !class.body.is_empty()
}

/// Of an iteration over several relationships, it is only known later which one this is.
fn is_one(path: &PathValue) -> bool {
    path.path.rel().is_none_or(|rel| rel.iter.is_none() && !rel.candidates.open && rel.candidates.known.len() == 1)
}

pub(super) fn typed(ty: &Type, unit: usize, spelling: Spelling) -> Option<Rc<TypeRef>> {
    let at = match ty {
        Type::Named(expr) => expr.span,
        Type::List(inner) | Type::Map(inner) => {
            return typed(inner, unit, spelling).map(|inner| Rc::new(TypeRef { ty: ty.clone(), unit, at: inner.at, spelling }));
        }
        Type::Inline(class) => class.span,
        Type::Text | Type::Number | Type::Any => return None,
    };
    Some(Rc::new(TypeRef { ty: ty.clone(), unit, at, spelling }))
}

/// The field under the name that it has in data of that spelling.
pub(super) fn spelled(mut field: ClassField, spelling: Spelling) -> ClassField {
    if field.key == field.name {
        field.key.name = spelling.of(&field.name.name).into();
    }
    field
}

pub(super) fn with_type(value: &Value, ty: Option<&Rc<TypeRef>>) -> Value {
    value.map(|atom| {
        Some(match atom {
            Atom::Path(path) => Atom::Path(PathValue { ty: ty.cloned(), ..path.clone() }),
            atom => atom.clone(),
        })
    })
}

/// What Java calls the method that gives a property.
pub(super) fn getter_of(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    format!("get{first}{}", letters.as_str())
}

/// The parameter that a type mentions, for which the caller of a generic function chooses a type.
fn chosen_name(ty: &Type) -> Option<&Sym> {
    match ty {
        Type::Named(expr) => match &expr.kind {
            ExprKind::Name(name) if name.starts_with(MADE_UP) => Some(name),
            _ => None,
        },
        Type::List(inner) | Type::Map(inner) => chosen_name(inner),
        Type::Inline(_) | Type::Text | Type::Number | Type::Any => None,
    }
}

pub(super) fn type_span(ty: &Type) -> Option<Span> {
    match ty {
        Type::Named(expr) => Some(expr.span),
        Type::List(inner) | Type::Map(inner) => type_span(inner),
        Type::Inline(class) => Some(class.span),
        Type::Text | Type::Number | Type::Any => None,
    }
}
