use super::*;
use crate::syntax::testing::{exact_texts, functions, shape};

fn lowered(text: &str) -> Module {
    let module = lower(&Source { text, path: "filter.jq" });
    assert!(module.lost.is_empty(), "{text}");
    module
}

fn texts(program: &str) -> Vec<String> {
    exact_texts(program, &lowered(program))
}

#[test]
fn every_spelling_of_a_path_has_its_keys_where_they_stand() {
    for program in [
        ".influxdb[0].user",
        r#".["influxdb"][0]["user"]"#,
        r#"."influxdb"[0]."user""#,
        ".influxdb.[0].user?",
        ".influxdb | .[0] | .user",
        "first(.influxdb[]) | .user",
        ".influxdb[0] as $i | $i.user",
        ".influxdb[0] | {user}",
        ".influxdb[] as {user: $u} | $u",
        "try .influxdb[0].user catch null # é",
        "if .influxdb then .influxdb[0].user else empty end",
        ".influxdb | map(.user) | .[0]",
        "def get(k): .influxdb[0] | k; get(.user)",
        "reduce .influxdb[] as $x (null; $x.user)",
    ] {
        let texts = texts(program);
        assert!(texts.contains(&"influxdb".into()) && texts.contains(&"user".into()), "{program}: {texts:?}");
    }
}

#[test]
fn an_access_ends_where_its_accessor_ends() {
    let program = ".influxdb.[0]\n | . [\"user\"] .b.\"c\"?";
    let module = lowered(program);
    let Some(Stmt::Return(Some(Expr { kind: ExprKind::Call { callee, args }, .. }))) = module.body.first() else {
        panic!("a pipe");
    };
    let ExprKind::Function(function) = &callee.kind else { panic!("a pipe") };
    let Some(Stmt::Return(Some(right))) = function.body.first() else { panic!("a pipe") };
    let mut accessors = Vec::new();
    for mut value in [right, &args[0].value] {
        while let ExprKind::Access { base, .. } = &value.kind {
            accessors.push(&program[base.span.end as usize..value.span.end as usize]);
            value = base;
        }
    }
    assert_eq!(accessors, [".\"c\"", " .b", " [\"user\"]", ".[0]", ".influxdb"]);
}

#[test]
fn escapes_leave_exact_runs() {
    let program = r#"."us\u0065r" | "\(.a)\n: \(.b)""#;
    assert_eq!(texts(program), ["a", ": ", "b", "us", "r"]);
}

#[test]
fn a_hole_is_a_value_from_outside() {
    assert_eq!(texts(".\u{fffc}[0].user"), ["user"]);
    let module = lowered(".a_\u{fffc} | .[\u{fffc}] | .[\"\u{fffc}\"]");
    assert_eq!(exact_texts(".a_\u{fffc} | .[\u{fffc}] | .[\"\u{fffc}\"]", &module), ["a_\u{fffc}"]);
    let shown = format!("{module:?}");
    assert!(shown.contains(&hole(1)) && shown.contains(&hole(2)) && !shown.contains(&hole(0)));
}

#[test]
fn no_two_functions_have_one_span() {
    for program in [
        ".a | (.b, .c) | map(.d, .e) | with_entries(select(.key == \"x\")) | map_values(.f | .g)",
        "[.[] | .a] | .[1:2] | to_entries[] | select(.value[0].rel == \"influxdb\") | .value[0].user",
        "reduce (.a, .b) as [$x, {$y}] (0; . + $x) | foreach map(.x)[] as $z (0; .; ., $z)",
        "def f($a; g): g | f($a; .x | .y); f(1; (2, 3)) | sort_by(.a | .b) | INDEX(.a | .b)",
        ".a |= (.b | .c) | .d += map(.e) | (.f, .g) |= . | del(.a, .b) | .x //= (.y, .z)",
        "try (.a, .b) catch (.c, .d) | walk(.a) | any(.[]; .b) | limit(3; ..) | recurse(.a; .b)",
    ] {
        let module = lowered(program);
        let mut spans = functions(&module);
        spans.sort_unstable();
        let all = spans.len();
        spans.dedup();
        assert_eq!(spans.len(), all, "{program}");
    }
}

#[test]
fn operators_group_as_in_jq() {
    for (program, same) in [
        (".a // .b // .c", ".a // (.b // .c)"),
        (".a and .b or .c", "(.a and .b) or .c"),
        (".a == .b and .c", "(.a == .b) and .c"),
        (".a, .b | .c", "(.a, .b) | .c"),
        (".a as $x | .b, .c", ".a as $x | (.b, .c)"),
        (".a = .b // .c", "(.a = .b) // .c"),
    ] {
        assert_eq!(shape(&lowered(program)), shape(&lowered(same)), "{program}");
    }
}

#[test]
fn what_jq_accepts_is_read() {
    for program in [
        ".",
        "..",
        ".[]",
        ".a?//\"x\"",
        ". as [$a, {b: $c, $d, \"e\": $e, (.f): $g}] ?// $a | $a",
        "@base64d",
        "@sh \"x \\(.a)\"",
        "{a: 1, \"b\": 2, (.c): 3, $x, \"d\", @text \"e\": 4, if: 5}",
        "$ENV.PATH",
        "env.HOME",
        "-1",
        "[.[] | -(.a)]",
        ".[-1:]",
        ".[:2]",
        "label $out | foreach .[] as $i (0; . + 1; if . > 2 then ., break $out else . end)",
        "if . then 1 elif 2 then 3 end",
        "include \"lib\"; import \"b\" as b; b::f(.x) | g",
        "def a: 1; def b: 2;",
        ".a.b |= . + 1",
        "input | $__loc__",
        ".e0, .E1, .if",
    ] {
        lowered(program);
    }
}

#[test]
fn what_is_no_jq_is_lost() {
    let deep = "[".repeat(101);
    let chain = "-".repeat(5000) + "1";
    let long = format!(".a{}", ".b".repeat(10_000));
    for program in ["", ".a |", "{", ".influxdb[0", "(.a", "if . then", "&", &deep, &chain, &long] {
        let module = lower(&Source { text: program, path: "" });
        assert!(module.body.is_empty(), "{program}");
    }
}

#[test]
fn cut_anywhere_it_is_read_or_lost() {
    let program = "def f($a): {a: $a, \"b\\n\": [.[] | -.c?]}; reduce .é[] as [$x] (0; . // \"\\(f(1) | @sh \"x\")\") | if . then .a[1:] else try .. end";
    for at in program.char_indices().map(|(at, _)| at) {
        lower(&Source { text: &program[..at], path: "" });
        lower(&Source { text: &program[at..], path: "" });
    }
}
