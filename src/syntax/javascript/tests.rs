use super::*;
use crate::syntax::ir::*;

fn lowered(path: &str, text: &str) -> Module {
    lower(&Source { text, path })
}

/// The IR in a few words, one statement a line; checks on the way that every literal is where it says.
struct Show<'a>(&'a str);

impl Show<'_> {
    fn stmts(&self, body: &[Stmt]) -> String {
        body.iter().map(|stmt| self.stmt(stmt)).collect::<Vec<_>>().join("; ")
    }

    fn stmt(&self, stmt: &Stmt) -> String {
        let scope = |scope: &Scope| match scope {
            Scope::Local => "let ",
            Scope::Nearest => "",
            Scope::Environment | Scope::Later => "env ",
        };
        match stmt {
            Stmt::Expr(e) => self.expr(e),
            Stmt::Bind { pattern, value, scope: s } => format!("{}{} = {}", scope(s), self.pattern(pattern), self.expr(value)),
            Stmt::If { test, then, otherwise } => {
                format!("if {} {{{}}} else {{{}}}", self.expr(test), self.stmts(then), self.stmts(otherwise))
            }
            Stmt::Switch { subject, cases, .. } => {
                let cases = cases.iter().map(|(values, body)| {
                    format!("[{}] {{{}}}", values.iter().map(|v| self.expr(v)).collect::<Vec<_>>().join(","), self.stmts(body))
                });
                format!("switch {} {}", self.expr(subject), cases.collect::<Vec<_>>().join(" "))
            }
            Stmt::ForEach { pattern, iter, mode, body } => {
                format!("for {} {mode:?} {} {{{}}}", self.pattern(pattern), self.expr(iter), self.stmts(body))
            }
            Stmt::Loop { test, body } => {
                format!("loop {} {{{}}}", test.as_ref().map_or(String::new(), |t| self.expr(t)), self.stmts(body))
            }
            Stmt::Try { body, handlers } => {
                let handlers = handlers.iter().map(|h| format!(" or {{{}}}", self.stmts(h))).collect::<String>();
                format!("try {{{}}}{handlers}", self.stmts(body))
            }
            Stmt::Return(value) => format!("return {}", value.as_ref().map_or(String::new(), |v| self.expr(v))),
            Stmt::Yield(value) => format!("yield {}", self.expr(value)),
            Stmt::Value(value) => format!("value {}", self.expr(value)),
            Stmt::Break => "break".into(),
            Stmt::Continue => "continue".into(),
            Stmt::Throw(value) => format!("throw {}", value.as_ref().map_or(String::new(), |v| self.expr(v))),
            Stmt::Function(f) => self.function(f),
            Stmt::Class(c) => self.class(c),
            Stmt::Export { name, value } => format!("export {} = {}", name.as_deref().unwrap_or("*"), self.expr(value)),
            Stmt::ImportAll { module, reexport } => format!("import * from {} {reexport}", self.expr(module)),
            Stmt::Delete(e) => format!("delete {}", self.expr(e)),
            Stmt::Block(body) => format!("{{{}}}", self.stmts(body)),
            other => format!("{other:?}"),
        }
    }

    fn function(&self, f: &Function) -> String {
        let params = f.params.iter().map(|p| {
            let field = p.field.as_ref().map_or(String::new(), |field| format!("this.{field} = "));
            let rest = if p.kind == ParamKind::Rest { "..." } else { "" };
            format!("{field}{rest}{}", self.pattern(&p.pattern))
        });
        let params = params.collect::<Vec<_>>().join(", ");
        let name = f.name.as_ref().map_or(String::new(), |name| name.name.to_string());
        let returns = f.returns.as_ref().map_or(String::new(), |ty| format!(": {}", self.ty(ty)));
        let yields = if f.yields == Yields::No { "" } else { "*" };
        format!("fn{yields} {name}({params}){returns} {{{}}}", self.stmts(&f.body))
    }

    fn class(&self, c: &Class) -> String {
        let name = c.name.as_ref().map_or(String::new(), |name| name.name.to_string());
        let mut parts: Vec<String> = c.bases.iter().map(|base| format!("< {}", self.expr(base))).collect();
        parts.extend(c.alias.iter().map(|ty| format!("= {}", self.ty(ty))));
        parts.extend(c.fields.iter().map(|f| {
            let ty = f.ty.as_ref().map_or(String::new(), |ty| format!(": {}", self.ty(ty)));
            let value = f.value.as_ref().map_or(String::new(), |v| format!(" = {}", self.expr(v)));
            assert_eq!(&self.0[f.key.span.range()], &*f.key.name);
            format!("{}{}{ty}{value}", f.name.name, if f.optional { "?" } else { "" })
        }));
        parts.extend(c.methods.iter().map(|m| format!("{:?} {}", m.kind, self.function(&m.function))));
        let decorators = c.decorators.iter().map(|d| format!("@{} ", self.expr(d))).collect::<String>();
        let erased = if c.erased { "type" } else { "class" };
        format!("{decorators}{erased} {name} {{{}}}{}", parts.join("; "), self.stmts(&c.body))
    }

    fn ty(&self, ty: &Type) -> String {
        match ty {
            Type::Named(e) => self.expr(e),
            Type::List(t) => format!("[{}]", self.ty(t)),
            Type::Map(t) => format!("map {}", self.ty(t)),
            Type::Inline(c) => self.class(c),
            Type::Text | Type::Number | Type::Any => "any".into(),
        }
    }

    fn pattern(&self, pattern: &Pattern) -> String {
        match pattern {
            Pattern::Name(ident) => ident.name.to_string(),
            Pattern::Place(e) => self.expr(e),
            Pattern::Record { fields, rest, .. } => {
                let mut parts: Vec<String> =
                    fields.iter().map(|f| format!("{}: {}", self.expr(&f.key), self.pattern(&f.value))).collect();
                parts.extend(rest.iter().map(|rest| format!("...{}", self.pattern(rest))));
                format!("{{{}}}", parts.join(", "))
            }
            Pattern::List { items, rest, .. } => {
                let mut parts: Vec<String> = items.iter().map(|p| self.pattern(p)).collect();
                parts.extend(rest.iter().map(|(_, rest)| format!("...{}", self.pattern(rest))));
                format!("[{}]", parts.join(", "))
            }
            Pattern::Default(p, e) => format!("{} := {}", self.pattern(p), self.expr(e)),
            Pattern::Typed(p, ty) => format!("{}: {}", self.pattern(p), self.ty(ty)),
            Pattern::Ignore => "_".into(),
            other => format!("{other:?}"),
        }
    }

    fn args(&self, args: &[Arg]) -> String {
        args.iter()
            .map(|arg| format!("{}{}", if arg.spread { "..." } else { "" }, self.expr(&arg.value)))
            .collect::<Vec<_>>()
            .join(", ")
    }

    fn expr(&self, expr: &Expr) -> String {
        let list = |parts: &[Expr]| parts.iter().map(|e| self.expr(e)).collect::<Vec<_>>().join(", ");
        match &expr.kind {
            ExprKind::Text { value, content, exact } => {
                if *exact {
                    assert_eq!(&self.0[content.range()], &**value);
                    format!("'{value}'")
                } else {
                    format!("~'{value}'")
                }
            }
            ExprKind::Number(n) => n.to_string(),
            ExprKind::Null => "null".into(),
            ExprKind::Bool(b) => b.to_string(),
            ExprKind::Template(parts) => format!("`{}`", list(parts)),
            ExprKind::Name(name) => name.to_string(),
            ExprKind::This => "this".into(),
            ExprKind::Super => "super".into(),
            ExprKind::Access { base, key, style } => {
                let style = match style {
                    Style::Index => "@",
                    Style::Method => "->",
                    _ => ".",
                };
                let accessor = &self.0[base.span.end as usize..expr.span.end as usize];
                let base = self.expr(base);
                let key = self.expr(key);
                assert!(accessor.len() < 200 && !accessor.starts_with(')'), "{accessor}");
                format!("{base}{style}{key}")
            }
            ExprKind::Each(e) => format!("each {}", self.expr(e)),
            ExprKind::Call { callee, args } => format!("{}({})", self.expr(callee), self.args(args)),
            ExprKind::New { class, args } => format!("new {}({})", self.expr(class), self.args(args)),
            ExprKind::Cast { expr, ty } => format!("<{}>{}", self.ty(ty), self.expr(expr)),
            ExprKind::Function(f) => self.function(f),
            ExprKind::Class(c) => self.class(c),
            ExprKind::Record(fields) => {
                let fields = fields.iter().map(|field| match field {
                    Field::Pair { key, value } => format!("{}: {}", self.expr(key), self.expr(value)),
                    Field::Spread(e) => format!("...{}", self.expr(e)),
                });
                format!("{{{}}}", fields.collect::<Vec<_>>().join(", "))
            }
            ExprKind::List(args) => format!("[{}]", self.args(args)),
            ExprKind::Either(a, b) => format!("({} ?? {})", self.expr(a), self.expr(b)),
            ExprKind::Both(a, b) => format!("({} && {})", self.expr(a), self.expr(b)),
            ExprKind::Cond { test, then, otherwise } => {
                format!("({} ? {} : {})", self.expr(test), self.expr(then), self.expr(otherwise))
            }
            ExprKind::Not(e) => format!("!{}", self.expr(e)),
            ExprKind::Compare { op, left, right } => format!("({} {op:?} {})", self.expr(left), self.expr(right)),
            ExprKind::Exists(e) => format!("exists {}", self.expr(e)),
            ExprKind::Assign { target, value, .. } => format!("({} = {})", self.pattern(target), self.expr(value)),
            ExprKind::Block(body) => format!("do {{{}}}", self.stmts(body)),
            ExprKind::Module(spec) => format!("module {}", self.expr(spec)),
            ExprKind::Code { language, code, input, .. } => {
                let input = input.as_ref().map_or(String::new(), |input| format!(" of {}", self.expr(input)));
                format!("{language} {}{input}", self.expr(code))
            }
            ExprKind::Opaque(parts) => format!("?({})", list(parts)),
            other => format!("{other:?}"),
        }
    }
}

