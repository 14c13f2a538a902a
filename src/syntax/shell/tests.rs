use super::*;
use crate::syntax::testing::{exact_texts, functions, shape};

fn lowered(text: &str) -> Module {
    lower(&Source { text, path: "a.sh" })
}

fn texts(script: &str) -> Vec<String> {
    let module = lowered(script);
    assert!(module.lost.is_empty(), "{script}: {:?}", module.lost);
    exact_texts(script, &module)
}

#[test]
fn quotes_and_escapes_leave_text_where_it_stands() {
    assert_eq!(texts(r#"x=a\"b"#), ["a", "\"b"]);
    assert_eq!(texts(r#"x="a\"b $y \n""#), ["a", "\"b ", " \\n"]);
    assert_eq!(texts("x='a b'\"c\"d"), ["a b", "c", "d"]);
    assert_eq!(texts("x='it'\\''s'"), ["it", "'", "s"]);
    assert_eq!(texts("jq .db[0].user"), [".db[0].user"]);
    assert_eq!(texts("jq -r \".$1[0].user\""), [".", "[0].user"]);
    assert_eq!(texts("jq $'.a\\t.b'"), [".a", ".b"]);
    assert_eq!(texts("x=\"  a\n   b ${y} \n c\""), ["  a\n   b ", " \n c"]);
    assert_eq!(texts("x=\"\""), [""]);
}

#[test]
fn a_here_document_is_text() {
    assert_eq!(texts("cat <<E\n  a $X \\$b\nE\n"), ["  a ", " ", "$b\n"]);
    assert_eq!(texts("cat <<'E'\n a $X \\$b\nE\n"), [" a $X \\$b\n"]);
    assert_eq!(texts("cat <<-E\n\ta\n\t\tb\nE\n"), ["a\n", "b\n"]);
    assert_eq!(texts("python3 - <<'E'\nimport os\nE\n"), ["import os\n"]);
}

fn same(left: &str, right: &str) {
    assert_eq!(shape(&lowered(left)), shape(&lowered(right)), "{left} and {right}");
}

#[test]
fn spellings_of_one_thing_lower_alike() {
    same("x=$(echo $A | jq .b)", "x=`echo $A | jq .b`");
    same("x=\"$(echo \"$A\" | jq '.b')\"", "x=$(echo ${A} | jq \".b\")");
    same("jq -r .b <<< \"$A\"", "echo $A | jq --raw-output .b");
    same("jq .b > f <<< \"$A\"", "jq .b <<< \"$A\" > f");
    same("jq .b < <(echo $A)", "echo -n \"$A\" | jq -rc .b");
    same("if [ -n \"$x\" ]; then y; fi", "if test -n \"$x\"; then y; fi");
    same("if [ \"$a\" = b ] && [ -z \"$c\" ]; then y; fi", "if [[ $a == b && -z $c ]]; then y; fi");
    same("[ \"$a\" = b ] && y", "if [ $a = b ]; then y; fi");
    same("[ \"$a\" = b ] || y", "if [ $a = b ]; then :; else y; fi".replace(":; ", "").as_str());
    same("[ \"$a\" = b -a \"$c\" = d ] && y", "[[ \"$a\" = b && \"$c\" = d ]] && y");
    same("export X; X=1", "export X; export X=1");
    same("set -a; X=1; set +a; Y=2", "export X=1; Y=2");
    same("declare -x X=1", "export \"X=1\"");
    same("bash -c 'a'", "sh -ec a");
    same("sudo -u web jq .a", "jq .a");
    same("su -c 'a' web", "docker exec app sh -c 'a'");
    same("platform relationships -P a.0.b", "platform relationships -p x --property=a.0.b");
    same("upsun relationships -Pa.0.b", "symfony cloud:relationships --property a.0.b");
    same("case $x in a*) y;; esac", "case \"$x\" in \"a\"*) y;; esac");
    same("php -r 'a'", "php -d x=y -r a");
    same("x() { y; }", "function x { y; }");
}

#[test]
fn assignments_on_their_own_lines_are_no_prefix() {
    same("A=1\nB=2 C=3\n[[ $x == a* ]]", "A=1\nB=2\nC=3\n[[ $x = \"a\"* ]]");
}

#[test]
fn what_is_tested_is_seen() {
    let tests = |script: &str| format!("{:?}", lowered(script).body);
    assert!(tests("[ \"$x\" != null ] && y").contains("Exists"));
    assert!(tests("[ \"x$x\" = x ] && y").contains("Exists"));
    assert!(tests("[[ $x =~ ^influx ]] && y").contains("StartsWith"));
    assert!(tests("[[ $x == *influx* ]] && y").contains("Contains"));
    assert!(tests("echo $x | grep -q influx && y").contains("Contains"));
    assert!(tests("if ! echo $x | grep -q '^influx$'; then y; fi").contains("Compare { op: Eq"));
}

#[test]
fn no_two_functions_have_one_span() {
    let script = "f() { a | { b; c; } | (d; e); }\nx=\"$(a; b)$( (c; d) )\"\nwhile read -r l; do echo \"$(a; $(b; c))\"; done < <(a; b)\nmapfile -t m < <(x)\n";
    let mut spans = functions(&lowered(script));
    let all = spans.len();
    spans.sort_unstable();
    spans.dedup();
    assert_eq!(spans.len(), all);
}

#[test]
fn a_sourced_file_is_found_from_the_script_upwards_and_from_the_app() {
    let files = ["app/lib/x.sh", "app/scripts/y.sh", "app/z.sh"];
    let exists = |path: &str| files.contains(&path);
    let project = Project {
        from: "app/scripts/run/a.sh",
        app_root: "app",
        exists: &exists,
        read: &|_| None,
        only: &|_| None,
        list: &|_| Vec::new(),
    };
    for (spec, path) in [("./lib/x.sh", 0), ("lib/x.sh", 0), ("../y.sh", 1), ("/app/z.sh", 2), ("./z.sh", 2)] {
        assert_eq!(resolve(spec, &project).as_deref(), Some(files[path]), "{spec}");
    }
    assert_eq!(resolve("/etc/profile", &project), None);
}

#[test]
fn an_error_loses_its_part_only() {
    let module = lowered("x=$(jq -r '.a')\n)))\nif then\ny=$(jq -r '.b')\n");
    assert!(!module.lost.is_empty());
    assert!(format!("{:?}", module.body).contains("\".a\""));
}

#[test]
fn cut_anywhere_nothing_panics() {
    let script = "f() { local a=\"é\\\"$1 ${2:-$'x\\n'}\"; }\n[[ $x =~ ^a && ! -z ${y[@]} ]] || { eval \"a=\\$b\"; }\ncase \"$1\" in a*|'b') printf '%s %%\\n' \"$(<f)\" ;; *) exit 1;; esac\ncat <<-E | jq --arg a b -f x.jq\n\t${A}\n\tE\nfor i in \"$@\" $((1+2)) `x`; do read -ra b <<<\"$i\"; done < <(env A=1 sudo -u x platform ssh -e m \"x\")\n";
    for at in script.char_indices().map(|(at, _)| at) {
        lowered(&script[..at]);
        lowered(&script[at..]);
    }
}

#[test]
fn deep_nesting_is_lost_and_said_to_be() {
    let module = lowered(&format!("x={}a{}", "$(echo ".repeat(3000), ")".repeat(3000)));
    assert!(!module.lost.is_empty());
}
