//! Items: functions, types with the keys that serde gives their fields, constants, modules.

use std::collections::HashMap;
use std::sync::Arc;

use syn::{Attribute, Fields, ImplItem, Item, Meta, TraitItem};

use super::expr::made;
use super::names::{add_uses, is_upper, module, outside};
use super::pattern::typed;
use super::{CHOSEN, Lower, MAX_EFFORT, effort, plain};
use crate::syntax::ir::{
    Arg, Class, ClassField, Expr, ExprKind, Function, FunctionKind, IS_VARIANT, Ident, Method, MethodKind, Op, Param, ParamKind,
    Pattern, Scope, Span, Stmt, Style, Type, Yields,
};

/// The implementations of the types of a module, by the type's name.
type Impls<'i> = HashMap<String, Vec<&'i syn::ItemImpl>>;

/// What serde makes of a struct or field.
#[derive(Default)]
struct Serde {
    rename: Option<syn::LitStr>,
    rename_all: Option<String>,
    aliases: Vec<syn::LitStr>,
    optional: bool,
    flatten: bool,
    skipped: bool,
    /// The key that says which variant it is.
    tag: Option<syn::LitStr>,
    /// The type that it is made from instead.
    from: Option<syn::LitStr>,
}

impl Lower<'_> {
    pub(super) fn items<'i>(&mut self, items: impl IntoIterator<Item = &'i Item>, out: &mut Vec<Stmt>) {
        let mut ordered: Vec<&Item> = items.into_iter().collect();
        let mut impls: Impls<'_> = HashMap::new();
        for item in &ordered {
            if let Item::Impl(item) = item
                && let Some(name) = type_name(&item.self_ty)
            {
                impls.entry(name).or_default().push(item);
            }
        }
        // Another name for a type of a library is no type of its own.
        for item in &ordered {
            if let Item::Type(item) = item {
                impls.remove(&plain(&item.ident));
            }
        }
        // Constants that are written out come before those that are computed, wherever they stand.
        let rank = |item: &&Item| match item {
            Item::Const(item) => !matches!(*item.expr, syn::Expr::Lit(_)) as u8 + 1,
            Item::Static(_) | Item::Macro(_) => 3,
            _ => 0,
        };
        ordered.sort_by_key(rank);
        for item in ordered {
            self.item(item, &impls, out);
        }
    }

    fn item(&mut self, item: &Item, impls: &Impls<'_>, out: &mut Vec<Stmt>) {
        match item {
            Item::Const(item) => self.constant(&item.ident, &item.ty, &item.expr, out),
            Item::Static(item) => self.constant(&item.ident, &item.ty, &item.expr, out),
            Item::Fn(item) => {
                let name = self.item_name(&item.sig.ident);
                let function = self.function(name, &item.sig, &item.block);
                out.push(Stmt::Function(Arc::new(function)));
            }
            Item::Struct(item) => {
                let is_data = is_deserialized(&item.ident, &item.attrs, impls);
                let fields = self.fields(&item.fields, &item.attrs, is_data);
                let class = self.class(&item.ident, self.span(item), fields, impls, &item.attrs);
                out.push(Stmt::Class(Arc::new(class)));
            }
            Item::Enum(item) => {
                let class = self.variants(item, impls);
                out.push(Stmt::Class(Arc::new(class)));
            }
            Item::Trait(item) => {
                let methods = item.items.iter().filter_map(|item| match item {
                    TraitItem::Fn(function) => Some((&function.sig, function.default.as_ref()?)),
                    _ => None,
                });
                let methods = methods.collect::<Vec<_>>().into_iter().map(|(sig, block)| self.method(sig, block)).collect();
                let class = Class { methods, ..self.empty_class(Some(self.item_name(&item.ident)), self.span(item)) };
                out.push(Stmt::Class(Arc::new(class)));
            }
            Item::Type(item) => {
                let generics = &item.generics;
                let alias = self.with_generics(generics, |lower| lower.ty(&item.ty));
                let mut class = self.empty_class(Some(self.item_name(&item.ident)), self.span(item));
                class.erased = true;
                class.alias = Some(alias);
                out.push(Stmt::Class(Arc::new(class)));
            }
            Item::Mod(item) => {
                let name = plain(&item.ident);
                let has_macros =
                    name.contains("macro") || item.attrs.iter().any(|attribute| attribute.path().is_ident("macro_use"));
                if item.content.is_none() && (!impls.is_empty() || has_macros) {
                    // Methods of the types here may stand in it, and macros that nobody imports.
                    let name: Vec<_> = std::iter::once("self".to_owned())
                        .chain(self.module.iter().cloned())
                        .chain([plain(&item.ident)])
                        .collect();
                    let span = self.at(item.ident.span());
                    out.push(Stmt::Expr(module(&name.join("::"), span)));
                }
                if let Some((_, items)) = &item.content {
                    self.module.push(plain(&item.ident));
                    self.deeper(item, |_| (), |lower| lower.items(items, out));
                    self.module.pop();
                }
            }
            Item::Use(item) => self.import(item, out),
            Item::Impl(item) if type_name(&item.self_ty).is_none_or(|name| !self.declares(&name, impls)) => {
                // Of a type that is declared elsewhere.
                let class = self.foreign_impl(item);
                out.push(Stmt::Class(Arc::new(class)));
            }
            Item::Macro(item) => self.item_macro(item, out),
            _ => {}
        }
    }

    /// Whether the type is one of the items that `impls` was collected from.
    fn declares(&self, name: &str, impls: &Impls<'_>) -> bool {
        impls.contains_key(name) && self.tables.item_in(&self.module, name)
    }

    fn item_name(&self, ident: &syn::Ident) -> Ident {
        Ident { name: self.tables.item(&self.module, &plain(ident)), span: self.at(ident.span()) }
    }

    fn constant(&mut self, ident: &syn::Ident, ty: &syn::Type, value: &syn::Expr, out: &mut Vec<Stmt>) {
        let name = self.item_name(ident);
        let ty = self.ty(ty);
        let value = self.expr(value);
        out.push(Stmt::Bind { pattern: typed(Pattern::Name(name), ty), value, scope: Scope::Local });
    }

    // ---- imports

    /// Names that are imported are replaced where they are used; what others may take from this module, and globs, are left.
    fn import(&mut self, item: &syn::ItemUse, out: &mut Vec<Stmt>) {
        let span = self.span(&item.tree);
        let reexport = !matches!(item.vis, syn::Visibility::Inherited);
        for mut path in globs(&item.tree) {
            let written = std::mem::take(&mut path);
            let last = written.last().cloned().unwrap_or_default();
            if is_upper(&last) {
                continue;
            }
            if let super::names::Meaning::Path(path) = self.meaning(&written) {
                if path == ["self"] || (path.len() == 1 && path[0] == "super" && !self.module.is_empty()) {
                    continue;
                }
                out.push(Stmt::ImportAll { module: module(&path.join("::"), span), reexport: false });
            }
        }
        if !reexport {
            // What the module brings beside names: methods of traits.
            let mut uses = HashMap::new();
            add_uses(&mut uses, &item.tree, &mut Vec::new());
            let mut paths: Vec<_> = uses.into_values().collect();
            paths.sort();
            for path in paths {
                if let super::names::Meaning::Path(path) = self.meaning(&path)
                    && path.len() > 1
                    && !matches!(&*path[0], "std" | "core" | "alloc")
                {
                    out.push(Stmt::Expr(outside(&path, span, span)));
                }
            }
        } else {
            let mut uses = HashMap::new();
            add_uses(&mut uses, &item.tree, &mut Vec::new());
            let mut uses: Vec<_> = uses.into_iter().collect();
            uses.sort();
            for (name, path) in uses {
                let value = match self.meaning(&path) {
                    super::names::Meaning::Path(path) if path.len() > 1 => outside(&path, span, span),
                    super::names::Meaning::Item(item, rest) if rest.is_empty() && *item != *name => Expr::name(&item, span),
                    _ => continue,
                };
                let pattern = Pattern::Name(Ident { name: name.as_str().into(), span });
                out.push(Stmt::Bind { pattern, value, scope: Scope::Local });
            }
        }
    }

    // ---- functions

    pub(super) fn function(&mut self, name: Ident, sig: &syn::Signature, block: &syn::Block) -> Function {
        let span = self.at(sig.fn_token.span).to(self.at(block.brace_token.span.close()));
        self.scoped(true, |lower| {
            lower.with_generics(&sig.generics, |lower| {
                let mut params = Vec::new();
                for input in &sig.inputs {
                    if let syn::FnArg::Typed(input) = input {
                        let ty = lower.ty(&input.ty);
                        let pattern = lower.pattern(&input.pat);
                        params.push(Param { pattern: typed(pattern, ty), kind: ParamKind::Plain, field: None });
                    }
                }
                // The type that the caller chooses goes along as an argument: `S::NAME`.
                let mut generics = sig.generics.type_params();
                if let (Some(chosen), None) = (generics.next(), generics.next()) {
                    let pattern = Pattern::Name(Ident { name: CHOSEN.into(), span: lower.at(chosen.ident.span()) });
                    params.push(Param { pattern, kind: ParamKind::Plain, field: None });
                    if let Some(scope) = lower.scopes.last_mut() {
                        scope.chosen = Some(plain(&chosen.ident));
                    }
                }
                let returns = lower.return_type(&sig.output);
                let body = lower.function_body(block, returns.clone().unwrap_or(Type::Any));
                let span = lower.own(span);
                Function {
                    name: Some(name),
                    params,
                    body,
                    span,
                    kind: FunctionKind::Lexical,
                    yields: Yields::No,
                    returns,
                    decorators: Vec::new(),
                }
            })
        })
    }

    fn with_generics<T>(&mut self, generics: &syn::Generics, lower: impl FnOnce(&mut Self) -> T) -> T {
        self.scoped(false, |this| {
            if let Some(scope) = this.scopes.last_mut() {
                scope.generics = generics.type_params().map(|param| plain(&param.ident)).collect();
            }
            lower(this)
        })
    }

    fn method(&mut self, sig: &syn::Signature, block: &syn::Block) -> Method {
        let name = self.ident(&sig.ident);
        let kind = if sig.receiver().is_some() { MethodKind::Plain } else { MethodKind::Static };
        Method { function: Arc::new(self.function(name, sig, block)), kind }
    }

    // ---- types

    fn empty_class(&self, name: Option<Ident>, span: Span) -> Class {
        Class {
            name,
            bases: Vec::new(),
            fields: Vec::new(),
            methods: Vec::new(),
            body: Vec::new(),
            span,
            erased: false,
            alias: None,
            decorators: Vec::new(),
        }
    }

    fn class(
        &mut self,
        ident: &syn::Ident,
        span: Span,
        fields: Vec<ClassField>,
        impls: &Impls<'_>,
        attributes: &[Attribute],
    ) -> Class {
        let span = self.own(span);
        let mut class = self.empty_class(Some(self.item_name(ident)), span);
        class.fields = fields;
        for item in impls.get(&plain(ident)).into_iter().flatten() {
            self.implement(&mut class, item);
        }
        // What serde's derive makes.
        if let Some(derive) = attributes.iter().find(|attribute| derives(attribute, &DESERIALIZE)) {
            let at = self.span(derive);
            let value = Pattern::Name(Ident { name: "deserializer".into(), span: at });
            let params = vec![Param { pattern: value, kind: ParamKind::Plain, field: None }];
            let body = vec![Stmt::Return(Some(Expr::name("deserializer", at)))];
            let returns = Some(Type::Named(Box::new(Expr::name(&self.tables.item(&self.module, &plain(ident)), at))));
            let name = Some(Ident { name: "deserialize".into(), span: at });
            let function = Function { name, returns, ..Function::closure(params, body, Yields::No, at) };
            class.methods.push(Method { function: Arc::new(function), kind: MethodKind::Static });
        }
        if let Some(derive) = attributes.iter().find(|attribute| derives(attribute, &["Default"])) {
            class.methods.push(self.default_method(&class, self.span(derive)));
        }
        // `clap` and its like: the fields have their values from the environment.
        if let Some(derive) = attributes.iter().find(|attribute| derives(attribute, &["Parser", "StructOpt", "Envconfig"])) {
            for (index, name) in ["parse", "from_args", "init_from_env"].into_iter().enumerate() {
                if class.methods.iter().any(|method| method.function.name.as_ref().is_some_and(|ident| &*ident.name == name)) {
                    continue;
                }
                // No two functions have one span.
                let mut at = self.span(derive);
                at.start += 1 + index as u32;
                let made = Expr::new(ExprKind::New { class: Box::new(Expr::new(ExprKind::ThisClass, at)), args: Vec::new() }, at);
                let mut function = Function::closure(Vec::new(), vec![Stmt::Return(Some(made))], Yields::No, at);
                function.name = Some(Ident { name: name.into(), span: at });
                class.methods.push(Method { function: Arc::new(function), kind: MethodKind::Static });
            }
        }
        class
    }

    /// `default()` as it is derived: each field has the default value of its type.
    fn default_method(&self, class: &Class, mut at: Span) -> Method {
        let args = class.fields.iter().filter(|field| !field.is_static).filter_map(|field| {
            let value = match &field.ty {
                _ if field.optional => Expr::null(at),
                Some(Type::Named(class)) => {
                    let callee = Expr::access((**class).clone(), made("default", at), Style::Static, at);
                    Expr::call(callee, Vec::new(), at)
                }
                _ => return None,
            };
            Some(Arg { value, name: Some(Ident { span: at, ..field.name.clone() }), spread: false })
        });
        let class = Box::new(Expr::new(ExprKind::ThisClass, at));
        let made = Expr::new(ExprKind::New { class, args: args.collect() }, at);
        // No two functions have one span.
        at.start += 4;
        let mut function = Function::closure(Vec::new(), vec![Stmt::Return(Some(made))], Yields::No, at);
        function.name = Some(Ident { name: "default".into(), span: at });
        Method { function: Arc::new(function), kind: MethodKind::Static }
    }

    fn implement(&mut self, class: &mut Class, item: &syn::ItemImpl) {
        let this_type = match &*item.self_ty {
            syn::Type::Path(path) if path.qself.is_none() => Some(self.path(&path.path)),
            _ => None,
        };
        let outer = std::mem::replace(&mut self.this_type, this_type);
        self.with_generics(&item.generics, |lower| {
            if let Some((path, _)) = &item.trait_ {
                let base = lower.path(path);
                class.bases.push(base);
            }
            for item in &item.items {
                match item {
                    ImplItem::Fn(function) => class.methods.push(lower.method(&function.sig, &function.block)),
                    ImplItem::Const(constant) => {
                        let name = lower.ident(&constant.ident);
                        let value = lower.expr(&constant.expr);
                        class.fields.push(ClassField { is_static: true, value: Some(value), ..field(name.clone(), name) });
                    }
                    _ => {}
                }
            }
        });
        self.this_type = outer;
    }

    fn foreign_impl(&mut self, item: &syn::ItemImpl) -> Class {
        let span = self.at(item.impl_token.span).to(self.at(item.brace_token.span.close()));
        let mut class = self.empty_class(None, span);
        class.alias = Some(self.ty(&item.self_ty));
        self.implement(&mut class, item);
        class
    }

    /// An enum: a value of it is one of its variants', so it has the keys of all of them.
    fn variants(&mut self, item: &syn::ItemEnum, impls: &Impls<'_>) -> Class {
        let mut fields = Vec::new();
        let is_data = is_deserialized(&item.ident, &item.attrs, impls);
        if item.variants.iter().all(|variant| matches!(variant.fields, Fields::Unit)) {
            fields = self.cases(item, is_data);
        }
        for variant in &item.variants {
            let name = self.ident(&variant.ident);
            let ty = match &variant.fields {
                Fields::Unnamed(unnamed) if unnamed.unnamed.len() == 1 => self.ty(&unnamed.unnamed[0].ty),
                Fields::Named(_) => {
                    let mut class = self.empty_class(None, self.span(variant));
                    class.fields = self.fields(&variant.fields, &item.attrs, is_data);
                    Type::Inline(Arc::new(class))
                }
                Fields::Unnamed(_) => Type::Any,
                Fields::Unit => continue,
            };
            fields.push(ClassField { ty: Some(ty), flatten: true, ..field(name.clone(), name) });
        }
        let mut class = self.class(&item.ident, self.span(item), fields, impls, &item.attrs);
        if let Some(tag) = serde(&item.attrs).tag {
            class.methods.extend(item.variants.iter().map(|variant| self.variant_test(item, variant, &tag)));
        }
        class
    }

    /// Whether the tag in the data names that variant.
    fn variant_test(&self, item: &syn::ItemEnum, variant: &syn::Variant, tag: &syn::LitStr) -> Method {
        let mut span = self.span(variant);
        let this = Expr::new(ExprKind::This, span);
        let tag = Expr::access(this, made(&tag.value(), span), Style::Index, span);
        let text = made(&text_of(item, variant), span);
        let body = vec![Stmt::Return(Some(Expr::compare(Op::Eq, tag, text, span)))];
        // No two functions, nor the type of the variant, have one span.
        span.start += 1;
        let name = format!("{}{IS_VARIANT}", plain(&variant.ident));
        let name = Some(Ident { name: name.as_str().into(), span });
        let function = Function { name, ..Function::closure(Vec::new(), body, Yields::No, span) };
        Method { function: Arc::new(function), kind: MethodKind::Plain }
    }

    /// The values of an enum that holds nothing; in data, each is a text.
    fn cases(&self, item: &syn::ItemEnum, is_data: bool) -> Vec<ClassField> {
        let cases = item.variants.iter().map(|variant| {
            let name = self.ident(&variant.ident);
            let span = name.span;
            let text = text_of(item, variant);
            let value = Some(Ident { name: "value".into(), span }).filter(|_| is_data);
            let args = value.map(|name| Arg { value: made(&text, span), name: Some(name), spread: false }).into_iter().collect();
            let class = Box::new(Expr::new(ExprKind::ThisClass, span));
            let value = Some(Expr::new(ExprKind::New { class, args }, span));
            ClassField { is_static: true, value, ..field(name.clone(), name) }
        });
        let mut fields: Vec<ClassField> = cases.collect();
        let span = self.at(item.ident.span());
        let unread = Ident { name: "".into(), span };
        fields.push(ClassField { optional: true, ..field(Ident { name: "value".into(), span }, unread) });
        fields
    }

    fn fields(&mut self, fields: &Fields, attributes: &[Attribute], is_data: bool) -> Vec<ClassField> {
        let container = serde(attributes);
        let mut lowered = Vec::new();
        let from = container.from.as_ref().and_then(|literal| Some((literal.parse::<syn::Type>().ok()?, literal)));
        let is_data = is_data && from.is_none();
        if let Some((ty, literal)) = from {
            let name = Ident { name: "from".into(), span: self.at(literal.span()) };
            let ty = Some(self.ty(&ty));
            lowered.push(ClassField { ty, flatten: true, ..field(name.clone(), name) });
        }
        for (index, item) in fields.iter().enumerate() {
            let serde = serde(&item.attrs);
            let name = match &item.ident {
                Some(ident) => self.ident(ident),
                None => Ident { name: index.to_string().into(), span: self.span(&item.ty) },
            };
            let written = |lower: &Self, literal: &syn::LitStr| {
                let span = lower.at(literal.span());
                let span = lower.literal(span).map_or(span, |literal| literal.content);
                Ident { name: literal.value().into(), span }
            };
            let key = match (&serde.rename, &container.rename_all) {
                _ if serde.skipped || !is_data => Ident { name: "".into(), span: name.span },
                (Some(literal), _) => written(self, literal),
                (None, Some(case)) => Ident { name: renamed(&name.name, case).into(), span: name.span },
                (None, None) => name.clone(),
            };
            let ty = self.ty(&item.ty);
            lowered.push(ClassField {
                aliases: serde.aliases.iter().map(|literal| written(self, literal)).collect(),
                value: self.environment_value(&item.attrs, &name),
                optional: serde.optional || serde.skipped || container.optional || is_option(&item.ty),
                // A struct around one value is that value in data.
                flatten: serde.flatten || (fields.len() == 1 && matches!(fields, Fields::Unnamed(_))),
                ty: Some(ty),
                ..field(name, key)
            });
        }
        lowered
    }

    /// `#[arg(env = "NAME")]`, `#[envconfig(from = "NAME")]`: the field is read from the environment.
    fn environment_value(&self, attributes: &[Attribute], name: &Ident) -> Option<Expr> {
        for attribute in attributes {
            let Meta::List(list) = &attribute.meta else { continue };
            let key = match list.path.get_ident()?.to_string().as_str() {
                "arg" | "clap" | "structopt" => "env",
                "envconfig" => "from",
                _ => continue,
            };
            let mut variable = None;
            let _ = attribute.parse_nested_meta(|meta| {
                let is_key = meta.path.is_ident(key);
                match literal(&meta)? {
                    Some(literal) if is_key => variable = Some(self.string(&literal.value(), literal.span())),
                    None if is_key => variable = Some(made(&name.name.to_uppercase(), name.span)),
                    _ => {}
                }
                Ok(())
            });
            if let Some(variable) = variable {
                let span = variable.span;
                let read = outside(&["std".into(), "env".into(), "var".into()], span, span);
                return Some(Expr::call(read, vec![variable], span));
            }
        }
        None
    }

    fn item_macro(&mut self, item: &syn::ItemMacro, out: &mut Vec<Stmt>) {
        let mac = &item.mac;
        let name = mac.path.segments.last().map(|segment| plain(&segment.ident)).unwrap_or_default();
        match &*name {
            "lazy_static" | "thread_local" => {
                for (ident, ty, value) in super::macros::statics(mac) {
                    self.constant(&ident, &ty, &value, out);
                }
            }
            "macro_rules" => {
                let Some(name) = &item.ident else { return };
                let at = self.at(name.span());
                let simple = super::expand::closures(item).into_iter();
                for (count, tokens) in simple.filter(|(_, tokens)| effort(tokens.clone()) <= MAX_EFFORT) {
                    if let Ok(closure) = syn::parse2(tokens) {
                        let key = made(&super::macros::macro_key(&plain(name), count), at);
                        let value = self.closure(&closure);
                        out.push(Stmt::Expr(Expr::call(Expr::name("macro keeps", at), vec![key, value], at)));
                    }
                }
            }
            _ => {
                let span = self.span(mac);
                let value = self.macro_expr(mac, span);
                out.push(Stmt::Expr(value));
            }
        }
    }
}

