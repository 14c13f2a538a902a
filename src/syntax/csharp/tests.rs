use crate::syntax::testing::exact_texts;
use crate::syntax::{Source, ir};

fn lower(text: &str) -> ir::Module {
    super::lower(&Source { text, path: "Program.cs" })
}

#[test]
fn literals_keep_their_places() {
    let source = r####"
        var a = "user"; var b = @"org ""x"""; var c = $"{e["bucket"]}@host"; var d = """api_token""";
        var f = "a\tb"; var g = """
            one
            two
            """;
    "####;
    let texts = exact_texts(source, &lower(source));
    for text in ["user", "org ", "bucket", "@host", "api_token", "a", "b", "one", "two"] {
        assert!(texts.iter().any(|found| found == text), "{text} in {texts:?}");
    }
}

#[test]
fn nothing_is_lost_of_modern_syntax() {
    let source = r#"
        global using System;
        namespace Acme;
        public record Endpoint(string Host, [property: JsonPropertyName("user")] string User) { public string Dsn => $"{User}@{Host}"; }
        public partial class Reader(IConfiguration configuration) : IReader
        {
            private static readonly JsonSerializerOptions Options = new() { PropertyNameCaseInsensitive = true };
            public required string Name { get; init; } = "x";
            public string this[string key] => configuration[key] ?? "";
            public (string User, string Org) Both() => (User: "a", Org: "b");
            public bool Try(out string value) { value = "x"; return value is { Length: > 0 } text && text is not null; }
            public string Kind(object o) => o switch { string s when s.Length > 1 => s, null => "none", _ => "other" };
        }
    "#;
    assert!(lower(source).lost.is_empty());
}

#[test]
fn broken_text_is_no_trouble() {
    for source in
        ["class", "class A { void M( { var x = \"", "namespace", "\"\"\"", "@\"", "$\"{", "new { a = }", "from x in", "é\"é"]
    {
        lower(source);
    }
}
