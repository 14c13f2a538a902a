use std::sync::Arc;

use super::super::ir::{Class, Expr, ExprKind, Function, Module, Stmt, Type};
use super::super::testing::{exact_texts, functions, shape};
use super::*;
use crate::syntax::Project;

fn lower_text(text: &str) -> Module {
    lower(&Source { text, path: "src/main.rs" })
}

fn clean(text: &str) -> Module {
    let module = lower_text(text);
    assert!(module.lost.is_empty(), "lost {:?} of {text}", module.lost);
    module
}

fn function(module: &Module, name: &str) -> Arc<Function> {
    let of = |stmt: &Stmt| match stmt {
        Stmt::Function(function) if function.name.as_ref().is_some_and(|ident| &*ident.name == name) => {
            Some(Arc::clone(function))
        }
        _ => None,
    };
    module.body.iter().find_map(of).expect("the function")
}

fn class(module: &Module, name: &str) -> Arc<Class> {
    let of = |stmt: &Stmt| match stmt {
        Stmt::Class(class) if class.name.as_ref().is_some_and(|ident| &*ident.name == name) => Some(Arc::clone(class)),
        _ => None,
    };
    module.body.iter().find_map(of).expect("the class")
}

/// The expression as a line that can be read.
fn show(expr: &Expr) -> String {
    let all = |exprs: &[Expr]| exprs.iter().map(show).collect::<Vec<_>>().join(", ");
    match &expr.kind {
        ExprKind::Text { value, .. } => format!("{value:?}"),
        ExprKind::Number(number) => number.to_string(),
        ExprKind::Null => "null".into(),
        ExprKind::Bool(truth) => truth.to_string(),
        ExprKind::Template(parts) => format!("template({})", all(parts)),
        ExprKind::Name(name) => name.to_string(),
        ExprKind::This => "this".into(),
        ExprKind::ThisClass => "Self".into(),
        ExprKind::Access { base, key, style } => {
            format!("{}{}[{}]", show(base), format!("{style:?}").to_lowercase().chars().next().unwrap_or(' '), show(key))
        }
        ExprKind::Call { callee, args } => {
            let args = args.iter().map(|arg| show(&arg.value)).collect::<Vec<_>>().join(", ");
            format!("{}({args})", show(callee))
        }
        ExprKind::New { class, args } => {
            let args = args.iter().map(|arg| format!("{}={}", arg.name.as_ref().map_or("", |name| &name.name), show(&arg.value)));
            format!("new {}({})", show(class), args.collect::<Vec<_>>().join(", "))
        }
        ExprKind::Cast { expr, ty } => format!("{} as {}", show(expr), show_type(ty)),
        ExprKind::Function(function) => format!("|..| {:?}", show_all(&function.body)),
        ExprKind::List(items) => format!("[{}]", items.iter().map(|item| show(&item.value)).collect::<Vec<_>>().join(", ")),
        ExprKind::Either(a, b) => format!("({} ?? {})", show(a), show(b)),
        ExprKind::Both(a, b) => format!("({} && {})", show(a), show(b)),
        ExprKind::Not(a) => format!("!{}", show(a)),
        ExprKind::Exists(a) => format!("exists({})", show(a)),
        ExprKind::Compare { op, left, right } => format!("({} {op:?} {})", show(left), show(right)),
        ExprKind::Module(spec) => format!("<{}>", show(spec).trim_matches('"')),
        ExprKind::Opaque(parts) => format!("?({})", all(parts)),
        ExprKind::Block(body) => format!("{{{}}}", show_all(body).join("; ")),
        other => format!("{other:?}").chars().take_while(|c| c.is_alphanumeric()).collect(),
    }
}

fn show_type(ty: &Type) -> String {
    match ty {
        Type::Named(name) => show(name),
        Type::List(item) => format!("[{}]", show_type(item)),
        Type::Map(value) => format!("{{{}}}", show_type(value)),
        Type::Inline(_) => "inline".into(),
        Type::Text | Type::Number | Type::Any => "any".into(),
    }
}

