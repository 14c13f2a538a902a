use std::sync::Arc;

use super::files::{autoload, resolve};
use super::lower;
use crate::syntax::ir::*;
use crate::syntax::{Project, Source};

fn module(text: &str) -> Module {
    lower(&Source { text, path: "a.php" })
}

/// A lowered file, written out shortly: one line a statement.
fn show(code: &str) -> String {
    let text = format!("<?php {code}");
    let module = module(&text);
    assert_eq!(module.lost, [], "{code}");
    statements(&module.body)
}

fn statements(body: &[Stmt]) -> String {
    body.iter().map(statement).collect::<Vec<_>>().join("; ")
}

fn block(body: &[Stmt]) -> String {
    format!("{{{}}}", statements(body))
}

fn statement(stmt: &Stmt) -> String {
    let value = |value: &Option<Expr>| value.as_ref().map_or_else(String::new, |value| format!(" {}", expr(value)));
    match stmt {
        Stmt::Expr(e) => expr(e),
        Stmt::Bind { pattern: p, value, .. } => format!("{} = {}", pattern(p), expr(value)),
        Stmt::If { test, then, otherwise } if otherwise.is_empty() => format!("if {} {}", expr(test), block(then)),
        Stmt::If { test, then, otherwise } => format!("if {} {} else {}", expr(test), block(then), block(otherwise)),
        Stmt::Switch { subject, cases, falls } => {
            let cases = cases.iter().map(|(values, body)| {
                let values: Vec<_> = values.iter().map(expr).collect();
                format!("{}: {}", values.join("|"), block(body))
            });
            format!("switch{} {} {{{}}}", if *falls { "" } else { "!" }, expr(subject), cases.collect::<Vec<_>>().join(", "))
        }
        Stmt::ForEach { pattern: p, iter, mode, body } => {
            format!("for {mode:?} {} in {} {}", pattern(p), expr(iter), block(body))
        }
        Stmt::Loop { test, body } => format!("loop{} {}", value(test), block(body)),
        Stmt::Try { body, handlers } => {
            format!("try {} {}", block(body), handlers.iter().map(|body| block(body)).collect::<Vec<_>>().join(" "))
        }
        Stmt::Return(e) => format!("return{}", value(e)),
        Stmt::Throw(e) => format!("throw{}", value(e)),
        Stmt::Yield(e) => format!("yield {}", expr(e)),
        Stmt::Value(e) => format!("value {}", expr(e)),
        Stmt::Break => "break".into(),
        Stmt::Continue => "continue".into(),
        Stmt::Function(f) => function(f),
        Stmt::Class(c) => class(c),
        Stmt::Global(names) => format!("global {}", names.join(", ")),
        Stmt::Extract(e) => format!("extract {}", expr(e)),
        Stmt::Delete(e) => format!("delete {}", expr(e)),
        Stmt::Block(body) => block(body),
        other => format!("{other:?}"),
    }
}

fn function(f: &Function) -> String {
    let params = f.params.iter().map(|p| match &p.field {
        Some(field) => format!("{}>{field}", pattern(&p.pattern)),
        None if p.kind == ParamKind::Rest => format!("...{}", pattern(&p.pattern)),
        None => pattern(&p.pattern),
    });
    let name = f.name.as_ref().map_or("", |name| &name.name);
    let kind = match &f.kind {
        FunctionKind::Lexical | FunctionKind::Process => "=>".to_owned(),
        FunctionKind::Isolated => String::new(),
        FunctionKind::Uses(names) => format!("use({})", names.join(",")),
    };
    let yields = if f.yields == Yields::No { String::new() } else { format!("{:?}", f.yields) };
    format!("fn {name}({}){kind}{yields}{}", params.collect::<Vec<_>>().join(", "), block(&f.body))
}