fn field(name: Ident, key: Ident) -> ClassField {
    ClassField { name, key, ty: None, value: None, is_static: false, optional: false, flatten: false, aliases: Vec::new() }
}

fn type_name(ty: &syn::Type) -> Option<String> {
    match ty {
        syn::Type::Path(path) if path.qself.is_none() && path.path.segments.len() == 1 => {
            path.path.segments.last().map(|segment| plain(&segment.ident))
        }
        syn::Type::Reference(reference) => type_name(&reference.elem),
        _ => None,
    }
}

fn is_option(ty: &syn::Type) -> bool {
    matches!(ty, syn::Type::Path(path) if path.path.segments.last().is_some_and(|segment| segment.ident == "Option"))
}

/// The paths in front of every `*`.
fn globs(tree: &syn::UseTree) -> Vec<Vec<String>> {
    match tree {
        syn::UseTree::Glob(_) => vec![Vec::new()],
        syn::UseTree::Path(path) => {
            let mut found = globs(&path.tree);
            found.iter_mut().for_each(|found| found.insert(0, plain(&path.ident)));
            found
        }
        syn::UseTree::Group(group) => group.items.iter().flat_map(globs).collect(),
        _ => Vec::new(),
    }
}

/// What makes values of a type from data.
const DESERIALIZE: [&str; 4] = ["Deserialize", "DeJson", "FromJson", "DeserializeOwned"];