fn show_all(body: &[Stmt]) -> Vec<String> {
    let nested = |body: &[Stmt]| show_all(body).join("; ");
    body.iter()
        .map(|stmt| match stmt {
            Stmt::Expr(expr) => show(expr),
            Stmt::Bind { value, .. } => format!("= {}", show(value)),
            Stmt::Return(value) => format!("return {}", value.as_ref().map(show).unwrap_or_default()),
            Stmt::Value(value) => format!("value {}", show(value)),
            Stmt::If { test, then, otherwise } => {
                format!("if {} {{{}}} else {{{}}}", show(test), nested(then), nested(otherwise))
            }
            Stmt::Throw(_) => "throw".into(),
            Stmt::ForEach { iter, body, .. } => format!("for {} {{{}}}", show(iter), nested(body)),
            Stmt::Switch { subject, cases, .. } => {
                let cases = cases
                    .iter()
                    .map(|(labels, body)| format!("{}: {}", labels.iter().map(show).collect::<Vec<_>>().join("|"), nested(body)));
                format!("switch {} {{{}}}", show(subject), cases.collect::<Vec<_>>().join(" / "))
            }
            other => format!("{other:?}").chars().take_while(|c| c.is_alphanumeric()).collect(),
        })
        .collect()
}

/// The body of `fn f() { … }`, a line a statement.
fn body(text: &str) -> Vec<String> {
    let module = clean(&format!(
        "use std::env;\nuse serde_json::{{self, Value as V}};\nuse crate::config::{{self, Config}};\nmod store;\nmod config;\nfn f(x: V) {{\n{text}\n}}\nfn local() {{}}\n"
    ));
    show_all(&function(&module, "f").body)
}

#[test]
fn paths_lead_where_use_says() {
    let lines = body(
        "env::var(\"A\");\nserde_json::from_str(x);\nconfig::load();\nConfig::new();\nstore::a::b::go();\nlocal();\nstore::get();\nsuper::up();\nstd::process::id();\nString::new();",
    );
    assert_eq!(
        lines,
        [
            "<std::env>s[\"var\"](\"A\")",
            "<serde_json>s[\"from_str\"](x)",
            "<self::config>s[\"load\"]()",
            "<self::config>s[\"Config\"]s[\"new\"]()",
            "<self::store::a::b>s[\"go\"]()",
            "local()",
            "<self::store>s[\"get\"]()",
            "<super>s[\"up\"]()",
            "<std::process>s[\"id\"]()",
            "Strings[\"new\"]()",
        ]
    );
    // Of a module file, `crate` is elsewhere.
    let module = lower(&Source {
        text: "use crate::config::{self, Config};\nmod store;\nfn f() { config::load(); Config::new(); crate::a::b::go(); store::get(); super::up(); std::process::id(); String::new(); self::f(); crate::top(); }",
        path: "src/a.rs",
    });
    assert_eq!(
        show_all(&function(&module, "f").body),
        [
            "<crate::config>s[\"load\"]()",
            "<crate::config>s[\"Config\"]s[\"new\"]()",
            "<crate::a::b>s[\"go\"]()",
            "<self::store>s[\"get\"]()",
            "<super>s[\"up\"]()",
            "<std::process>s[\"id\"]()",
            "Strings[\"new\"]()",
            "f()",
            "<crate>s[\"top\"]()",
        ]
    );
}

#[test]
fn inline_modules_share_the_file() {
    let module = clean(
        "fn load() {}\nmod a { pub fn load() {} pub fn only() { load(); super::load(); } pub mod b { pub const K: &str = \"k\"; } }\nfn f() { load(); a::load(); a::only(); a::b::K; }",
    );
    assert_eq!(show_all(&function(&module, "f").body), ["load()", "a::load()", "only()", "K"]);
    assert_eq!(show_all(&function(&module, "only").body), ["a::load()", "load()"]);
}

