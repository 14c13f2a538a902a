//! What a finding says to write instead: it is code, and it reads the new key.

use std::collections::BTreeMap;
use std::path::Path;

use influx_upgrade_lint::rules::{Applicability, Edit, Finding};
use influx_upgrade_lint::{Options, Outcome, check};

fn checked(root: &Path) -> Outcome {
    check(&Options { paths: vec![root.to_owned()], ..Options::default() }).expect("it can be checked")
}

fn write(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    std::fs::create_dir_all(path.parent().expect("it is below the root")).expect("a directory");
    std::fs::write(path, text).expect("a file");
}

/// An app with one file, and what its findings say.
fn helps(path: &str, text: &str) -> (tempfile::TempDir, Outcome) {
    let project = tempfile::tempdir().expect("a directory");
    write(
        project.path(),
        ".platform.app.yaml",
        "name: app\nrelationships:\n    influxdb: 'influx:influxdb'\n    database: 'db:mysql'\n",
    );
    write(project.path(), ".platform/services.yaml", "influx:\n    type: influxdb:2.2\ndb:\n    type: mysql:10.6\n");
    write(project.path(), path, text);
    let outcome = checked(project.path());
    (project, outcome)
}

/// Makes the edits of every safe fix, and gives the number of the fixes.
fn apply(root: &Path, outcome: &Outcome) -> usize {
    let mut edits: BTreeMap<_, Vec<&Edit>> = BTreeMap::new();
    let mut count = 0;
    let fixes = outcome.findings.iter().flat_map(|finding| &finding.fixes);
    for fix in fixes.filter(|fix| fix.applicability == Applicability::Safe) {
        count += 1;
        for edit in &fix.edits {
            edits.entry(edit.place.file).or_default().push(edit);
        }
    }
    for (file, mut edits) in edits {
        let file = outcome.files.get(file);
        edits.sort_by_key(|edit| std::cmp::Reverse((edit.place.span.start, edit.place.span.end)));
        edits.dedup_by_key(|edit| edit.place);
        let mut text = file.text.to_string();
        for edit in edits {
            text.replace_range(edit.place.span.range(), &edit.text);
        }
        write(root, &file.path, &text);
    }
    count
}

const PHP: &str = "<?php $e = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true)['influxdb'][0];\n";
const PHP_OBJECT: &str = "<?php $e = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')))->influxdb[0];\n";
const PYTHON: &str =
    "import base64, json, os\ne = json.loads(base64.b64decode(os.environ['PLATFORM_RELATIONSHIPS']))['influxdb'][0]\n";
const JAVASCRIPT: &str =
    "const e = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString()).influxdb[0];\n";
const CSHARP: &str = "var json = Convert.FromBase64String(Environment.GetEnvironmentVariable(\"PLATFORM_RELATIONSHIPS\")!);\n";
const ELIXIR: &str =
    "e = System.get_env(\"PLATFORM_RELATIONSHIPS\") |> Base.decode64!() |> Jason.decode!() |> Map.get(\"influxdb\") |> hd()\n";
const RUBY: &str = "e = JSON.parse(Base64.decode64(ENV['PLATFORM_RELATIONSHIPS']))['influxdb'].first\n";
const RUST: &str = "use std::collections::HashMap;\nuse base64::{Engine, prelude::BASE64_STANDARD};\nuse serde::Deserialize;\n\
    fn raw() -> Vec<u8> { BASE64_STANDARD.decode(std::env::var(\"PLATFORM_RELATIONSHIPS\").unwrap()).unwrap() }\n\
    fn value() -> Option<serde_json::Value> { serde_json::from_slice(&raw()).ok() }\n";
const RUST_READ: &str = "fn main() { let e: HashMap<String, Vec<Endpoint>> = serde_json::from_slice(&raw()).unwrap(); f(&e[\"influxdb\"][0]); }\nfn f(e: &Endpoint) {}\n";
const GO: &str = "package main\n\nimport (\n\t\"encoding/json\"\n\t\"os\"\n)\n\nfunc read(v any) { _ = json.Unmarshal([]byte(os.Getenv(\"PLATFORM_RELATIONSHIPS\")), v) }\n";
const JAVA: &str = "import com.fasterxml.jackson.databind.*;\nclass A {\n  static JsonNode e() throws Exception {\n    \
    return new ObjectMapper().readTree(java.util.Base64.getDecoder().decode(System.getenv(\"PLATFORM_RELATIONSHIPS\"))).get(\"influxdb\").get(0);\n  }\n";
