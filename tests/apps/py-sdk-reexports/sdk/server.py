import sdk
from http.server import BaseHTTPRequestHandler, HTTPServer


class Handler(BaseHTTPRequestHandler):
    credentials = sdk.Credentials()

    def do_GET(self):
        org, bucket = self.credentials.target()
        self.respond(f"{org}/{bucket} {self.credentials.headers} {self.credentials.login()}")

    def do_POST(self):
        ns = sdk.namespace()
        self.respond(f"{ns.user}:{ns.password}@{ns.host}/{ns.bucket}")  # lint-expect: renamed-user moved-bucket

    def do_HEAD(self):
        user = self.headers.get("user")  # lint-silent: a header
        self.respond(f"{user} {self.credentials.org} {self.credentials.host}")  # lint-expect: moved-org

    def respond(self, text):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(text.encode())


def main():
    print(sdk.mongo_url())
    HTTPServer(("", 8888), Handler).serve_forever()


if __name__ == "__main__":
    main()
