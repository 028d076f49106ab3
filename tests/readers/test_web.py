"""Addresses: what is fetched, what is refused, and that nothing private is ever asked."""

import ipaddress
import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from awkward.types import BOTH
from awkward.webs import AROUND, READ, page

from compare.documents import Role
from compare.errors import InputError
from compare.readers import web
from compare.readers.limits import Limits
from compare.readers.web import fetch, is_public, is_url

SLOW_SECONDS = 3


class Site(BaseHTTPRequestHandler):
    """A small site with every trouble a server can make."""

    def do_GET(self):
        self.server.asked.append((self.path, self.headers["Host"]))
        answer = getattr(self, f"give_{self.path.strip('/').split('?')[0]}", self.give_missing)
        try:
            answer()
        except (BrokenPipeError, ConnectionResetError):
            pass

    def send(self, body, status=200, **headers):
        self.send_response(status)
        for name, value in ({"Content-Length": str(len(body))} | headers).items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def give_missing(self):
        self.send(b"no", 404)

    def give_page(self):
        self.send(page(AROUND))

    def give_moved(self):
        self.send(b"", 301, Location="/page")

    def give_loop(self):
        self.send(b"", 302, Location="/loop")

    def give_nowhere(self):
        self.send(b"", 302)

    def give_inside(self):
        self.send(b"", 302, Location="http://169.254.169.254/latest/meta-data")

    def give_other(self):
        self.send(b"", 302, Location="file:///etc/passwd")

    def give_large(self):
        self.send_response(200)
        self.end_headers()
        for _ in range(100):
            self.wfile.write(b"x" * 10_000)

    def give_packed(self):
        self.send(b"\x1f\x8b" + bytes(50), Content_Encoding="gzip")

    def give_short(self):
        self.send(b"only this", Content_Length="5000")

    def give_dripping(self):
        self.send_response(200)
        self.flush_headers()
        for number in range(20 * SLOW_SECONDS):
            self.wfile.write(f"X-{number}: y\r\n".encode())
            self.wfile.flush()
            time.sleep(0.05)

    def log_message(self, *_args):
        pass


@pytest.fixture(scope="module")
def site():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.asked = []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def get(site):
    """Fetch a path from the site, whose own address is the only private one that is allowed."""

    def fetched(path, host="site.example", **options):
        port = site.server_address[1]
        options = {"resolve": lambda _host, _port: ["127.0.0.1"]} | options
        allowed = options.pop("allowed", lambda address: str(address) == "127.0.0.1")
        limits = Limits(**({"file_bytes": 500_000, "seconds": 10} | options.pop("limits", {})))
        return fetch(f"http://{host}:{port}{path}", limits, allowed=allowed, **options)

    return fetched


def test_a_page_is_fetched_under_its_own_name(get, site):
    found = get("/page?a=b c#part")
    assert found.data == page(AROUND)
    assert site.asked[-1] == ("/page?a=b%20c", f"site.example:{site.server_address[1]}")


def test_a_redirect_is_followed(get):
    assert get("/moved").url.endswith("/page")


REFUSED = {
    "/loop": "redirects more than 5 times: give the address of the page itself",
    "/nowhere": "answers with a redirect to nowhere",
    "/inside": r"169\.254\.169\.254 is no public address: save the page and give the file",
    "/other": r"'file:///etc/passwd' is no address that begins with https:// or http://",
    "/missing": "answers with the error 404 Not Found: open it in a browser",
    "/large": r"gives more than 500 KB|gives more than 0\.5 MB: save the part that counts",
    "/packed": "answers with compressed bytes",
    "/short": r"could not be fetched \(.*: check the address and the network",
}


@pytest.mark.parametrize(("path", "says"), REFUSED.items())
def test_what_a_server_may_not_do(get, path, says):
    def resolve(host, _port):
        return [host] if host[0].isdigit() else ["127.0.0.1"]

    with pytest.raises(InputError, match=says) as caught:
        get(path, resolve=resolve)
    assert "\n" not in str(caught.value)


