//! Programs that are long and dull: a chain of calls, functions that all call one another, a class of very many fields. In
//! each, the document goes through all of it, and one `user` is read at the end.

/// One program, in the one file of its app.
pub(crate) struct Program {
    pub name: String,
    pub path: &'static str,
    pub text: String,
}

/// How each language writes what these programs are made of. `$r` is the document, or what it is handed on as.
struct Language {
    id: &'static str,
    path: &'static str,
    /// Before everything else, and before what runs.
    head: &'static str,
    source: &'static str,
    /// With the name of the next function, or none.
    call: fn(usize, Option<usize>) -> String,
    /// With the two functions that it calls.
    branch: fn(usize, usize, usize) -> String,
    /// A class with so many fields, and what makes an instance and reads the endpoint by the getter of field 0.
    class: fn(usize) -> (String, &'static str),
    /// What reads `user` of the endpoint that the expression gives.
    read: fn(&str) -> String,
    /// What the first function of a chain, and of a ring, is called with.
    chained: &'static str,
    ring: &'static str,
    tail: &'static str,
}

fn lines(count: usize, line: impl Fn(usize) -> String) -> String {
    (0..count).map(line).collect()
}

const LANGUAGES: [Language; 5] = [
    Language {
        id: "php",
        path: "a.php",
        head: "<?php\n",
        source: "$r = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);\n",
        call: |at, next| {
            let value = next.map_or("$r".to_owned(), |next| format!("f{next}($r)"));
            format!("function f{at}($r) {{ return {value}; }}\n")
        },
        branch: |at, one, other| {
            format!(
                "function g{at}($r, $n) {{ if ($n > {at}) {{ return g{one}($r, $n - 1); }} if ($n == {at}) {{ return g{other}($r, $n); }} return $r['influxdb'][0]; }}\n"
            )
        },
        class: |count| {
            let fields = lines(count, |at| format!("    private $f{at};\n"));
            let set = lines(count, |at| {
                if at == 0 {
                    "        $this->f0 = $r['influxdb'][0];\n".into()
                } else {
                    format!("        $this->f{at} = {at};\n")
                }
            });
            let get = lines(count, |at| format!("    public function get{at}() {{ return $this->f{at}; }}\n"));
            (format!("class C {{\n{fields}    public function __construct($r) {{\n{set}    }}\n{get}}}\n"), "(new C($r))->get0()")
        },
        read: |endpoint| format!("echo {endpoint}['user'];\n"),
        chained: "f0($r)['influxdb'][0]",
        ring: "g0($r, 5)",
        tail: "",
    },
    Language {
        id: "python",
        path: "a.py",
        head: "import base64, json, os\n",
        source: "r = json.loads(base64.b64decode(os.environ['PLATFORM_RELATIONSHIPS']))\n",
        call: |at, next| {
            let value = next.map_or("r".to_owned(), |next| format!("f{next}(r)"));
            format!("def f{at}(r):\n    return {value}\n")
        },
        branch: |at, one, other| {
            format!(
                "def g{at}(r, n):\n    if n > {at}:\n        return g{one}(r, n - 1)\n    if n == {at}:\n        return g{other}(r, n)\n    return r['influxdb'][0]\n"
            )
        },
        class: |count| {
            let set = lines(count, |at| {
                if at == 0 { "        self.f0 = r['influxdb'][0]\n".into() } else { format!("        self.f{at} = {at}\n") }
            });
            let get = lines(count, |at| format!("    def get{at}(self):\n        return self.f{at}\n"));
            (format!("class C:\n    def __init__(self, r):\n{set}{get}"), "C(r).get0()")
        },
        read: |endpoint| format!("print({endpoint}['user'])\n"),
        chained: "f0(r)['influxdb'][0]",
        ring: "g0(r, 5)",
        tail: "",
    },
    Language {
        id: "javascript",
        path: "a.js",
        head: "",
        source: "const r = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());\n",
        call: |at, next| {
            let value = next.map_or("r".to_owned(), |next| format!("f{next}(r)"));
            format!("function f{at}(r) {{ return {value}; }}\n")
        },
        branch: |at, one, other| {
            format!(
                "function g{at}(r, n) {{ if (n > {at}) {{ return g{one}(r, n - 1); }} if (n === {at}) {{ return g{other}(r, n); }} return r.influxdb[0]; }}\n"
            )
        },
        class: |count| {
            let set =
                lines(
                    count,
                    |at| if at == 0 { "    this.f0 = r.influxdb[0];\n".into() } else { format!("    this.f{at} = {at};\n") },
                );
            let get = lines(count, |at| format!("  get{at}() {{ return this.f{at}; }}\n"));
            (format!("class C {{\n  constructor(r) {{\n{set}  }}\n{get}}}\n"), "new C(r).get0()")
        },
        read: |endpoint| format!("console.log({endpoint}.user);\n"),
        chained: "f0(r).influxdb[0]",
        ring: "g0(r, 5)",
        tail: "",
    },
    Language {
        id: "shell",
        path: "a.sh",
        head: "#!/bin/bash\n",
        source: "r=$(echo \"$PLATFORM_RELATIONSHIPS\" | base64 --decode)\n",
        call: |at, next| format!("f{at}() {{ {} \"$1\"; }}\n", next.map_or("echo".to_owned(), |next| format!("f{next}"))),
        branch: |at, one, other| {
            format!(
                "g{at}() {{ if [ \"$2\" -gt {at} ]; then g{one} \"$1\" $(($2 - 1)); elif [ \"$2\" = {at} ]; then g{other} \"$1\" \"$2\"; else echo \"$1\" | jq '.influxdb[0]'; fi; }}\n"
            )
        },
        class: |count| {
            let set =
                lines(
                    count,
                    |at| if at == 0 { "c0=$(echo \"$r\" | jq '.influxdb[0]')\n".into() } else { format!("c{at}={at}\n") },
                );
            let get = lines(count, |at| format!("get{at}() {{ echo \"$c{at}\"; }}\n"));
            (format!("make() {{\n{set}}}\n{get}"), "make; get0")
        },
        read: |endpoint| format!("{endpoint} | jq -r '.user'\n"),
        chained: "f0 \"$r\" | jq '.influxdb[0]'",
        ring: "g0 \"$r\" 5",
        tail: "",
    },
    Language {
        id: "rust",
        path: "main.rs",
        head: "use serde_json::Value;\n",
        source: "fn main() {\n    let bytes = base64::decode(std::env::var(\"PLATFORM_RELATIONSHIPS\").unwrap()).unwrap();\n    let r: Value = serde_json::from_slice(&bytes).unwrap();\n",
        call: |at, next| {
            let value = next.map_or("r".to_owned(), |next| format!("f{next}(r)"));
            format!("fn f{at}(r: Value) -> Value {{ {value} }}\n")
        },
        branch: |at, one, other| {
            format!(
                "fn g{at}(r: Value, n: i64) -> Value {{ if n > {at} {{ return g{one}(r, n - 1); }} if n == {at} {{ return g{other}(r, n); }} r[\"influxdb\"][0].clone() }}\n"
            )
        },
        class: |count| {
            let fields = lines(count, |at| format!("    f{at}: Value,\n"));
            let set = lines(count, |at| {
                if at == 0 { "f0: r[\"influxdb\"][0].clone(), ".into() } else { format!("f{at}: Value::from({at}), ") }
            });
            let get = lines(count, |at| format!("    fn get{at}(&self) -> &Value {{ &self.f{at} }}\n"));
            (
                format!("struct C {{\n{fields}}}\nimpl C {{\n    fn new(r: Value) -> Self {{ Self {{ {set}}} }}\n{get}}}\n"),
                "C::new(r).get0()",
            )
        },
        read: |endpoint| format!("    println!(\"{{}}\", {endpoint}[\"user\"]);\n"),
        chained: "f0(r)[\"influxdb\"][0]",
        ring: "g0(r, 5)",
        tail: "}\n",
    },
];

/// Of each language a chain of 50 calls, a ring of so many functions that call two others each, and a class of twice as many
/// fields.
pub(crate) fn programs(size: usize) -> Vec<Program> {
    const CALLS: usize = 50;
    let mut programs = Vec::new();
    for language in &LANGUAGES {
        let Language { id, path, head, source, call, branch, class, read, chained, ring, tail } = language;
        let mut add = |what: &str, definitions: String, endpoint: &str| {
            let text = format!("{head}{definitions}{source}{}{tail}", read(endpoint));
            programs.push(Program { name: format!("{what}-{id}"), path, text });
        };
        add("chain", lines(CALLS, |at| call(at, Some(at + 1).filter(|next| *next < CALLS))), chained);
        add("ring", lines(size, |at| branch(at, (at + 1) % size, (at * 7 + 3) % size)), ring);
        let (definition, endpoint) = class(size * 2);
        add("class", definition, endpoint);
    }
    programs
}