fn class(c: &Class) -> String {
    let mut parts: Vec<String> = c.bases.iter().map(|base| format!("is {}", expr(base))).collect();
    parts.extend(c.fields.iter().map(|f| {
        let value = f.value.as_ref().map_or_else(String::new, |value| format!(" = {}", expr(value)));
        format!("{}{}{value}", if f.is_static { "static " } else { "" }, f.name.name)
    }));
    parts.extend(c.methods.iter().map(|m| format!("{:?} {}", m.kind, function(&m.function))));
    format!("class {} {{{}}}", c.name.as_ref().map_or("", |name| &name.name), parts.join("; "))
}

fn pattern(p: &Pattern) -> String {
    match p {
        Pattern::Name(name) => name.name.to_string(),
        Pattern::Place(e) => format!("@{}", expr(e)),
        Pattern::Record { fields, .. } => {
            let fields = fields.iter().map(|f| format!("{}: {}", expr(&f.key), pattern(&f.value)));
            format!("{{{}}}", fields.collect::<Vec<_>>().join(", "))
        }
        Pattern::List { items, .. } => format!("[{}]", items.iter().map(pattern).collect::<Vec<_>>().join(", ")),
        Pattern::Default(p, e) => format!("{} ={}", pattern(p), expr(e)),
        Pattern::Typed(p, Type::Named(name)) => format!("{}:{}", pattern(p), expr(name)),
        Pattern::Ignore => "_".into(),
        other => format!("{other:?}"),
    }
}

fn args(list: &[Arg]) -> String {
    let args = list.iter().map(|arg| {
        let name = arg.name.as_ref().map_or_else(String::new, |name| format!("{}: ", name.name));
        format!("{name}{}{}", if arg.spread { "..." } else { "" }, expr(&arg.value))
    });
    args.collect::<Vec<_>>().join(", ")
}

fn expr(e: &Expr) -> String {
    match &e.kind {
        ExprKind::Text { value, .. } => format!("'{}'", value.escape_debug()),
        ExprKind::Number(number) => number.to_string(),
        ExprKind::Null => "null".into(),
        ExprKind::Bool(value) => value.to_string(),
        ExprKind::Template(parts) => format!("`{}`", parts.iter().map(expr).collect::<Vec<_>>().join(" ")),
        ExprKind::Name(name) => name.to_string(),
        ExprKind::This => "this".into(),
        ExprKind::ThisClass => "class".into(),
        ExprKind::Super => "super".into(),
        ExprKind::Access { base, key, style } => match style {
            Style::Index => format!("{}[{}]", expr(base), expr(key)),
            Style::Member | Style::Property => format!("{}.{}", expr(base), expr(key)),
            Style::Static => format!("{}::{}", expr(base), expr(key)),
            Style::Method => format!("{}->{}", expr(base), expr(key)),
        },
        ExprKind::Each(e) => format!("{}[]", expr(e)),
        ExprKind::Call { callee, args: list } => format!("{}({})", expr(callee), args(list)),
        ExprKind::New { class, args: list } => format!("new {}({})", expr(class), args(list)),
        ExprKind::Cast { expr: e, .. } => format!("({})", expr(e)),
        ExprKind::Function(f) => function(f),
        ExprKind::Class(c) => class(c),
        ExprKind::Record(fields) => {
            let fields = fields.iter().map(|field| match field {
                Field::Pair { key, value } => format!("{}: {}", expr(key), expr(value)),
                Field::Spread(e) => format!("...{}", expr(e)),
            });
            format!("{{{}}}", fields.collect::<Vec<_>>().join(", "))
        }
        ExprKind::List(list) => format!("[{}]", args(list)),
        ExprKind::Either(a, b) => format!("({} ?? {})", expr(a), expr(b)),
        ExprKind::Both(a, b) => format!("({} && {})", expr(a), expr(b)),
        ExprKind::Cond { test, then, otherwise } => format!("({} ? {} : {})", expr(test), expr(then), expr(otherwise)),
        ExprKind::Not(e) => format!("!{}", expr(e)),
        ExprKind::Compare { op, left, right } => format!("{op:?}({}, {})", expr(left), expr(right)),
        ExprKind::Exists(e) => format!("exists({})", expr(e)),
        ExprKind::Assign { target, value, .. } => format!("({} := {})", pattern(target), expr(value)),
        ExprKind::Block(body) => block(body),
        ExprKind::Include(e) => format!("include({})", expr(e)),
        ExprKind::Code { language, code, .. } => format!("{language}({})", expr(code)),
        ExprKind::Opaque(parts) => format!("?({})", parts.iter().map(expr).collect::<Vec<_>>().join(", ")),
        other => format!("{other:?}"),
    }
}