fn is_deserialized(ident: &syn::Ident, attributes: &[Attribute], impls: &Impls<'_>) -> bool {
    let by_hand = |item: &&syn::ItemImpl| {
        let last = item.trait_.as_ref().and_then(|(path, _)| path.segments.last());
        last.is_some_and(|segment| DESERIALIZE.iter().any(|name| segment.ident == name))
    };
    attributes.iter().any(|attribute| derives(attribute, &DESERIALIZE))
        || impls.get(&plain(ident)).into_iter().flatten().any(by_hand)
}

/// `#[derive(…)]`, also within `#[cfg_attr(condition, …)]`.
fn derives(attribute: &Attribute, names: &[&str]) -> bool {
    let mut found = false;
    let mut look = |meta: &syn::meta::ParseNestedMeta<'_>| {
        found |= meta.path.segments.last().is_some_and(|segment| names.iter().any(|name| segment.ident == name));
    };
    if attribute.path().is_ident("derive") {
        let _ = attribute.parse_nested_meta(|meta| {
            look(&meta);
            Ok(())
        });
    } else if attribute.path().is_ident("cfg_attr") {
        let _ = attribute.parse_nested_meta(|meta| {
            let is_derive = meta.path.is_ident("derive");
            if !meta.input.peek(syn::token::Paren) {
                return literal(&meta).map(|_| ());
            }
            meta.parse_nested_meta(|meta| {
                if is_derive {
                    look(&meta);
                }
                skip(&meta)
            })
        });
    }
    found
}

