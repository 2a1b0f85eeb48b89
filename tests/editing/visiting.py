"""A person in a browser without a window: signs in over HTTP, keeps cookies, sends forms."""

import re
from http.client import HTTPConnection, HTTPResponse
from urllib.parse import urlencode, urlsplit

from tests.people import PASSWORD

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


class Person:
    """Signed in to the portal at `base` under this name."""

    def __init__(self, base: str, name: str):
        self.host = urlsplit(base).netloc
        self.cookies: dict[str, str] = {}
        login = "/en/admin/login/"
        token = TOKEN.search(self.ask("GET", login)[1])[1]
        answer, _text = self.ask("POST", login, {"username": name, "password": PASSWORD, "csrfmiddlewaretoken": token})
        if answer.status != 302:
            raise RuntimeError(f"{name} cannot sign in: {answer.status}")

    def ask(self, method: str, path: str, data: dict | None = None) -> tuple[HTTPResponse, str]:
        """Send one request on a connection of its own; return the answer and its text."""
        connection = HTTPConnection(self.host, timeout=30)
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if data is not None:
            headers |= {"Content-Type": "application/x-www-form-urlencoded"}
        connection.request(method, path, urlencode(data) if data is not None else None, headers)
        answer = connection.getresponse()
        text = answer.read().decode("utf-8", "replace")
        connection.close()
        for header in answer.headers.get_all("Set-Cookie") or []:
            name, value = header.split(";")[0].split("=", 1)
            self.cookies[name] = value
        return answer, text

    def post(self, path: str, **data: str) -> tuple[int, str]:
        """Send a form with the token it needs; return the status and where the answer leads."""
        answer, _text = self.ask("POST", path, {"csrfmiddlewaretoken": self.cookies["csrftoken"]} | data)
        return answer.status, answer.headers.get("Location", "")