#[track_caller]
fn gives(code: &str, expected: &str) {
    assert_eq!(show(code), expected, "{code}");
}

#[test]
fn reads() {
    gives("$u = $r['influxdb'][0]['user'];", "$u = $r['influxdb'][0]['user']");
    gives("f($r->influxdb[0]->user, $r->{'influx-db'}['0']?->org);", "f($r.'influxdb'[0].'user', $r.'influx-db'[0].'org')");
    gives("$x = (array) @$e['user'] ?? 'a';", "$x = ($e['user'] ?? 'a')");
    gives("$x = A::B[$k]; A::$c['user']; $o::m(1)->n();", "$x = A::'B'[$k]; A::'c'['user']; $o::'m'(1)->'n'()");
    gives("$GLOBALS['creds']['user'];", "$creds['user']");
    gives("function f() { return $GLOBALS['creds']['user']; }", "fn f(){global $creds; return $creds['user']}");
}

#[test]
fn strings() {
    gives(
        r#"f("a $e[user]:{$e['org']} ${x} ${y['z']} $o->p[q] $e[0]$e[$k]");"#,
        "f(`'a ' $e['user'] ':' $e['org'] ' ' $x ' ' $y['z'] ' ' $o.'p' '[q] ' $e[0] $e[$k]`)",
    );
    gives(r#"f('a\'b', "\x41\n\$x", '', "one");"#, r"f(`'a' '\'' 'b'`, `'A' '\n' '$' 'x'`, '', 'one')");
    gives("f(<<<E\n  user $e[user]\n    {$e['org']}\n  E, 1);", r"f(`'user ' $e['user'] '\n' '  ' $e['org']`, 1)");
    gives("f(<<<'E'\n  raw $x\n  E);", "f('raw $x')");
    gives("$a .= 'x' . $b . \"c\"; ", "$a = `$a `'x' $b 'c'``");
    gives("$x = `ls $d`;", "$x = shell(`'ls ' $d`)");
}

#[test]
fn symfony_placeholders() {
    let chain = "getenv('PLATFORM_RELATIONSHIPS')['influxdb'][0]['user']";
    gives("f('%env(key:user:key:0:key:influxdb:json:base64:PLATFORM_RELATIONSHIPS)%');", &format!("f({chain})"));
    gives("f('http://%env(INFLUX_HOST)%:8086');", "f(`'http://' getenv('INFLUX_HOST') ':8086'`)");
    let code = r#"use Symfony\Component\DependencyInjection\Attribute\Autowire;
        function f(#[Autowire(env: 'key:user:key:0:key:influxdb:json:base64:PLATFORM_RELATIONSHIPS')] string $u) {}"#;
    gives(code, &format!("fn f($u ={chain}){{}}"));
}

#[test]
fn tests_and_guards() {
    gives("if (!isset($a['x'], $b)) return;", "if !(exists($a['x']) && exists($b)) {return}");
    gives("if (empty($r)) { die('x'); }", "if !exists($r) {throw 'x'}");
    gives("$r = getenv('A') or exit(1);", "if ($r := getenv('A')) {} else {throw 1}");
    gives("if (false === ($r = getenv('A'))) {}", "if !($r := getenv('A')) {}");
    gives("$a !== null && $b = 1;", "if exists($a) {$b = 1}");
    gives("$x = strpos($t, 'influx') !== false;", "$x = Contains($t, 'influx')");
    gives("$x = false === strpos($t, 'influx');", "$x = !Contains($t, 'influx')");
    gives("$x = 0 === strpos($t, 'influx');", "$x = StartsWith($t, 'influx')");
    gives("$x = substr($t, 0, 6) === 'influx';", "$x = StartsWith($t, 'influx')");
    gives("$x = explode(':', $t)[0] != 'influx';", "$x = !StartsWith($t, 'influx')");
    gives("$x = preg_match('/^influxdb:/i', $t);", "$x = StartsWith($t, 'influxdb:')");
    gives("$x = preg_match('/a|b/', $t);", "$x = preg_match('/a|b/', $t)");
    gives("$x = strcmp($t, 'a') === 0; $y = !strcmp($t, 'a');", "$x = Eq($t, 'a'); $y = Eq($t, 'a')");
    gives("$x = count($e) > 0 and f();", "if ($x := exists($e)) {f()}");
    gives("$x = $a <> 'b' ? 1 : ($c ?: 2);", "$x = (Ne($a, 'b') ? 1 : ($c ?? 2))");
}

#[test]
fn loops() {
    gives("foreach ($r as $k => &$v): f($v); endforeach;", "for Entries [$k, $v] in $r {f($v)}");
    gives("foreach ($r as ['user' => $u, 'q' => [, $b]]) {}", "for Values {'user': $u, 'q': [_, $b]} in $r {}");
    gives(
        "foreach ($r['a'] as &$e) { $e['user'] = 1; }",
        "$e changed = []; for Values $e in $r['a'] {@$e['user'] = 1; @$e changed[] = $e}; @$r['a'] = $e changed",
    );
    gives("while (list($k, $v) = each($r)) {}", "for Entries [$k, $v] in $r {}");
    gives("for ($i = 0; $i < 3; $i++) f();", "$i = 0; loop ?($i, 3) {f(); $i = ?($i)}");
    gives("do { f(); } while ($a);", "loop {f(); if $a {} else {break}}");
    gives(
        "foreach ($a as $b) { switch ($b) { case 1: continue 2; case 2: case 3: break; default: g(); } continue; }",
        "for Values $b in $a {switch $b {1: {continue}, 2|3: {break}, : {g()}}; continue}",
    );
    gives("foreach ($a as $b) foreach ($b as $c) continue 2;", "for Values $b in $a {for Values $c in $b {break}}");
}

#[test]
fn match_and_try() {
    gives(
        "$x = match (true) { $a, $b => 1, default => throw new E() };",
        "$x = {switch! true {$a|$b: {value 1}, : {throw new E()}}}",
    );
    gives("try { a(); } catch (A | B $e) { b(); } finally { c(); }", "try {a()} {$e = ?(); b()}; c()");
}

#[test]
fn destructuring() {
    gives("['user' => $u, 'query' => ['org' => $o]] = $e;", "{'user': $u, 'query': {'org': $o}} = $e");
    gives("list($a, , list($b)) = $e; [$x['k'], $this->y] = $z;", "[$a, _, [$b]] = $e; [@$x['k'], @this.'y'] = $z");
    gives("$x[] = 1; $x['a'] ??= $y;", "@$x[] = 1; @$x['a'] = ($x['a'] ?? $y)");
}

#[test]
fn arrays_and_arguments() {
    gives("f(['user' => $u, 'b', ...$c], [1, &$d], array('a' => 1));", "f({'user': $u, 0: 'b', ...$c}, [1, $d], {'a': 1})");
    gives("$a = compact('host', 'user'); extract($e);", "$a = {'host': $host, 'user': $user}; extract $e");
    gives("$a = ['x' => 1] + $b;", "$a = {...$b, ...{'x': 1}}");
    gives("f(sprintf('%s:%2$05d%%', $a, $b), sprintf($c, $d));", "f(`$a ':' $b '%'`, sprintf($c, $d))");
    gives("array_filter($a, $f, ARRAY_FILTER_USE_KEY); app(A::class)->b();", "array_filter:key($a, $f); new A()->'b'()");
    gives("f(name: $x, ...$y); array_map(g(...), $z); $x |> h(...);", "f(name: $x, ...$y); array_map(g, $z); h($x)");
}

#[test]
fn names_are_qualified() {
    let code = r"namespace App\Sub; use A\B\C, D\E as F; use function A\f; use G\{H, function i, const J};
        new C; F\X::y(); new K; new \L; f(); i(); g(J, M); \strlen(1); namespace\n(); function g() {} const M = 1;
        class C2 extends C { use H; function a(C $c, ?self $d): array { return parent::a() . C::class . self::class . __NAMESPACE__; } }";
    gives(
        code,
        r"new A\B\C(); D\E\X::'y'(); new App\Sub\K(); new L(); A\f(); G\i(); App\Sub\g(G\J, App\Sub\M); strlen(1); App\Sub\n(); fn App\Sub\g(){}; App\Sub\M = 1; define('App\\Sub\\M', App\Sub\M); class App\Sub\C2 {is G\H; is A\B\C; Plain fn a($c:A\B\C, $d:class){return `super::'a'() 'A\\B\\C' 'App\\Sub\\C2' 'App\\Sub'`}}",
    );
}

#[test]
fn classes() {
    gives(
        "abstract class A { const X = 'a', Y = 2; public static ?array $p = []; private $q;
         function __construct(private readonly Foo $f, array &...$rest) {} abstract function g();
         static function s() { return new static(self::X); }
         public string $h { get => $this->f['user']; } }",
        "class A {static X = 'a'; static Y = 2; static p = []; q; h; Constructor fn __construct($f:Foo>f, ...$rest){}; \
         Static fn s(){return new class(class::'X')}; Getter fn h(){return this.'f'['user']}}",
    );
    gives(
        "enum E: string { case A = 'a'; public function k() { return $this->value; } }",
        "class E {static A = new class('A', 'a'); Constructor fn __construct($name>name, $value>value){}; Plain fn k(){return this.'value'}; \
         Static fn cases(){return [class::'A']}; Static fn from($value){switch! $value {'a': {return class::'A'}}}; \
         Static fn tryFrom($value){switch! $value {'a': {return class::'A'}}}}",
    );
    gives("$o = new class(1) extends B { public $x; };", "$o = new class  {is B; x}(1)");
    gives(
        "class T { use U { read as protected see; } }",
        "class T {is U; Plain fn see(...$arguments){return this->'read'(...$arguments)}}",
    );
}

#[test]
fn closures_and_generators() {
    gives(
        "$f = function ($a) use (&$b) { return fn($c) => $c['user']; };",
        "$f = fn ($a)use($b){global $b; return fn ($c)=>{return $c['user']}}",
    );
    gives("function g() { yield 1; yield from h(); }", "fn g()List{yield 1; yield h()[]}");
    gives("function g() { yield 'a' => 1; }", "fn g()Record{yield {'a': 1}}");
    gives("function g() { static $c = null; global $d; }", "fn g(){$c = null; global $d}");
}

#[test]
fn includes() {
    gives("require_once __DIR__ . '/x.php';", "include(`'.' '/x.php'`)");
    gives("include dirname(__FILE__) . '/x.php';", "include(`'.' '/x.php'`)");
    gives("include dirname(__DIR__, 2) . '/x.php';", "include(`'../..' '/x.php'`)");
    gives("$c = include 'x.php';", "$c = include('x.php')");
    gives("include $root . '/' . $site . '/a.php';", "include((`$root '/' $site '/a.php'` ?? 'a.php'))");
}

#[test]
fn frameworks() {
    gives("$c->get(A::class)->b();", "($c->'get'('A') ?? new A())->'b'()");
    gives("$c->get('config')['a'];", "($c->'get'('config') ?? laminas:merged())['a']");
    gives("$app['config']->get('a.b'); app('config');", "config()->'get'('a.b'); config()");
    gives("G::makeInstance(A::class, 1);", "(G::'makeInstance'('A', 1) ?? new A(1))");
    gives("$GLOBALS['TYPO3_CONF_VARS']['EXTENSIONS'];", "TYPO3_CONF_VARS['EXTENSIONS']");
    gives("putenv(\"A=$b\"); putenv('A=b');", "apache_setenv(`'A'`, `'' $b`); putenv('A=b')");
    let code = "<?php $settings['influx']['user'] = $e['user']; $databases['a'] = 1; function f() { $settings['b'] = 1; }";
    let module = lower(&Source { text: code, path: "web/sites/default/settings.platformsh.php" });
    assert_eq!(
        statements(&module.body),
        "@$settings['influx']['user'] = $e['user']; drupal:settings('influx', $settings['influx']); @$databases['a'] = 1; \
         fn f(){@$settings['b'] = 1}",
    );
}

#[test]
fn symfony_in_php() {
    let gives = |code: &str, expected: &str| {
        gives(
            &format!("function f(ContainerConfigurator $c) {{ {code} }}"),
            &format!("fn f($c:ContainerConfigurator){{{expected}}}"),
        )
    };
    gives(
        "$c->parameters()->set('a', 1)->set('b', 2);",
        "{$container->'setParameter'('a', 1); $container->'setParameter'('b', 2)}",
    );
    gives("$s->set(A::class)->autowire();", "{}");
    gives(
        "$s->set('a', A::class)->args([param('x'), '%y%'])->set(B::class)->arg('$z', service(A::class));",
        "{new A($container->'getParameter'('x'), $container->'getParameter'('y')); new B(z: new A())}",
    );
    gives("$s->defaults()->autowire()->bind('array $a', 1);", "{$container->'setParameter'('$a', 1)}");
    gives("$s->set(A::class)->factory([B::class, 'of'])->args([1]);", "{B::'of'(1)}");
    gives("$s->set(A::class)->factory([service(B::class), 'of']);", "{new B()->'of'()}");
    gives(
        "$s->set(A::class)->call('use', [1])->call('run');",
        "{{$·service = new A(); $·service->'use'(1); $·service->'run'()}}",
    );
}

#[test]
fn text_around_the_code() {
    let text = "#!/usr/bin/php\nbefore\n<?php if ($a): ?>\n<b><?= $x['user'] ?></b><?= $y, $z ?>\n<?php endif; $e['org']; __halt_compiler(); <<< junk";
    let module = module(text);
    assert_eq!(module.lost, []);
    assert_eq!(statements(&module.body), "if $a {$x['user']; $y; $z}; $e['org']");
    assert!(lower(&Source { text: "no code", path: "x/a.inc" }).body.is_empty());
    let code = lower(&Source { text: "echo $r['influxdb'];", path: "deploy.sh" });
    assert_eq!(statements(&code.body), "$r['influxdb']");
}

#[test]
fn what_is_broken_is_lost_and_no_more() {
    let module = module("<?php $a = $e['user']; $b = = 'x'; $c = $e['org'];");
    assert!(!module.lost.is_empty());
    let all = statements(&module.body);
    assert!(all.contains("$e['user']") && all.contains("$e['org']"), "{all}");
}

const SAMPLE: &str = include_str!("../../../tests/syntax/sample.php");

#[test]
fn keys_are_where_they_are_written() {
    let module = module(SAMPLE);
    assert_eq!(module.lost, []);
    let texts = crate::syntax::testing::exact_texts(SAMPLE, &module);
    for key in ["user", "org", "bucket", "api_token", "influx-db", "PLATFORM_RELATIONSHIPS", "user: "] {
        assert!(texts.iter().any(|text| text == key), "{key}");
    }
    assert!(texts.len() > 90, "{}", texts.len());
}

#[test]
fn no_cut_of_a_file_panics() {
    let mut seed = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = |bound: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        (seed % bound as u64) as usize
    };
    let boundary = |at: usize| SAMPLE.floor_char_boundary(at);
    for _ in 0..100 {
        let (a, b, c) = (boundary(next(SAMPLE.len())), boundary(next(SAMPLE.len())), boundary(next(SAMPLE.len())));
        let (a, b) = (a.min(b), a.max(b));
        for text in [
            &SAMPLE[a..b],
            &SAMPLE[..b],
            &format!("{}{}", &SAMPLE[..a], &SAMPLE[b..]),
            &format!("<?php {}{}", &SAMPLE[a..b], &SAMPLE[c..]),
        ] {
            let module = module(text);
            let len = text.len() as u32;
            assert!(module.lost.iter().all(|span| span.end <= len));
            lower(&Source { text, path: "start.sh" });
        }
    }
}