#[test]
fn options_and_results_are_what_they_hold() {
    assert_eq!(body("let y = Some(x)?;"), ["= x"]);
    assert_eq!(body("Ok(x.get(\"a\")?.await)"), ["return xm[\"get\"](\"a\")"]);
    assert_eq!(body("return Err(x);"), ["throw"]);
    assert_eq!(body("if x { Err(1) } else { Ok(2) }"), ["if x {throw} else {return 2}"]);
    assert_eq!(body("x.map_or(1, |v| v)"), ["return (|..| [\"return v\"](x) ?? 1)"]);
    assert_eq!(body("x.unwrap_or_else(|| 1)"), ["return (x ?? |..| [\"return 1\"]())"]);
    assert_eq!(body("x.map(|v| v)"), ["return xm[\"and_then\"](|..| [\"return v\"])"]);
    assert_eq!(body("x.iter().map(|v| v)"), ["return xm[\"iter\"]()m[\"map\"](|..| [\"return v\"])"]);
    assert_eq!(body("std::process::exit(1)"), ["throw"]);
}

#[test]
fn tests_and_matches() {
    assert_eq!(body("if let Some(u) = x.get(\"a\") { u } else { 1 }"), ["if Assign {return u} else {return 1}"]);
    assert_eq!(body("let Some(u) = x else { return };\nu"), ["if Assign {} else {return }", "return u"]);
    assert_eq!(
        body("match x { \"a\" | \"b\" => 1, Some(\"c\") => 2, _ => 3 }"),
        ["switch x {\"a\"|\"b\": return 1 / \"c\": return 2 / : return 3}"]
    );
    assert_eq!(body("match x { Some(v) => v, None => return }"), ["if Assign {return v} else {return }"]);
    assert_eq!(
        body("match x { Ok(v) if v == 1 => v, Ok(w) => w, Err(e) => panic!(\"{e}\") }"),
        ["if (Assign && (v Eq 1)) {return v} else {if Assign {return w} else {= ?(); throw}}"]
    );
    assert_eq!(body("assert!(x.is_some());"), ["if !xm[\"is_some\"]() {throw} else {}"]);
    assert_eq!(body("let v = if let Some(x) = x { x } else { x };"), ["= {if Assign {value x·1} else {value x}}"]);
}

#[test]
fn text_of_macros() {
    assert_eq!(
        body("format!(\"{x}:{} {{{0}\\n{n:?}\", local, n = 1)"),
        ["return template(x, \":\", local, \" \", \"{\", local, \"\\n\", 1)"]
    );
    assert_eq!(body("println!(\"user {}\", x[\"u\"]);"), ["?(template(\"user \", xi[\"u\"]))"]);
    assert_eq!(body("vec![1, x]"), ["return [1, x]"]);
    assert_eq!(body("tracing::info!(user = %x, \"hello {x}\");"), ["?(?(x, template(\"hello \", x)))"]);
    assert_eq!(body("foo!(x => x[\"a\"], { x.b });"), ["?(xi[\"a\"], {value xm[\"b\"]})"]);
    let source = "fn f() { json!({\"user\": x, key: [1, null], \"n\": {\"m\": y.z()}}) }";
    assert!(shape(&clean(source)).contains("Record([Pair"));
    assert_eq!(exact_texts(source, &clean(source)), ["user", "n", "m", "z"]);
}

#[test]
fn places_are_exact() {
    let text = "\u{feff}#!/usr/bin/env rust-script\r\n// é\r\nfn f() {\r\n    let é = r#\"influxdb\"#;\r\n    x[\"user\"].get(\"o\\u{72}g\");\r\n    format!(\"é{}{bucket}\", c.org);\r\n    b\"api\";\r\n}\r\n";
    assert_eq!(exact_texts(text, &clean(text)), ["influxdb", "user", "get", "o", "g", "é", "org", "api"]);
    let source = "fn f() { a(|x| x); b(|x| async move { x }); }\nimpl T { fn g(&self) {} }\nfn h() {}";
    let mut spans = functions(&clean(source));
    let count = spans.len();
    spans.sort_unstable();
    spans.dedup();
    assert_eq!(spans.len(), count);
    let source = "fn f() { (&c).first().unwrap()?[\"user\"]; }";
    let module = clean(source);
    let Stmt::Expr(Expr { kind: ExprKind::Access { base, .. }, span }) = &function(&module, "f").body[0] else {
        panic!("no access")
    };
    assert_eq!(&source[base.span.end as usize..span.end as usize], "[\"user\"]");
    assert_eq!(&source[base.span.range()], "(&c).first().unwrap()?");
}