def test_a_server_that_drips_is_left(get):
    begin = time.monotonic()
    with pytest.raises(InputError, match=r"was not there within 1 s: save the page"):
        get("/dripping", limits={"seconds": 1})
    assert time.monotonic() - begin < SLOW_SECONDS


def test_a_name_is_resolved_once_and_that_address_is_asked(get):
    """A name that gives a public address when checked and a private one when asked."""
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])
    assert get("/page", resolve=lambda _host, _port: next(answers)).data == page(AROUND)


@pytest.mark.parametrize("addresses", [["10.0.0.1"], ["127.0.0.1", "10.0.0.1"], ["fd00::1%eth0"]])
def test_one_private_address_of_a_name_is_enough(get, addresses, site):
    before = len(site.asked)
    with pytest.raises(InputError, match=r"site.example \(.*\) is no public address"):
        get("/page", resolve=lambda _host, _port: addresses)
    assert len(site.asked) == before


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.9.9.9", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "100.64.0.1",
        "169.254.169.254", "224.0.0.1", "255.255.255.255", "192.0.2.1", "240.0.0.1", "::1", "::",
        "fe80::1", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1",
        "64:ff9b::a00:1", "2002:7f00:1::", "2001:db8::1", "2001:0:4136:e378:8000:63bf:80ff:fffe",
    ],
)  # fmt: skip
def test_what_is_not_public(address):
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "1.1.1.1", "2606:4700::1111", "64:ff9b::808:808"]
)
def test_what_is_public(address):
    assert is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("http://127.0.0.1/x", r"^127\.0\.0\.1 is no public address"),
        ("http://2130706433/x", "is no public address"),
        ("http://[::1]/x", "^::1 is no public address"),
        ("http://localhost/x", r"localhost \(.*\) is no public address"),
        ("https://user:secret@example.org/", "was given with a user name: give the bare address"),
        ("http://", "is no address"),
        ("http://[bad/", "is no address"),
        ("http://example.org:99999/", "is no address"),
        ("http://\u2024.example/", "was not found"),
    ],
)
def test_addresses_that_are_refused_before_anything_is_asked(url, says):
    with pytest.raises(InputError, match=says) as caught:
        fetch(url, Limits(seconds=20))
    assert "secret" not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_name_that_nobody_has(get):
    def resolve(_host, _port):
        raise socket.gaierror("no such name")

    with pytest.raises(InputError, match=r"^site.example was not found \(no such name\): check"):
        get("/page", resolve=resolve)


def test_a_connection_that_is_refused():
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    with pytest.raises(InputError, match=r"could not be fetched \(.*save the page"):
        fetch(f"http://127.0.0.1:{port}/", Limits(seconds=5), allowed=lambda _address: True)


def test_a_certificate_is_wanted(site):
    port = site.server_address[1]
    with pytest.raises(InputError, match=r"could not be fetched \("):
        fetch(f"https://127.0.0.1:{port}/", Limits(seconds=5), allowed=lambda _address: True)


@pytest.mark.parametrize(
    ("argument", "expected"),
    [("https://a.b/c", True), ("HTTP://a.b", True), ("file:///x", False), ("a.txt", False),
     ("http:x", False), ("ftp://a.b/c", False), ("-", False)],
)  # fmt: skip
def test_what_is_an_address(argument, expected):
    assert is_url(argument) is expected


def test_a_document_from_an_address(site, monkeypatch):
    from compare import reading

    url = f"http://127.0.0.1:{site.server_address[1]}/page"
    monkeypatch.setattr(
        reading, "fetch", lambda url, limits: fetch(url, limits, allowed=lambda _address: True)
    )
    document = reading.read_document(url, Role.ARTICLE)
    assert (document.text, document.name) == (READ, url)
    assert BOTH in document.text
    assert web.MAX_REDIRECTS == 5