fn nest_deeply() {
    for (open, close) in [("(", ")"), ("[", "]"), ("f(", ")"), ("fn() => ", ""), ("!", ""), ("-", "")] {
        let text = format!("<?php $a = {}1{};", open.repeat(5000), close.repeat(5000));
        assert!(!module(&text).lost.is_empty(), "{open}");
    }
    let text = format!("<?php {} {}", "if ($a) {".repeat(3000), "}".repeat(3000));
    assert!(!module(&text).lost.is_empty());
    let long = format!("<?php $a = 'x'{};", " . $e['user']".repeat(5000));
    assert_eq!(module(&long).lost, []);
    let long = format!("<?php if ($a) {{}} {}", "elseif ($b) { f(); } ".repeat(5000));
    assert!(!module(&long).lost.is_empty());
}

#[test]
fn depth_is_bounded() {
    // As much stack as every thread has that lowers.
    let thread = std::thread::Builder::new().stack_size(64 << 20).spawn(nest_deeply).expect("internal error: no thread");
    thread.join().expect("internal error: the nest panicked");
}

fn project<'a>(from: &'a str, exists: &'a dyn Fn(&str) -> bool, read: &'a dyn Fn(&str) -> Option<Arc<str>>) -> Project<'a> {
    Project { from, app_root: "app", exists, read, only: &|_| None, list: &|_| Vec::new() }
}