fn show(path: &str, text: &str) -> String {
    let module = lowered(path, text);
    assert_eq!(module.lost, [], "{text}");
    Show(text).stmts(&module.body)
}

#[track_caller]
fn js(text: &str, expected: &str) {
    assert_eq!(show("a.js", text), expected);
}

#[track_caller]
fn ts(text: &str, expected: &str) {
    assert_eq!(show("a.ts", text), expected);
}

#[test]
fn accesses() {
    js("c.user", "c.'user'");
    js("c?.user", "c.'user'");
    js("c['user']?.[0]", "c@'user'@0");
    js("rel[name][i].org", "rel@name@i.'org'");
    js("(await load()).influxdb", "<any>load().'influxdb'");
    js("(c.a).user", "<any>c.'a'.'user'");
    js("c.get('user')", "c->'get'('user')");
    js("this.#creds.user", "this.'#creds'.'user'");
    ts("c!.user", "c.'user'");
    ts("(rel[0] as Rel).user", "<Rel>rel@0.'user'");
    ts("(<Rel>rel).user", "<Rel>rel.'user'");
    ts("parse<Rel>(x).user", "<Rel>parse(x).'user'");
    js("config.credentials('x')[key]", "config->'credentials'('x')@key");
}

#[test]
fn texts() {
    js("x('a', \"b\", `c`, '')", "x('a', 'b', 'c', '')");
    js(r"x('us\u0065r\'')", r"x(`'us', ~'e', 'r', ~'''`)");
    js("x(`http://${c.user}:${p}@h`)", "x(`'http://', c.'user', ':', p, '@h'`)");
    js("'a' + b + 'c'", "`'a', b, 'c'`");
    js("String.raw`a${b}`", "`'a', b`");
    js("gql`a ${b}`", "gql(?(), b)");
}

