"""A respondent that speaks only HTTP: no browser, no script, one kept connection."""

import http.client
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from urllib.parse import urlencode

COMPANY = {
    "name": "云采工业品",
    "industry": "F",
    "size": "medium",
    "region": "GD",
    "track": "enabler",
    "form": "full",
    "language": "zh-hans",
    "email": "",
    "consent": "1",
}
FORM = "application/x-www-form-urlencoded"


@dataclass(kw_only=True)
class Reply:
    status: int
    headers: Mapping[str, str]
    text: str


class NotAcknowledged(Exception):  # noqa: N818 (it is not known whether anything went wrong)
    """Nobody knows whether what was sent has arrived."""


@dataclass
class Visitor:
    """Goes through the questionnaire; remembers the link, the cookies, and the revision of each answer."""

    port: int
    timeout: float = 30
    home: str = ""
    cookies: dict[str, str] = field(default_factory=dict)
    revisions: dict[str, int] = field(default_factory=dict)
    connection: http.client.HTTPConnection | None = None

    def request(
        self, method: str, path: str, data: Mapping[str, str] | None = None, accept="text/html"
    ) -> Reply:
        headers = {
            "Accept": accept,
            "Accept-Language": "zh-CN",
            "X-CSRFToken": self.cookies.get("csrftoken", ""),
        }
        headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers |= {"Content-Type": FORM} if data is not None else {}
        body = urlencode(data) if data is not None else None
        try:
            return self._exchange(method, path, body, headers)
        except (OSError, http.client.HTTPException) as trouble:
            self.hang_up()
            raise NotAcknowledged(f"{method} {path}") from trouble

    def _exchange(self, method: str, path: str, body: str | None, headers: dict[str, str]) -> Reply:
        if self.connection is None:
            self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=self.timeout)
        self.connection.request(method, path, body, headers)
        response = self.connection.getresponse()
        text = response.read().decode()
        for line in response.headers.get_all("Set-Cookie") or ():
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(line).items()}
        return Reply(status=response.status, headers=response.headers, text=text)

    def hang_up(self) -> None:
        if self.connection is not None:
            self.connection.close()
        self.connection = None

    def open(self, path: str) -> str:
        reply = self.request("GET", path)
        assert reply.status == 200, f"{path}: {reply.status}"
        return reply.text

    def begin(self, **facts: str) -> None:
        self.open("/")
        self.open("/start/")
        reply = self.request("POST", "/start/", COMPANY | facts)
        assert reply.status == 302, reply.text
        self.home = reply.headers["Location"]
        self.open(self.home)

    def sections(self) -> list[str]:
        return list(dict.fromkeys(re.findall(rf'href="({re.escape(self.home)}s/\w+/)', self.open(self.home))))

    def items_on(self, section: str) -> list[str]:
        return re.findall(r'data-item="([^"]+)"', self.open(section))

    def save(self, item: str, answer: str, note: str = "") -> Reply:
        """Sends one answer after the revision that was seen last."""
        given = {"answer": answer, "note": note, "revision": str(self.revisions.get(item, 0))}
        data = {f"{item}-{name}": value for name, value in given.items()}
        reply = self.request("POST", f"{self.home}save/{item}/", data, accept="application/json")
        if reply.status == 200:
            self.revisions[item] = json.loads(reply.text)["revision"]
        return reply

    def submit(self) -> str:
        """Looks everything over, submits it, and gives the result's path."""
        self.open(f"{self.home}review/")
        reply = self.request("POST", f"{self.home}review/", {})
        assert reply.status == 302, reply.text
        return reply.headers["Location"]
