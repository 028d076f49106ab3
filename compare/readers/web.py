"""A page from an address that the user gave: bounded in time, size and redirects.

Only public addresses are asked. The name of each hop is resolved once, every address it has is
checked, and the connection goes to the address that was checked: a name that changes its answer in
between leads nowhere else.
"""

from __future__ import annotations

import ipaddress
import queue
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urljoin, urlsplit

from compare import __version__
from compare.errors import InputError, cause
from compare.readers.limits import DEFAULT_LIMITS, RAISE, Limits, megabytes

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse, HTTPConnectionPool

MAX_REDIRECTS = 5  # from a short link over http to the page; browsers follow 20
CONNECT_SECONDS = 10.0
CHUNK = 65_536
PORTS = {"http": 80, "https": 443}
REDIRECTS = (301, 302, 303, 307, 308)
# Addresses of IPv6 that stand for one of IPv4 behind a translator (RFC 6052).
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve = Callable[[str, int], list[str]]


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave: the bytes, and the address after all redirects."""

    data: bytes
    url: str


def is_url(argument: str) -> bool:
    """Whether an argument is an address of the web rather than a path."""
    return argument.lower().startswith(("http://", "https://"))


def is_public(address: Address) -> bool:
    """Whether an address belongs to the public internet, whichever way it is written."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if address in _TRANSLATED:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if address.teredo is not None:
            inner = address.teredo[1]
        if inner is not None:
            return is_public(inner)
    return address.is_global and not address.is_multicast


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a name."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def fetch(
    url: str,
    limits: Limits = DEFAULT_LIMITS,
    *,
    allowed: Callable[[Address], bool] = is_public,
    resolve: Resolve = resolve,
) -> Fetched:
    """Get a page.

    Args:
        url: an http or https address.
        limits: its bytes and seconds, for all hops together.
        allowed: which addresses may be asked.
        resolve: name and port to addresses.

    Raises:
        InputError: the address is no public one, does not answer in time, answers with an error,
            too many redirects or too many bytes.
    """
    return _within(limits.seconds, url, lambda: _follow(url, limits, allowed, resolve))


def _within(seconds: int, given: str, get: Callable[[], Fetched]) -> Fetched:
    """What ``get`` returns or raises, unless it takes longer: a server may drip byte after byte."""
    outcome: queue.Queue[Fetched | InputError] = queue.Queue()

    def work() -> None:
        try:
            outcome.put(get())
        except InputError as error:
            outcome.put(error)

    threading.Thread(target=work, daemon=True).start()
    try:
        found = outcome.get(timeout=seconds)
    except queue.Empty as error:
        raise InputError(
            f"{given} was not there within {seconds} s: save the page and give the file, {RAISE}"
        ) from error
    if isinstance(found, InputError):
        raise found
    return found


def _follow(
    given: str, limits: Limits, allowed: Callable[[Address], bool], resolve: Resolve
) -> Fetched:
    """The page at the end of all redirects."""
    url = given
    deadline = time.monotonic() + limits.seconds
    for _ in range(MAX_REDIRECTS + 1):
        parts = _split(url)
        address = _address(parts, allowed, resolve)
        with _response(parts, address, deadline, given) as response:
            if response.status not in REDIRECTS:
                return Fetched(_body(response, given, limits), url)
            target = response.headers.get("Location")
        if not target:
            raise InputError(f"{given} answers with a redirect to nowhere: check the address")
        url = urljoin(url, target)
    raise InputError(
        f"{given} redirects more than {MAX_REDIRECTS} times: give the address of the page itself"
    )


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise InputError(f"{url[:200]!r} is no address ({cause(error)}): check it") from error
    if parts.scheme not in PORTS or not parts.hostname or port == 0:
        raise InputError(f"{url[:200]!r} is no address that begins with https:// or http://")
    if parts.username is not None or parts.password is not None:
        raise InputError(f"{parts.hostname} was given with a user name: give the bare address")
    return parts


def _host(parts: SplitResult) -> str:
    """The name of the server in ASCII, as names are asked for and certificates are made out."""
    host = parts.hostname or ""
    try:
        return host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise InputError(f"{host!r} is no name of a server: check the address") from error


def _address(parts: SplitResult, allowed: Callable[[Address], bool], resolve: Resolve) -> str:
    """The address to ask; refused where any address of the name may not be asked."""
    host = _host(parts)
    try:
        addresses = resolve(host, parts.port or PORTS[parts.scheme])
    except (OSError, UnicodeError) as error:
        raise InputError(
            f"{host} was not found ({error}): check the address and the network, or save the page "
            "and give the file"
        ) from error
    for text in addresses:
        if not allowed(ipaddress.ip_address(text.partition("%")[0])):
            named = host if host == text else f"{host} ({text})"
            raise InputError(f"{named} is no public address: save the page and give the file")
    if not addresses:
        raise InputError(f"{host} has no address: check it, or save the page and give the file")
    return addresses[0]


@contextmanager
def _response(
    parts: SplitResult, address: str, deadline: float, given: str
) -> Iterator[BaseHTTPResponse]:
    from urllib3.exceptions import HTTPError

    pool = _pool(parts, address, deadline)
    host = f"[{_host(parts)}]" if ":" in _host(parts) else _host(parts)
    port = f":{parts.port}" if parts.port else ""
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    try:
        response = pool.urlopen(
            "GET",
            target,
            headers={
                "Host": host + port,
                "User-Agent": f"compare/{__version__}",
                "Accept": "text/html,application/xhtml+xml,application/pdf,text/plain;q=0.9",
                "Accept-Encoding": "identity",  # what is compressed could unpack to anything
            },
            redirect=False,
            retries=False,
            preload_content=False,
            assert_same_host=False,
        )
        try:
            yield response
        finally:
            response.close()
    except (HTTPError, OSError, ValueError) as error:
        raise InputError(
            f"{given} could not be fetched ({_in_words(error)}): check the address and the "
            "network, or save the page and give the file"
        ) from error
    finally:
        pool.close()


def _pool(parts: SplitResult, address: str, deadline: float) -> HTTPConnectionPool:
    """Connections to the address that was checked, under the name that a certificate must bear."""
    from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, Timeout

    left = max(deadline - time.monotonic(), 0.001)
    timeout = Timeout(connect=min(CONNECT_SECONDS, left), read=min(CONNECT_SECONDS, left))
    port = parts.port or PORTS[parts.scheme]
    if parts.scheme == "http":
        return HTTPConnectionPool(address, port, timeout=timeout)
    return HTTPSConnectionPool(
        address,
        port,
        timeout=timeout,
        server_hostname=_host(parts),
        assert_hostname=_host(parts),
        cert_reqs="CERT_REQUIRED",
    )


def _body(response: BaseHTTPResponse, given: str, limits: Limits) -> bytes:
    if response.status != 200:
        raise InputError(
            f"{given} answers with the error {response.status} {response.reason or ''}".rstrip()
            + ": open it in a browser, save the page and give the file"
        )
    if response.headers.get("Content-Encoding", "identity") != "identity":
        raise InputError(f"{given} answers with compressed bytes: save the page and give the file")
    data = bytearray()
    while chunk := response.read1(CHUNK):
        data += chunk
        if len(data) > limits.file_bytes:
            raise InputError(
                f"{given} gives more than {megabytes(limits.file_bytes)}: save the part that "
                f"counts and give the file, {RAISE}"
            )
    return bytes(data)


def _in_words(error: BaseException) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__