#[test]
fn destructuring() {
    js("const { user, org: o = 'x', ...rest } = c", "let {'user': user, 'org': o := 'x', ...rest} = c");
    js(
        "let { user = 'admin', query: { org }, [key]: z } = c",
        "let {'user': user := 'admin', 'query': {'org': org}, key: z} = c",
    );
    js("const [a, , { user }, ...d] = list", "let [a, _, {'user': user}, ...d] = list");
    js("({ user: this.user, 'org': o } = c)", "{'user': this.'user', 'org': o} = c");
    js("for (const { user } of rel.influxdb) use(user)", "for {'user': user} Pairs rel.'influxdb' {use(user)}");
    js("function f({ user, org }, [first], x = 1, ...rest) {}", "fn f({'user': user, 'org': org}, [first], x := 1, ...rest) {}");
    js("xs.map(({ user: u }) => u)", "xs->'map'(fn ({'user': u}) {return u})");
}

#[test]
fn bindings_and_flow() {
    js("var a = 1, b; a = 2; c.d = a", "let a = 1; let b = null; a = 2; c.'d' = a");
    js("a ||= b; a ??= c; a += d; a++", "a = (a ?? b); a = (a ?? c); a = `a, d`; a = ?()");
    js("a = b = c.user", "b = c.'user'; a = c.'user'");
    js("if (a) b(); else if (c) d(); else { e() }", "if a {b()} else {if c {d()} else {e()}}");
    js("switch (k) { case 'a': x(); break; default: y() }", "switch k ['a'] {x(); break} [] {y()}");
    js("switch (true) { case r === 'a': x(); break; default: return y }", "{if (r Eq 'a') {x()} else {return y}}");
    js("for (let i = 0; i < n; i++) f(i)", "{let i = 0; loop ?(i, n) {f(i); i = ?()}}");
    js("for (const k in o) f(k)", "for k Keys o {f(k)}");
    js("do { f() } while (x)", "loop  {f(); if !x {break} else {}}");
    js("try { f() } catch (e) { g(e) } finally { h() }", "try {f()} or {let e = ?(); g(e)}; h()");
    js("if (!x) process.exit(1)", "if !x {throw 1} else {}");
    js("x || process.exit(1)", "(x ?? do {throw 1})");
    js("delete c.user", "delete c.'user'");
    js("function* g() { yield a; yield* b }", "fn* g() {yield a; yield each b}");
    js(
        "const f = async () => { throw e }, g = function h(x) { return x }",
        "let f = fn () {throw e}; let g = fn h(x) {return x}",
    );
    js("(() => { f() })()", "fn () {f()}()");
}