#[test]
fn shadows_in_blocks_are_others() {
    let lines = body("let c = x;\n{ let c = 1; c; }\nc;\nlet c = 2;\nlet g = |c| c;\nlet local = local();\nlocal;");
    assert_eq!(lines, ["= x", "= 1", "c·1", "c", "= 2", "= |..| [\"return c\"]", "= local()", "local·2"]);
}

#[test]
fn serde_says_the_keys() {
    let source = r#"
#[derive(Debug, serde::Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Endpoint {
    #[serde(rename = "user", default)]
    login: String,
    #[serde(rename(deserialize = "org", serialize = "o"), alias = "organisation", alias = "tenant")]
    r#type: Option<String>,
    api_token: Vec<Inner>,
    #[serde(flatten)]
    rest: HashMap<String, crate::other::Thing>,
    #[cfg_attr(feature = "x", serde(rename = "bucket"))]
    b: Box<str>,
}
impl Endpoint { const KEY: &'static str = "user"; fn new(v: &Value) -> Self { Self { login: v["a"].clone(), ..Default::default() } } fn user(&self) -> &str { &self.login } }
struct Pair(String, Endpoint);
enum Rel { Influx(Endpoint), Sql { user: String }, None }
type Rels = HashMap<String, Vec<Endpoint>>;
"#;
    let module = clean(source);
    let endpoint = class(&module, "Endpoint");
    let fields: Vec<_> = endpoint
        .fields
        .iter()
        .map(|field| {
            let key = &source[field.key.span.range()];
            (field.name.name.to_string(), field.key.name.to_string(), key.to_owned(), field.optional, field.flatten)
        })
        .collect();
    let field =
        |name: &str, key: &str, at: &str, optional, flatten| (name.to_owned(), key.to_owned(), at.to_owned(), optional, flatten);
    assert_eq!(
        fields,
        [
            field("login", "user", "user", true, false),
            field("type", "org", "org", true, false),
            field("api_token", "apiToken", "api_token", false, false),
            field("rest", "rest", "rest", false, true),
            field("b", "bucket", "bucket", false, false),
            field("KEY", "KEY", "KEY", false, false),
        ]
    );
    assert_eq!(
        endpoint.fields[1].aliases.iter().map(|alias| &source[alias.span.range()]).collect::<Vec<_>>(),
        ["organisation", "tenant"]
    );
    assert_eq!(show_type(endpoint.fields[3].ty.as_ref().expect("a type")), "{<self::other>s[\"Thing\"]}");
    assert_eq!(endpoint.methods.len(), 3);
    assert_eq!(
        show_all(&endpoint.methods[0].function.body),
        ["return new Self(login=vi[\"a\"]m[\"clone\"](), =Defaults[\"default\"]())"]
    );
    assert_eq!(class(&module, "Pair").fields[1].name.name.as_ref(), "1");
    assert!(class(&module, "Rel").fields.iter().all(|field| field.flatten));
    assert_eq!(show_type(class(&module, "Rels").alias.as_ref().expect("an alias")), "{[Endpoint]}");
}

#[test]
fn types_of_values() {
    let source = "fn f<T>(a: State<Arc<Config>>, b: T, c: &[Endpoint]) -> Result<Vec<Endpoint>, E> { let m: HashMap<String, Vec<Endpoint>> = serde_json::from_str::<Option<Endpoint>>(s)?; let n: Vec<u8> = q.parse::<Config>(); decode::<T>(b) }\nstruct Config; struct Endpoint;";
    let module = clean(source);
    let f = function(&module, "f");
    assert_eq!(show_type(f.returns.as_ref().expect("a type")), "[Endpoint]");
    let debug = format!("{:?}", f.params);
    assert_eq!(debug.matches("Typed(").count(), 2, "{debug}");
    assert_eq!(
        show_all(&f.body),
        ["= <serde_json>s[\"from_str\"](s, Endpoint) as Endpoint", "= Configs[\"from_str\"](q)", "return decode(b)"]
    );
}

