//! Java, by tree-sitter.
//!
//! What the compiler knows of names is found out here: variables, fields and methods of the classes around (which need no
//! `this.`), imports. A class of elsewhere is called by its qualified name (`com.acme.influx.Credentials`); one of
//! `java.lang` or of the same package by its bare one. Models in `rules/models/java.toml` are named accordingly:
//! `System.getenv`, `java.util.Objects.requireNonNull`.
//!
//! What annotations make of a class is done here too: accessors (Lombok, records), the keys of fields (Jackson, Gson,
//! JSON-B), what a container puts into fields and parameters (Spring, CDI).

mod classes;
mod data;
mod expressions;
mod inject;
mod invocations;
mod resolve;
mod statements;
mod switches;
#[cfg(test)]
mod tests;
mod types;

use std::cell::{Cell, RefCell};
use std::collections::{HashMap, HashSet};

use tree_sitter::Node;

use super::ir::{Expr, ExprKind, Ident, MADE_UP, Module, Pattern, Scope, Span, Stmt, Style, Type};
use super::tree::{Cx, children, has_token, parse};
use super::{Language, Naming, Source, all_lost, guess_nothing};

pub(super) static JAVA: Language = Language {
    id: "java",
    name: "Java",
    extensions: &["java"],
    file_names: &[],
    interpreters: &["java", "jbang"],
    models: include_str!("../../../rules/models/java.toml"),
    lower,
    resolve: super::resolve_nothing,
    guess: guess_nothing,
    names: Naming::Packaged,
    autoload: resolve::autoload,
};

fn lower(source: &Source<'_>) -> Module {
    let text = switches::without_qualifiers(source.text);
    let Some(tree) = parse("java", tree_sitter_java::LANGUAGE, &text) else { return all_lost(source.text) };
    let mut java = Java::new(source.text);
    java.imports(tree.root_node());
    let body = java.program(tree.root_node());
    java.cx.finish(body)
}

/// A class around the code that is being lowered.
#[derive(Default)]
struct Around {
    /// As others in this file call it; classes in expressions have no name.
    name: Option<String>,
    /// What the instance is called inside of the classes within it.
    instance: String,
    /// Its fields, and whether they are static.
    fields: HashMap<String, bool>,
    /// Its methods, and whether all of that name are static.
    methods: HashMap<String, bool>,
    /// Whether it may have members from elsewhere.
    inherits: bool,
    /// Whether it has no instance of the class around it.
    is_static: bool,
    /// Whether other classes stand in it that may use its instance.
    holds_classes: bool,
}

/// The classes that are imported with their packages, as far as models name them.
const OF_PACKAGES: &[(&str, &[&str])] = &[
    (
        "java.util",
        &["Arrays", "Base64", "Collections", "List", "Map", "Objects", "Optional", "Set", "AbstractMap", "Scanner", "Iterator"],
    ),
    ("java.util.stream", &["Collectors", "Stream", "StreamSupport"]),
    ("com.fasterxml.jackson.databind", &["ObjectMapper", "JsonNode"]),
    ("com.google.gson", &["Gson", "GsonBuilder", "JsonParser", "JsonObject", "JsonArray"]),
    ("org.json", &["JSONObject", "JSONArray", "JSONTokener"]),
    ("javax.json", &["Json"]),
    ("jakarta.json", &["Json"]),
    ("javax.json.bind", &["JsonbBuilder"]),
    ("jakarta.json.bind", &["JsonbBuilder"]),
    ("com.alibaba.fastjson", &["JSON", "JSONObject", "JSONPath"]),
    ("com.alibaba.fastjson2", &["JSON", "JSONObject", "JSONPath"]),
    ("com.jayway.jsonpath", &["JsonPath"]),
    ("org.springframework.core.env", &["Environment"]),
    ("org.eclipse.microprofile.config", &["ConfigProvider"]),
    ("sh.platform.config", &["Config", "Credential", "InfluxDB"]),
    ("org.apache.commons.codec.binary", &["Base64"]),
];

struct Java<'a> {
    cx: Cx<'a>,
    /// Qualified names of imported classes, by their last parts.
    imports: HashMap<String, String>,
    /// The classes that members are imported from, by the members' names.
    statics: HashMap<String, String>,
    /// Packages imported as a whole.
    packages: Vec<String>,
    /// Classes of which all static members are imported.
    all_statics: Vec<(String, Span)>,
    /// The classes of this file.
    declared: HashSet<String>,
    /// The classes of its constants of enumerations, by their names.
    enums: HashMap<String, String>,
    /// Its constants that are texts.
    constants: HashMap<String, Ident>,
    around: RefCell<Vec<Around>>,
    type_parameters: RefCell<HashSet<String>>,
    /// The variables of the blocks around.
    scopes: RefCell<Vec<HashSet<String>>>,
    /// What is known of variables that hold a type: `TypeReference<Map<String, Endpoint>> TYPE`.
    tokens: RefCell<HashMap<String, Type>>,
    /// The names under which what the method around gives is registered.
    registered: RefCell<Option<[String; 2]>>,
    /// Counts made-up names.
    fresh: Cell<usize>,
}