#[test]
fn blocks_have_their_own_variables() {
    js("let c = a; { let c = b; c.user } c.user", "let c = a; {let c#17 = b; c#17.'user'}; c.'user'");
    js(
        "function f(c) { if (x) { const c = a; return () => c } return c }",
        "fn f(c) {if x {let c#31 = a; return fn () {return c#31}} else {}; return c}",
    );
    js("{ let c = 1 } { let c = 2; g(c) }", "{let c = 1}; {let c#20 = 2; g(c#20)}");
    js("for (const c of a) {} for (const c of b) { c.x }", "for c Pairs a {}; for c#33 Pairs b {c#33.'x'}");
    js("const c = 1; xs.map(c => c.user)", "let c = 1; xs->'map'(fn (c) {return c.'user'})");
    js("if (a) { var v = 1 } v", "if a {let v = 1} else {}; v");
}

#[test]
fn tests_of_values() {
    js("typeof c.user !== 'undefined'", "exists c.'user'");
    js("typeof c.user === 'undefined'", "!exists c.'user'");
    js("typeof c.user === 'string'", "exists c.'user'");
    js("c.user != null && c.org === undefined", "(exists c.'user' && !exists c.'org')");
    js("'user' in c", "('user' In c)");
    js("rel.length > 0 ? a : b", "(exists rel ? a : b)");
    js("name.indexOf('influx') !== -1", "(name Contains 'influx')");
    js("name.indexOf('influx') === -1", "!(name Contains 'influx')");
    js("['a', 'b'].indexOf(x) >= 0", "(x In ['a', 'b'])");
    js("/^influx/.test(x.type)", "(x.'type' StartsWith ~'influx')");
    js("x.match(/^(influx|timedb)$/)", "((x Eq ~'influx') ?? (x Eq ~'timedb'))");
    js("/^influxdb:\\d/i.test(x)", "(x StartsWith ~'influxdb:')");
    js("/[a-z]+/.test(x)", "?()->'test'(x)");
    js("a.rel === 'influxdb' && !b", "((a.'rel' Eq 'influxdb') && !b)");
}