fn serde(attributes: &[Attribute]) -> Serde {
    let mut serde = Serde::default();
    for attribute in attributes {
        if attribute.path().is_ident("serde") {
            let _ = attribute.parse_nested_meta(|meta| serde.take(&meta));
        } else if attribute.path().is_ident("cfg_attr") {
            // The condition, then attributes.
            let _ = attribute.parse_nested_meta(|meta| {
                let is_serde = meta.path.is_ident("serde");
                if meta.input.peek(syn::token::Paren) {
                    return meta.parse_nested_meta(|meta| if is_serde { serde.take(&meta) } else { skip(&meta) });
                }
                literal(&meta).map(|_| ())
            });
        }
    }
    serde
}

impl Serde {
    fn take(&mut self, meta: &syn::meta::ParseNestedMeta<'_>) -> syn::Result<()> {
        let name = meta.path.get_ident().map(ToString::to_string).unwrap_or_default();
        if meta.input.peek(syn::token::Paren) {
            // `rename(serialize = "a", deserialize = "b")`
            return meta.parse_nested_meta(|inner| {
                let value = literal(&inner)?;
                match (&*name, value) {
                    ("rename", Some(value)) if inner.path.is_ident("deserialize") => self.rename = Some(value),
                    ("rename_all", Some(value)) if inner.path.is_ident("deserialize") => self.rename_all = Some(value.value()),
                    _ => {}
                }
                Ok(())
            });
        }
        let value = literal(meta)?;
        match (&*name, value) {
            ("rename", Some(value)) => self.rename = Some(value),
            ("rename_all", Some(value)) => self.rename_all = Some(value.value()),
            ("tag", value) => self.tag = value,
            ("alias", Some(value)) => self.aliases.push(value),
            ("default", _) => self.optional = true,
            ("from" | "try_from", value) => self.from = value,
            ("flatten", _) => self.flatten = true,
            ("skip" | "skip_deserializing", _) => self.skipped = true,
            _ => {}
        }
        Ok(())
    }
}