#[test]
fn conversions_call_what_they_stand_for() {
    let source = "struct A; fn f(x: V) -> Result<A> { let a: A = x.get(1).into(); let b: u8 = x.into(); let c: Option<A> = x.try_into().unwrap(); Ok(x.into()) }";
    let module = clean(source);
    assert_eq!(
        show_all(&function(&module, "f").body),
        ["= As[\"from\"](xm[\"get\"](1))", "= xm[\"into\"]()", "= As[\"try_from\"](x)", "return As[\"from\"](x)"]
    );
}

#[test]
fn a_broken_item_is_lost_alone() {
    let source = "fn a() { x[\"user\"]; }\nfn c() { y[\"org\"]; }\nlet z = 1;\nfn d() {}";
    let module = lower_text(source);
    assert_eq!(module.lost.iter().map(|lost| &source[lost.range()]).collect::<Vec<_>>(), ["let z = 1;"]);
    assert_eq!(module.body.len(), 3);
}

#[test]
fn nothing_overflows_or_panics() {
    for text in [
        "(".repeat(5_000),
        "fn f() { x = ".to_owned() + &"!".repeat(20_000) + "x; }",
        "fn f() { x = ".to_owned() + &"!".repeat(3_000) + "x; }",
        "fn f() { a".to_owned() + &".b()".repeat(2_000) + "; }",
        "fn f() { a".to_owned() + &" + a".repeat(3_000) + "; }",
        "fn f() { ".to_owned() + &"if a {} else ".repeat(1_500) + "{} }",
        "fn f() { match x { ".to_owned() + &"Some(a) => {}, ".repeat(300) + "} }",
        "type T = ".to_owned() + &"Vec<".repeat(2_000) + ";",
        "fn f() { ".to_owned() + &"return ".repeat(3_000) + "; }",
        "mod a { ".repeat(150) + &"}".repeat(150),
    ] {
        lower_text(&text);
    }
}

#[test]
fn no_cut_panics() {
    let source = include_str!("macros.rs");
    for at in (0..source.len()).step_by(97) {
        if let Some(text) = source.get(..at) {
            lower_text(text);
        }
    }
    let source = "\u{feff}#!x\nfn f() { if let Some(é) = a.b(\"c\\u{e9}{d}\")? { format!(\"{é} \\\" {{ {x:>w$}\", 1, w = 2) } else { match x { 1 | 2 if a => 'x', b'y' => r##\"#\"##, A { b, .. } => |x: &T| async { x }, [a, .., c] => 1..2, _ => json!({\"a\": [b, {}]}) } } }\n#[serde(rename = \"a\")] struct S<T>(#[serde(rename(a = \"b\"))] T);";
    for (at, _) in source.char_indices() {
        lower_text(&source[..at]);
        lower_text(&source[at..]);
    }
}