#[test]
fn literals() {
    js(
        "f({ a, 'b': 1, [c]: 2, ...d, e() { return 1 }, get g() { return 2 } })",
        "f(do {let object·2 = {'a': a, 'b': 1, c: 2, ...d, 'e': fn () {return 1}}; let object·2@'g' = fn () {return 2}->~'call'(object·2); value object·2})",
    );
    js("f([a, ...b, , 0x10, -1, 1.5])", "f([a, ...b, null, 16, -1, ?()])");
    js("new Foo(a, ...b)", "new Foo(a, ...b)");
    js("(a, b.user)", "a; b.'user'");
}

#[test]
fn modules() {
    js("const c = require('./c'); const { a: b } = require('node:m')", "let c = module './c'; let {'a': b} = module 'm'");
    js(
        "import d, { a as b, c } from './m'",
        "let d = module './m'.~'default'; let b = module './m'.'a'; let c = module './m'.'c'",
    );
    js("import * as ns from 'm'; import './side'", "let ns = module 'm'; module './side'");
    js("export const a = 1, { b } = c", "let a = 1; let {'b': b} = c; export a = a; export b = b");
    js("export { a as b, c }; const a = 1", "let a = 1; export b = a; export c = c");
    js("export { a as b, default as c } from './m'", "export b = module './m'.'a'; export c = module './m'.'default'");
    js("export * from './m'; export * as n from './n'", "import * from module './m' true; export n = module './n'");
    js("export default function f() {}", "fn f() {}; export default = f");
    js("export default { a }", "export default = {'a': a}");
    js("module.exports = { a }", "module.exports = {'a': a}; export * = module.exports");
    js("exports.a = b; exports.a.x", "module.exports.a = b; export a = module.exports.a; module.exports.a.'x'");
    js("exports = module.exports = f", "module.exports = f; export * = module.exports");
    js("const x = module.exports = f()", "module.exports = f(); export * = module.exports; let x = f()");
    js("const m = await import('./m.js')", "let m = module './m.js'");
    js("f(); import a from 'm'; function g() {}", "let a = module 'm'.~'default'; fn g() {}; f()");
    js("__exportStar(require('./x'), exports)", "import * from module './x' true");
    ts(
        "import type { Rel } from './r'; import x = require('y'); export = x",
        "let Rel = module './r'.'Rel'; let x = module 'y'; export * = x",
    );
}