/// The string after `=`, if there is one; anything else is passed over.
fn literal(meta: &syn::meta::ParseNestedMeta<'_>) -> syn::Result<Option<syn::LitStr>> {
    if meta.input.peek(syn::Token![=]) {
        let value: syn::Expr = meta.value()?.parse()?;
        return Ok(match value {
            syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(literal), .. }) => Some(literal),
            _ => None,
        });
    }
    if meta.input.peek(syn::token::Paren) {
        skip(meta)?;
    }
    Ok(None)
}

fn skip(meta: &syn::meta::ParseNestedMeta<'_>) -> syn::Result<()> {
    if meta.input.peek(syn::token::Paren) {
        return meta.parse_nested_meta(|inner| skip(&inner));
    }
    literal(meta).map(|_| ())
}

/// What a variant is called in data.
fn text_of(item: &syn::ItemEnum, variant: &syn::Variant) -> String {
    let name = plain(&variant.ident);
    match (serde(&variant.attrs).rename, serde(&item.attrs).rename_all.as_deref()) {
        (Some(literal), _) => literal.value(),
        (None, Some("lowercase")) => name.to_lowercase(),
        (None, Some("UPPERCASE")) => name.to_uppercase(),
        (None, Some(case)) => renamed(&snake(&name), case),
        (None, None) => name,
    }
}

/// `InfluxDb` as `influx_db`.
fn snake(name: &str) -> String {
    let mut out = String::new();
    for (at, c) in name.char_indices() {
        if c.is_uppercase() && at > 0 {
            out.push('_');
        }
        out.extend(c.to_lowercase());
    }
    out
}

/// The name of a field in the case that `rename_all` asks for.
fn renamed(name: &str, case: &str) -> String {
    let words = || name.split('_').filter(|word| !word.is_empty());
    let capital = |word: &str| {
        let mut chars = word.chars();
        chars.next().map(|first| first.to_uppercase().chain(chars).collect::<String>()).unwrap_or_default()
    };
    match case {
        "lowercase" | "snake_case" => name.to_owned(),
        "UPPERCASE" | "SCREAMING_SNAKE_CASE" => name.to_uppercase(),
        "PascalCase" => words().map(capital).collect(),
        "camelCase" => words().enumerate().map(|(at, word)| if at == 0 { word.to_owned() } else { capital(word) }).collect(),
        "kebab-case" => name.replace('_', "-"),
        "SCREAMING-KEBAB-CASE" => name.to_uppercase().replace('_', "-"),
        _ => name.to_owned(),
    }
}