impl<'a> Java<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            cx: Cx::new(text),
            imports: HashMap::new(),
            statics: HashMap::new(),
            packages: Vec::new(),
            all_statics: Vec::new(),
            declared: HashSet::new(),
            enums: HashMap::new(),
            constants: HashMap::new(),
            type_parameters: RefCell::default(),
            around: RefCell::default(),
            scopes: RefCell::default(),
            tokens: RefCell::default(),
            registered: RefCell::default(),
            fresh: Cell::default(),
        }
    }

    /// Finds out what the names of this file mean before anything is lowered.
    fn imports(&mut self, root: Node<'_>) {
        for node in children(root).into_iter().filter(|node| node.kind() == "import_declaration") {
            let Some(named) = children(node).into_iter().find(|child| child.kind() != "asterisk") else { continue };
            let name: String = self.cx.str(named).chars().filter(|c| !c.is_whitespace()).collect();
            let is_whole = children(node).iter().any(|child| child.kind() == "asterisk");
            match (has_token(node, "static"), is_whole, name.rsplit_once('.')) {
                (true, true, _) => self.all_statics.push((name, self.cx.span(named))),
                (false, true, _) => self.packages.push(name),
                (true, false, Some((class, member))) => {
                    self.statics.insert(member.to_owned(), class.to_owned());
                }
                (false, false, Some((_, last))) => {
                    self.imports.insert(last.to_owned(), name.clone());
                }
                (_, false, None) => {}
            }
        }
        self.declarations(root);
    }

    fn declarations(&mut self, node: Node<'_>) {
        let mut open = vec![node];
        while let Some(node) = open.pop() {
            for child in children(node) {
                if is_class(child) {
                    let Some(name) = child.child_by_field_name("name") else { continue };
                    self.declared.insert(self.cx.str(name).to_owned());
                }
                if is_class(child) || child.kind().ends_with("_body") || child.kind() == "enum_body_declarations" {
                    open.push(child);
                }
                if child.kind() == "enum_constant"
                    && let (Some(name), Some(class)) = (child.child_by_field_name("name"), class_around(child))
                {
                    self.enums.insert(self.cx.str(name).to_owned(), self.cx.str(class).to_owned());
                }
                self.token_field(child);
                self.constant(child);
            }
        }
    }

    /// Notes a field that holds a type: `static final TypeReference<Map<String, Endpoint>> TYPE = …`.
    fn token_field(&self, node: Node<'_>) {
        if !matches!(node.kind(), "field_declaration" | "constant_declaration") {
            return;
        }
        for declarator in children(node).into_iter().filter(|child| child.kind() == "variable_declarator") {
            let token = node.child_by_field_name("type").and_then(|ty| self.token_type(ty));
            let token = token.or_else(|| self.token_of(declarator.child_by_field_name("value")?));
            if let (Some(name), Some(ty)) = (declarator.child_by_field_name("name"), token) {
                self.tokens.borrow_mut().insert(self.cx.str(name).to_owned(), ty);
            }
        }
    }

    /// Notes `static final String USER = "user"`.
    fn constant(&mut self, node: Node<'_>) {
        if !matches!(node.kind(), "field_declaration" | "constant_declaration") {
            return;
        }
        for declarator in children(node).into_iter().filter(|child| child.kind() == "variable_declarator") {
            let (Some(name), Some(value)) = (declarator.child_by_field_name("name"), declarator.child_by_field_name("value"))
            else {
                continue;
            };
            if value.kind() == "string_literal"
                && let ExprKind::Text { value, content, exact: true } = self.expr(value).kind
            {
                self.constants.insert(self.cx.str(name).to_owned(), Ident { name: value, span: content });
            }
        }
    }

    fn program(&self, root: Node<'_>) -> Vec<Stmt> {
        let mut body = Vec::new();
        for (class, span) in &self.all_statics {
            body.push(Stmt::ImportAll { module: self.class_named(class, *span), reexport: false });
        }
        self.enter();
        for node in children(root) {
            if node.is_error() {
                self.cx.lose(node);
            }
            body.extend(self.statement(node));
        }
        self.leave();
        body
    }

    // ---- scopes

    fn enter(&self) {
        self.scopes.borrow_mut().push(HashSet::new());
    }

    fn leave(&self) {
        self.scopes.borrow_mut().pop();
    }

    fn declare(&self, name: &str) {
        if let Some(scope) = self.scopes.borrow_mut().last_mut() {
            scope.insert(name.to_owned());
        }
    }

    fn is_local(&self, name: &str) -> bool {
        self.scopes.borrow().iter().any(|scope| scope.contains(name))
    }

    fn fresh(&self, stem: &str) -> String {
        self.fresh.set(self.fresh.get() + 1);
        format!("{MADE_UP}{stem}{}", self.fresh.get())
    }

    // ---- names

    /// A class by the name that this file calls it by.
    fn class_named(&self, name: &str, span: Span) -> Expr {
        let (first, rest) = name.split_once('.').map_or((name, None), |(first, rest)| (first, Some(rest)));
        let is_package = first.starts_with(char::is_lowercase) && rest.is_some();
        let qualified = match self.imports.get(first) {
            Some(full) => full.clone(),
            // Fully qualified: as far as its first class.
            None if is_package => {
                let parts: Vec<&str> = name.split('.').collect();
                let class = parts.iter().position(|part| part.starts_with(char::is_uppercase)).unwrap_or(parts.len() - 1);
                let base = Expr::name(&parts[..=class].join("."), span);
                return parts[class + 1..].iter().fold(base, |base, part| within(base, part, span));
            }
            None => self.of_package(first).unwrap_or_else(|| first.to_owned()),
        };
        let base = Expr::name(&qualified, span);
        rest.iter().flat_map(|rest| rest.split('.')).fold(base, |base, part| within(base, part, span))
    }

    /// The qualified name of a class that is imported with its package, if models may name it.
    fn of_package(&self, name: &str) -> Option<String> {
        if self.declared.contains(name) {
            return None;
        }
        let imported = OF_PACKAGES.iter().filter(|(package, _)| self.packages.iter().any(|imported| imported == package));
        let (package, _) = imported.into_iter().find(|(_, classes)| classes.contains(&name))?;
        Some(format!("{package}.{name}"))
    }

    /// Whether a name that is no variable or member is a class's.
    fn is_class_name(&self, name: &str) -> bool {
        self.imports.contains_key(name) || self.declared.contains(name) || name.starts_with(char::is_uppercase)
    }

    /// A variable, a field, or a class, by its bare name.
    fn named(&self, name: &str, span: Span) -> Expr {
        if self.is_local(name) {
            return Expr::name(name, span);
        }
        if let Some(base) = self.holder(span, |around| around.fields.get(name).copied()) {
            return Expr::member(base, name, span, span);
        }
        if let Some(class) = self.statics.get(name) {
            return Expr::access(self.class_named(class, start_of(span)), Expr::text(name, span), Style::Member, span);
        }
        if self.is_class_name(name) && !is_constant(name) {
            return self.class_named(name, span);
        }
        Expr::name(name, span)
    }

    /// What has the member that `of` finds in a class around: the instance, or the class where the member is static.
    fn holder(&self, span: Span, of: impl Fn(&Around) -> Option<bool>) -> Option<Expr> {
        let around = self.around.borrow();
        let mut of_instance = true;
        let (depth, class, is_static) = around.iter().rev().enumerate().find_map(|(depth, class)| {
            let found = of(class).filter(|is_static| of_instance || *is_static);
            of_instance &= !class.is_static;
            Some((depth, class, found?))
        })?;
        let at = start_of(span);
        Some(match (&class.name, is_static, depth) {
            (Some(name), true, _) => Expr::name(name, at),
            (_, _, 0) => this(at),
            _ => Expr::name(&class.instance, at),
        })
    }

    /// What a method is called on that is called by its bare name.
    fn receiver(&self, method: &str, span: Span) -> Option<Expr> {
        if let Some(base) = self.holder(span, |around| around.methods.get(method).copied()) {
            return Some(base);
        }
        if let Some(class) = self.statics.get(method) {
            return Some(self.class_named(class, start_of(span)));
        }
        if !self.all_statics.is_empty() {
            return None;
        }
        self.holder(span, |around| around.inherits.then_some(false))
    }
}

/// A nested class, or a field of a class.
fn within(base: Expr, name: &str, span: Span) -> Expr {
    Expr::access(base, Expr::text(name, span), Style::Static, span)
}

fn this(span: Span) -> Expr {
    Expr::new(ExprKind::This, span)
}

const fn start_of(span: Span) -> Span {
    Span { start: span.start, end: span.start }
}

/// Whether the name is written as constants are: `USER_KEY`.
fn is_constant(name: &str) -> bool {
    name.len() > 1 && name.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_')
}

fn is_class(node: Node<'_>) -> bool {
    matches!(
        node.kind(),
        "class_declaration" | "interface_declaration" | "enum_declaration" | "record_declaration" | "annotation_type_declaration"
    )
}

/// The name of the class that a member stands in.
fn class_around(node: Node<'_>) -> Option<Node<'_>> {
    let mut at = node.parent();
    while let Some(node) = at {
        if is_class(node) {
            return node.child_by_field_name("name");
        }
        at = node.parent();
    }
    None
}

fn bind(pattern: Pattern, value: Expr) -> Stmt {
    Stmt::Bind { pattern, value, scope: Scope::Local }
}