#[test]
fn classes() {
    js(
        "class A extends B { #c = 1; static s = 2; constructor(x) { super(x); this.c = x } get u() { return this.#c } static m() {} set u(v) {} }",
        "class A {< B; #c = 1; s = 2; Constructor fn constructor(x) {super(x); this.'c' = x}; Getter fn u() {return this.'#c'}; \
         Static fn m() {}; Plain fn set u(v) {}}",
    );
    ts(
        "@Injectable() export class S { private c?: Rel; constructor(private readonly r: Reader, x = 1) {} }",
        "@Injectable() class S {c?: Rel; Constructor fn constructor(this.r = r: Reader, x := 1) {}}; export S = S",
    );
}

#[test]
fn injection() {
    ts(
        "class S { constructor(@Inject('T') private readonly t: Rel) {} }",
        "class S {Constructor fn constructor(this.t = t: Rel := nest.inject('T')) {}}",
    );
    js(
        "f({ provide: T, useFactory: () => c })",
        "f(do {nest.provide(T, fn () {return c}()); value {'provide': T, 'useFactory': fn () {return c}}})",
    );
}

#[test]
fn functions_with_a_prototype_are_classes() {
    js(
        "function A(x) { this.x = x } A.prototype.u = function () { return this.x }; A.prototype.v = 1",
        "class A {Constructor fn constructor(x) {this.'x' = x}; Plain fn u() {return this.'x'}}; A.'prototype'.'v' = 1",
    );
    js(
        "var A = function () {}; A.prototype = { u: function () {}, v() {} }; B.prototype.w = function () {}",
        "class A {Constructor fn constructor() {}; Plain fn u() {}; Plain fn v() {}}; B.'prototype'.'w' = fn () {}",
    );
}

#[test]
fn typescript() {
    ts(
        "interface Rel extends Base { user: string; org?: string; 'api_token': string; nested: { bucket: string } }",
        "type Rel {< Base; user; org?; api_token; nested: type  {bucket}}",
    );
    ts("type Rels = Record<string, Rel[]>", "type Rels {= map [Rel]}");
    ts("type A = Base & { user: string }", "type A {< Base; user}");
    ts(
        "let a: Promise<Rel | null>, b: Array<Rel>, c: { [k: string]: Rel }",
        "let a: Rel = null; let b: [Rel] = null; let c: map Rel = null",
    );
    ts("const r = JSON.parse(x) as unknown as Rels", "let r = <Rels>JSON->'parse'(x)");
    ts("function f(c: Rel = d): Promise<Rel[]> { return c }", "fn f(c: Rel := d): [Rel] {return c}");
    ts("enum R { Influx = 'influxdb', A = 3, B }", "let R = {'Influx': 'influxdb', 'A': 3, 'B': 4}");
    ts("namespace N { export const a = 1; const b = 2 }", "let N = fn () {let a = 1; let b = 2; return {~'a': a}}()");
    ts("declare const process: any; process.env.X", "process.'env'.'X'");
    ts("function f(x: string): void; function f(x) {}", "fn f(x) {}");
    ts("const c = { a: 1 } satisfies Rel, d = x as const", "let c = {'a': 1}; let d = x");
}

#[test]
fn jsx() {
    js(
        "const p = <Panel user={c.user} {...c}>{c.org}<b>{x}</b></Panel>",
        "let p = Panel({'user': c.'user', ...c, ~'children': [c.'org', ?(x)]})",
    );
    js("<div title={c.user}>text {c.org}</div>", "?(c.'user', c.'org')");
    assert_eq!(show("a.tsx", "const p = <Panel<Rel> user={c.user as string} />"), "let p = Panel({'user': c.'user'})");
}