const KOTLIN: &str = "import com.google.gson.JsonParser\nimport java.util.Base64\n\
    val all = JsonParser.parseString(String(Base64.getDecoder().decode(System.getenv(\"PLATFORM_RELATIONSHIPS\")))).asJsonObject\n\
    val e = all[\"influxdb\"].asJsonArray[0].asJsonObject\n";
const SHELL: &str = "#!/bin/sh\njson=$(echo \"$PLATFORM_RELATIONSHIPS\" | base64 -d)\n";

#[test]
fn the_help_is_code_in_the_style_of_the_line() {
    let typed = |fields: &str| format!("#[derive(Deserialize)]\nstruct Endpoint {{\n{fields}\n}}\n{RUST_READ}");
    let cases: &[(&str, &str, String, &[&str])] = &[
        ("a.php", PHP, "echo $e['user'], $e['org'];".into(), &["write `$e['username']`", "write `$e['query']['org']`"]),
        (
            "a.php",
            PHP,
            "['user' => $u, 'org' => $o] = $e;".into(),
            &["write `'username' => $u`", "write `'query' => ['org' => $o]`"],
        ),
        ("a.php", PHP, "list('org' => $o) = $e;".into(), &["write `'query' => list('org' => $o)`"]),
        (
            "a.php",
            PHP,
            "echo \"$e[user] $e[org] {$e['bucket']}\";".into(),
            &["write `$e[username]`", "write `{$e['query']['org']}`", "write `$e['query']['bucket']`"],
        ),
        ("a.php", PHP, "const KEY = 'org';\necho $e[KEY];".into(), &["`$e[KEY]` on line 3 reads it: for this key, let it read from `$e['query']`"]),
        ("a.php", PHP, "const KEY = 'user';\necho $e[KEY];".into(), &["write `'username'`, for `$e[KEY]` on line 3"]),
        ("a.php", PHP, "extract($e); echo $user, $org;".into(), &["write `$username`", "write `$query['org']`"]),
        ("a.php", PHP, "function f(string $user) {}\nf(...$e);".into(), &["call it `$username`, here and where it is used"]),
        ("a.php", PHP, "if (array_key_exists('org', $e)) {}".into(), &["write `array_key_exists('org', $e['query'])`"]),
        (
            "a.php",
            PHP_OBJECT,
            "echo $e->user, $e?->org, \"$e->bucket\";".into(),
            &["write `$e->username`", "write `$e?->query?->org`", "write `{$e->query->bucket}`"],
        ),
        (
            "a.py",
            PYTHON,
            "match e:\n    case {'user': u, 'org': o}:\n        print(u, o)".into(),
            &["write `'username': u`", "write `'query': {'org': o}`"],
        ),
        (
            "a.py",
            PYTHON,
            "print(e.get(\"org\"), e.get('bucket', 'x'), \"org\" in e)".into(),
            &["write `e.get(\"query\", {}).get(\"org\")`", "write `e.get('query', {}).get('bucket', 'x')`", "write `\"org\" in e[\"query\"]`"],
        ),
        (
            "a.py",
            PYTHON,
            "print('{e[user]} {e[org]}'.format(e=e), '{org}'.format(**e))".into(),
            &["write `{e[username]}`", "write `{e[query][org]}`", "write `{query[org]}`"],
        ),
        (
            "a.py",
            PYTHON,
            "from typing import TypedDict\nclass E(TypedDict):\n    user: str\nt: E = e\nprint(t['user'])".into(),
            &["write `username`", "write `t['username']`"],
        ),
        (
            "a.rb",
            RUBY,
            "puts e['user'], e[:org], e&.dig('bucket'), e.api_token".into(),
            &["write `e['username']`", "write `e[:query][:org]`", "write `'query', 'bucket'`", "write `e.query.api_token`"],
        ),
        (
            "a.rb",
            RUBY,
            "puts e.fetch('user'), e.fetch(:org), e.fetch('bucket', 'x'), e.fetch(:api_token) { 'x' }".into(),
            &[
                "write `e.fetch('username')`",
                "write `e.fetch(:query).fetch(:org)`",
                "write `e.fetch('query', {}).fetch('bucket', 'x')`",
                "write `e.fetch(:query, {}).fetch(:api_token) { 'x' }`",
            ],
        ),
        ("a.rb", RUBY, "puts 1 if e.key?('org')".into(), &["write `e.fetch('query', {}).key?('org')`"]),
        ("a.rb", RUBY, "e => { user:, org: o }".into(), &["write `username: user`", "write `query: { org: o }`"]),
        (
            "a.rb",
            RUBY,
            "KEY = :org\nputs e[KEY]".into(),
            &["`e[KEY]` on line 3 reads it: for this key, let it read from `e[:query]`"],
        ),
        ("a.rb", RUBY, "puts '%{user}' % e".into(), &["write `{username}`"]),
        (
            "A.java",
            JAVA,
            "  String x() throws Exception { return e().get(\"user\").asText() + e().get(\"org\").asText() + e().path(\"bucket\"); }\n}".into(),
            &["write `e().get(\"username\")`", "write `e().path(\"query\").get(\"org\")`", "write `e().path(\"query\").path(\"bucket\")`"],
        ),
        (
            "a.kt",
            KOTLIN,
            "val x = e[\"user\"].asString + e[\"org\"].asString + e.get(\"bucket\").asString".into(),
            &["write `e[\"username\"]`", "write `e.getAsJsonObject(\"query\")[\"org\"]`", "write `e.getAsJsonObject(\"query\").get(\"bucket\")`"],
        ),
        ("a.exs", ELIXIR, "IO.puts(e[\"user\"] <> e[:org] <> e.bucket)".into(), &["write `e[\"username\"]`", "write `e[:query][:org]`", "write `e.query.bucket`"]),
        (
            "a.exs",
            ELIXIR,
            "%{\"user\" => u, org: o} = e\nIO.puts(u <> o)".into(),
            &["write `\"username\" => u`", "write `query: %{org: o}`"],
        ),
        ("a.exs", ELIXIR, "%{\"org\" => o} = e".into(), &["write `\"query\" => %{\"org\" => o}`"]),
        (
            "a.exs",
            ELIXIR,
            "Map.get(e, \"org\")\nMap.fetch!(e, :bucket)\nMap.get(e, \"user\", \"x\")".into(),
            &["write `Map.get(e[\"query\"], \"org\")`", "write `Map.fetch!(e[:query], :bucket)`", "write `Map.get(e, \"username\", \"x\")`"],
        ),
        (
            "a.exs",
            ELIXIR,
            "e |> Map.get(\"org\")\ne |> Map.fetch!(:user)".into(),
            &["write `e |> Map.get(\"query\") |> Map.get(\"org\")`", "write `e |> Map.fetch!(:username)`"],
        ),
        (
            "a.exs",
            ELIXIR,
            "get_in(e, [\"org\"])\nget_in(e, [:user])\nget_in(e, [Access.key(:bucket)])".into(),
            &["write `\"query\", \"org\"`", "write `username`", "write `Access.key(:query), Access.key(:bucket)`"],
        ),
        (
            "a.js",
            JAVASCRIPT,
            "const { org, user: u } = e;".into(),
            &["write `query: { org }`", "write `username: u`"],
        ),
        (
            "a.js",
            JAVASCRIPT,
            "function f({ user, bucket = 'b', api_token: t }) {}\nf(e);".into(),
            &["write `username: user`", "write `query: { bucket = 'b' }`", "write `query: { api_token: t }`"],
        ),
        (
            "a.js",
            JAVASCRIPT,
            "console.log(e?.org, e['bucket'], 'org' in e);".into(),
            &["write `e?.query?.org`", "write `e['query']['bucket']`", "write `'org' in e.query`"],
        ),
        (
            "a.js",
            JAVASCRIPT,
            "const _ = require('lodash');\nconsole.log(_.get(e, 'org'), _.get(e, ['bucket']));".into(),
            &["write `query.org`", "write `'query', 'bucket'`"],
        ),
        (
            "a.ts",
            "",
            "interface E { user: string; org?: string }\nconst r: Record<string, E[]> = \
             JSON.parse(atob(process.env.PLATFORM_RELATIONSHIPS!));\nconsole.log(r.influxdb[0]!.user);"
                .into(),
            &["write `username: string`", "write `r.influxdb[0]!.username`"],
        ),
        (
            "a.rs",
            RUST,
            "fn f(e: &serde_json::Value) -> Option<()> { e.get(\"org\")?; e.get(\"bucket\").and_then(|b| b.as_str()); e[\"user\"].as_str(); \
             e.pointer(\"/api_token\"); None }\nfn main() { f(&value().unwrap()[\"influxdb\"][0]); }"
                .into(),
            &[
                "write `e.get(\"query\")?.get(\"org\")?`",
                "write `e.get(\"query\").and_then(|query| query.get(\"bucket\"))`",
                "write `e[\"username\"]`",
                "write `/query/api_token`",
            ],
        ),
        (
            "A.cs",
            CSHARP,
            "var n = JsonNode.Parse(json)![\"influxdb\"]![0]!; Use(n[\"user\"], n[\"org\"]!.ToString(), n?[\"bucket\"]);\n\
             var e = JsonDocument.Parse(json).RootElement.GetProperty(\"influxdb\")[0]; Use(e.GetProperty(\"api_token\").GetString());\n\
             JToken t = JObject.Parse(json)[\"influxdb\"][0]; Use(t.Value<string>(\"org\"));"
                .into(),
            &[
                "write `n[\"username\"]`",
                "write `n[\"query\"]![\"org\"]!`",
                "write `n?[\"query\"]?[\"bucket\"]`",
                "write `e.GetProperty(\"query\").GetProperty(\"api_token\")`",
                "write `t[\"query\"].Value<string>(\"org\")`",
            ],
        ),
        (
            "A.cs",
            CSHARP,
            "var e = JsonSerializer.Deserialize<Dictionary<string, E[]>>(json, new JsonSerializerOptions { PropertyNameCaseInsensitive = true })![\"influxdb\"][0];\n\
             Use(e.Login, e.User, e.Org);\n\
             class E { [JsonPropertyName(\"user\")] public string Login { get; set; } public string User { get; set; } public string Org { get; set; } }"
                .into(),
            &[
                "write `\"username\"`",
                "put `[JsonPropertyName(\"username\")]` before it, or call it `Username`",
                "declare `Query` with `[JsonPropertyName(\"query\")]` here, of a class with `Org`, and read that from it",
            ],
        ),
        (
            "a.go",
            GO,
            "func main() {\n\tvar all map[string][]map[string]any\n\tread(&all)\n\te := all[\"influxdb\"][0]\n\tprintln(e[\"user\"].(string), e[\"org\"].(string))\n}".into(),
            &["write `e[\"username\"]`", "write `e[\"query\"].(map[string]any)[\"org\"]`"],
        ),
        (
            "a.go",
            GO,
            "type E struct {\n\tLogin string `json:\"user,omitempty\"`\n\tOrg *string `json:\"org\"`\n}\nfunc main() {\n\tvar all map[string][]E\n\tread(&all)\n\tprintln(all[\"influxdb\"][0].Login, all[\"influxdb\"][0].Org)\n}".into(),
            &[
                "write `json:\"username,omitempty\"`",
                "declare `Query struct { Org *string `json:\"org\"` } `json:\"query\"`` instead, and read `Query.Org`",
            ],
        ),
        (
            "a.go",
            GO,
            "type E struct {\n\tUser string // who\n}\nfunc main() {\n\tvar all map[string][]E\n\tread(&all)\n\tprintln(all[\"influxdb\"][0].User)\n}".into(),
            &["write `User string `json:\"username\"``"],
        ),
        ("a.rs", RUST, typed("    pub user: String,"), &["write `#[serde(rename = \"username\")] pub user: String`"]),
        ("a.rs", RUST, typed("    #[serde(rename = \"user\")]\n    name: String,"), &["write `#[serde(rename = \"username\")]`"]),
        (
            "a.rs",
            RUST,
            typed("    org: Option<String>,\n    bucket: String,").replace("Option<String>", "String"),
            &[
                "declare `query: Query` here, with `#[derive(Deserialize)] struct Query { org: String }`, and read `query.org`",
                "declare `query: Query` here, with `#[derive(Deserialize)] struct Query { bucket: String }`, and read `query.bucket`",
            ],
        ),
        (
            "a.sh",
            SHELL,
            "echo \"$json\" | jq -r '.influxdb[0] | {user, org}'\necho \"$json\" | jq -r '.influxdb[0] as {user: $u, org: $o, $bucket} | $u'".into(),
            &["write `user: .username`", "write `org: .query.org`", "write `username: $u`", "write `query: {org: $o}`", "write `query: {$bucket}`"],
        ),
        (
            "a.sh",
            SHELL,
            "get() { echo \"$json\" | jq -r \".influxdb[0].$1\"; }\nU=$(get user)\nO=$(get org)".into(),
            &["write `username`", "write `query.org`"],
        ),
        (
            "a.py",
            PYTHON,
            "import operator, string\noperator.itemgetter('user')(e)\nstring.Template('$user').substitute(e)\n'%(user)s' % e".into(),
            &["write `'username'`", "write `$username`", "write `%(username)s`"],
        ),
        (
            "a.php",
            "<?php\nnamespace Symfony\\Component\\DependencyInjection\\Loader\\Configurator;\n",
            "return fn ($c) => $c->parameters()->set('o', '%env(key:org:key:0:key:influxdb:json:base64:PLATFORM_RELATIONSHIPS)%');".into(),
            &["write `key:org:key:query:key:0:key:influxdb:json:base64:PLATFORM_RELATIONSHIPS`"],
        ),
        (
            "a.sh",
            "#!/bin/sh\n",
            "platform relationships -P influxdb.0.org\nplatform relationships -P influxdb.0.user".into(),
            &["write `influxdb.0.query.org`", "write `influxdb.0.username`"],
        ),
    ];
    let mut wrong = Vec::new();
    for (path, before, text, expected) in cases {
        let (_project, outcome) = helps(path, &format!("{before}{text}\n"));
        let found: Vec<&str> = outcome.findings.iter().filter_map(|finding| finding.help.as_deref()).collect();
        if found != *expected {
            wrong.push(format!("{text}\n  says     {found:#?}\n  not      {expected:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A type that other services are read into has to know both names.
#[test]
fn a_shared_type_gets_an_alias() {
    let text = format!(
        "{RUST}#[derive(Deserialize)]\nstruct Endpoint {{\n    user: String,\n}}\nfn main() {{\n    \
         let all: HashMap<String, Vec<Endpoint>> = serde_json::from_slice(&raw()).unwrap();\n    \
         println!(\"{{}} {{}}\", all[\"influxdb\"][0].user, all[\"database\"][0].user);\n}}\n"
    );
    let (project, outcome) = helps("src/main.rs", &text);
    let help = outcome.findings.iter().filter_map(|finding| finding.help.as_deref()).collect::<Vec<_>>();
    assert_eq!(help, ["write `#[serde(alias = \"username\")] user: String`"]);
    apply(project.path(), &outcome);
    let written = std::fs::read_to_string(project.path().join("src/main.rs")).expect("a file");
    assert!(written.contains("    #[serde(alias = \"username\")]\n    user: String,"), "{written}");
}

/// After every safe fix of an app there is no finding left but those that had none, and nothing that can't be read.
#[test]
fn safe_fixes_leave_nothing_behind() {
    let apps = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/apps");
    let mut wrong = Vec::new();
    let mut fixed = 0;
    for app in std::fs::read_dir(apps).expect("a directory").filter_map(Result::ok) {
        let copy = tempfile::tempdir().expect("a directory");
        for entry in
            walkdir::WalkDir::new(app.path()).into_iter().filter_map(Result::ok).filter(|entry| entry.file_type().is_file())
        {
            let to = copy.path().join(entry.path().strip_prefix(app.path()).expect("it is below the app"));
            std::fs::create_dir_all(to.parent().expect("it is below the root")).expect("a directory");
            std::fs::copy(entry.path(), to).expect("a file");
        }
        let before = checked(copy.path());
        fixed += apply(copy.path(), &before);
        // `.user |= f | .user`: what was set by one name is read by it.
        apply(copy.path(), &checked(copy.path()));
        let after = checked(copy.path());
        let has_none = |finding: &&Finding| finding.fixes.iter().all(|fix| fix.applicability != Applicability::Safe);
        let count = |outcome: &Outcome, unfixed: bool| {
            let mut counts: BTreeMap<(String, &str), usize> = BTreeMap::new();
            for finding in outcome.findings.iter().filter(|finding| !unfixed || has_none(finding)) {
                *counts.entry((outcome.files.get(finding.place.file).path.clone(), finding.rule)).or_default() += 1;
            }
            counts
        };
        let expected = count(&before, true);
        for (key, found) in count(&after, false) {
            if found > expected.get(&key).copied().unwrap_or(0) {
                wrong.push(format!("{}: {} {} still found ({found})", app.path().display(), key.0, key.1));
            }
        }
        if after.coverage.incomplete.len() > before.coverage.incomplete.len() {
            wrong.push(format!("{}: {:?}", app.path().display(), after.coverage.incomplete));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(fixed > 100, "{fixed}");
}