#[test]
fn modules_are_found_in_their_files() {
    let files = [
        "Cargo.toml",
        "api/Cargo.toml",
        "api/src/main.rs",
        "api/src/lib.rs",
        "api/src/config.rs",
        "api/src/config/influx.rs",
        "api/src/db/mod.rs",
        "api/src/db/pool.rs",
        "api/src/bin/tool.rs",
        "shared/Cargo.toml",
        "shared/src/lib.rs",
        "shared/src/rels.rs",
    ];
    let read = |path: &str| -> Option<Arc<str>> {
        Some(match path {
            "Cargo.toml" => "[workspace]\nmembers = [\"api\", \"shared\"]\n[workspace.dependencies]\nshared = { path = \"shared\" }\n".into(),
            "api/Cargo.toml" => "[package]\nname = \"my-api\"\n[dependencies]\nshared = { workspace = true }\nother = { path = \"../shared\" }\nserde = \"1\"\n".into(),
            "shared/Cargo.toml" => "[package]\nname = \"shared\"\n".into(),
            "api/src/main.rs" => "mod config;".into(),
            "api/src/lib.rs" => "pub mod db;".into(),
            _ => return None,
        })
    };
    let exists = |path: &str| files.contains(&path);
    let find = |from: &str, spec: &str| {
        let project = Project { from, app_root: "api", exists: &exists, read: &read, only: &|_| None, list: &|_| Vec::new() };
        resolve::resolve(spec, &project).unwrap_or_default()
    };
    assert_eq!(find("api/src/main.rs", "crate::config"), "api/src/config.rs");
    assert_eq!(find("api/src/main.rs", "self::config::influx"), "api/src/config/influx.rs");
    assert_eq!(find("api/src/config.rs", "self::influx"), "api/src/config/influx.rs");
    assert_eq!(find("api/src/config/influx.rs", "super"), "api/src/config.rs");
    assert_eq!(find("api/src/config/influx.rs", "super::super::db"), "api/src/db/mod.rs");
    assert_eq!(find("api/src/db/pool.rs", "super"), "api/src/db/mod.rs");
    assert_eq!(find("api/src/db/mod.rs", "super::config"), "api/src/config.rs");
    assert_eq!(find("api/src/db/pool.rs", "crate::db"), "api/src/db/mod.rs");
    assert_eq!(find("api/src/db/pool.rs", "crate::db::inline"), "api/src/db/mod.rs");
    assert_eq!(find("api/src/config.rs", "crate"), "api/src/lib.rs");
    assert_eq!(find("api/src/main.rs", "my_api::db"), "api/src/db/mod.rs");
    assert_eq!(find("api/src/bin/tool.rs", "my_api::config::influx"), "api/src/config/influx.rs");
    assert_eq!(find("api/src/main.rs", "shared::rels"), "shared/src/rels.rs");
    assert_eq!(find("api/src/main.rs", "other"), "shared/src/lib.rs");
    assert_eq!(find("api/src/main.rs", "serde::de"), "");
    assert_eq!(find("api/src/main.rs", "std::env"), "");
}

#[test]
fn an_item_with_unbalanced_brackets_is_lost_alone() {
    let text =
        "use std::env;\n\n/// é\nfn broken() {\n    f((1);\n}\n\n#[test]\nfn whole() -> String {\n    env::var(\"X\")?\n}\n";
    let module = lower_text(text);
    let lost: Vec<_> = module.lost.iter().map(|span| &text[span.range()]).collect();
    assert_eq!(lost, ["/// é\nfn broken() {\n    f((1);\n}"]);
    let whole = function(&module, "whole");
    assert_eq!(&text[whole.span.range()], "fn whole() -> String {\n    env::var(\"X\")?\n}");
}

#[test]
fn macros_of_the_file_are_expanded() {
    let source = "macro_rules! field {\n    ($v:expr, $k:literal) => { $v[$k] };\n    ($v:expr; $($k:ident),+ $(,)?) => { ($(g($v, stringify!($k))),+) };\n}\n\
        macro_rules! getters { ($($n:ident => $k:expr),*) => { $(fn $n() { x[$k] })* }; }\n\
        macro_rules! again { ($k:expr) => { again!($k) }; }\n\
        getters!(one => \"a\", two => \"b\");\n";
    let with = |body: &str| clean(&format!("{source}fn f() {{ {body} }}"));
    let shown = |body: &str| show_all(&function(&with(body), "f").body);
    assert_eq!(shown("field!(a.b, \"user\")"), ["return am[\"b\"]i[\"user\"]"]);
    assert_eq!(shown("field!(a; user, org)"), ["return [g(a, \"user\"), g(a, \"org\")]"]);
    assert_eq!(shown("again!(1)"), ["return ?(1)"]);
    let module = with("");
    assert_eq!(show_all(&function(&module, "one").body), ["return xi[\"a\"]"]);
    assert_eq!(show_all(&function(&module, "two").body), ["return xi[\"b\"]"]);
    assert_ne!(function(&module, "one").span, function(&module, "two").span);
}

#[test]
fn a_command_is_the_list_of_its_words() {
    let source = "use std::process::Command;\nfn f() { Command::new(\"sh\").arg(\"-c\").args([a, b]).env(\"k\", v).output() }";
    let shown = show_all(&function(&clean(source), "f").body).join("; ");
    assert!(shown.starts_with("return Record"), "{shown}");
    let source = "use clap::Command;\nfn f() { Command::new(\"sh\").arg(x) }";
    assert_eq!(show_all(&function(&clean(source), "f").body), ["return <clap>s[\"Command\"]s[\"new\"](\"sh\")m[\"arg\"](x)"]);
}