#[test]
fn command_lines() {
    js(
        "const { execSync } = require('child_process'); execSync(`jq ${f}`).toString()",
        "let {'execSync': execSync} = module 'child_process'; shell `'jq ', f`->'toString'()",
    );
    js(
        "import cp from 'node:child_process'; const run = util.promisify(cp.exec); const { stdout } = await run('ls')",
        "let cp = module 'child_process'.~'default'; let run = util->'promisify'(cp.'exec'); let {'stdout': stdout} = {~'stdout': shell 'ls'}",
    );
    js(
        "import { spawn } from 'child_process'; spawn('bash', ['-lc', 'ls'])",
        "let spawn = module 'child_process'.'spawn'; {~'stdout': shell 'ls'}",
    );
    js("await $`jq .x`", "{~'stdout': shell 'jq .x'}");
    js("regex.exec('ls')", "regex->'exec'('ls')");
}

#[test]
fn components_keep_their_offsets() {
    let text =
        "<template>\u{e9}<p/></template>\n<script setup lang=\"ts\">\nconst u: string = c.user\n</script>\n<style>a{}</style>";
    assert_eq!(show("a.vue", text), "let u = c.'user'");
}

#[test]
fn types_in_plain_javascript() {
    js("// @flow\nfunction f(c: Rel): string { return c.user }", "fn f(c: Rel) {return c.'user'}");
}

const SAMPLE: &str = "import a, { b as c } from './x';\nexport * from 'y';\n@Dec() export class S extends B<T> {\n  #p?: Rel[] = [];\n  \
    constructor(private r: Reader) { super(r) }\n  async get({ user = 'a', ...é }: { user: string }) { return `x${user}\\n${this.r!.org ?? 1}` }\n}\n\
    for (const [k, { org }] of Object.entries(rel)) { if (/^a|b$/.test(k)) continue; switch (k) { case 'x': break } }\n\
    interface I { user?: string; [k: string]: J & K }\nenum E { A = 'b' }\nmodule.exports = exports.q = (x) => <T>x;\n\
    try { label: do { x?.[0]?.y?.() } while (typeof z !== 'undefined') } catch { delete q.w }\n";

#[test]
fn no_cut_panics() {
    for path in ["a.js", "a.ts", "a.tsx", "a.vue"] {
        for end in (0..=SAMPLE.len()).filter(|&at| SAMPLE.is_char_boundary(at)) {
            lowered(path, &SAMPLE[..end]);
            lowered(path, &SAMPLE[end..]);
        }
    }
}

#[test]
fn what_is_broken_is_said_to_be_lost_and_the_rest_is_read() {
    let text = "const a = c.user;\nconst = ;;)\nconst b = c.org;";
    let module = lowered("a.js", text);
    assert!(!module.lost.is_empty());
    let shown = Show(text).stmts(&module.body);
    assert!(shown.contains("c.'user'") && shown.contains("c.'org'"), "{shown}");
}

#[test]
fn words_newer_than_the_grammar_lose_nothing() {
    ts("export type * from './x'; r.user", "import * from module './x' true; r.'user'");
    for text in ["interface J<out T> { user: string }", "import defer * as d from 'x';", "class H<in out T> {}"] {
        assert_eq!(lowered("a.ts", text).lost, [], "{text}");
    }
    ts("class L { static accessor creds = r.x }", "class L {creds = r.'x'}");
}

#[test]
fn deep_nesting_is_lost_not_fatal() {
    for (open, inner, close) in
        [("(", "x", ")"), ("[", "", "]"), ("f(", "x", ")"), ("{a:", "1", "}"), ("() => {", "", "}"), ("!", "x", "")]
    {
        let text = format!("x = {}{inner}{}", open.repeat(5000), close.repeat(5000));
        for path in ["a.js", "a.ts", "a.tsx"] {
            assert!(!lowered(path, &text).lost.is_empty(), "{open} in {path}");
        }
    }
    lowered("a.js", &format!("x = {}", "'a' + ".repeat(5000)));
    lowered("a.js", &format!("x{}", ".a()".repeat(5000)));
    lowered("a.js", &"if (a) {} else ".repeat(5000));
    lowered("a.ts", &format!("let x: {}", "A<".repeat(5000)));
    lowered("a.tsx", &format!("x = {}", "<A>".repeat(5000)));
}