#[test]
fn files_by_include_and_by_class() {
    let files = [
        (
            "app/composer.json",
            r#"{"autoload": {"psr-4": {"App\\": "src/", "App\\Special\\": ["lib/special"]}, "psr-0": {"Old_": "old"}, "classmap": ["classes"], "files": ["helpers.php"]}}"#,
        ),
        ("app/src/Config/Reader.php", ""),
        ("app/lib/special/X.php", ""),
        ("app/old/Old/Thing.php", ""),
        ("app/classes/class-influx-client.php", ""),
        ("app/helpers.php", "<?php function influx() {}"),
        ("app/config/influx.php", ""),
        ("app/web/modules/custom/metrics/src/Client.php", ""),
    ];
    let exists = |path: &str| files.iter().any(|(file, _)| *file == path);
    let read = |path: &str| files.iter().find(|(file, _)| *file == path).map(|(_, text)| Arc::from(*text));
    let project = project("app/src/Http/Index.php", &exists, &read);
    let class = |name: &str| autoload(name, &project);
    assert_eq!(class(r"App\Config\Reader").as_deref(), Some("app/src/Config/Reader.php"));
    assert_eq!(class(r"App\Special\X").as_deref(), Some("app/lib/special/X.php"));
    assert_eq!(class("Old_Thing").as_deref(), Some("app/old/Old/Thing.php"));
    assert_eq!(class("Influx_Client").as_deref(), Some("app/classes/class-influx-client.php"));
    assert_eq!(class("influx").as_deref(), Some("app/helpers.php"));
    assert_eq!(class(r"Drupal\metrics\Client").as_deref(), Some("app/web/modules/custom/metrics/src/Client.php"));
    assert_eq!(class(r"Platformsh\ConfigReader\Config"), None);
    let file = |spec: &str| resolve(spec, &project);
    assert_eq!(file("./../Config/Reader.php").as_deref(), Some("app/src/Config/Reader.php"));
    assert_eq!(file("../../helpers.php").as_deref(), Some("app/helpers.php"));
    assert_eq!(file("config/influx.php").as_deref(), Some("app/config/influx.php"));
    assert_eq!(file("../../../../etc/passwd"), None);
}
