"""Who asks: a user of a JupyterHub, by its HubOAuth, or, without a hub, whoever knows a token of a file."""

from __future__ import annotations

import base64
import binascii
import hmac
import shlex
import stat
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tornado.web import HTTPError, RequestHandler, stream_request_body

from autograder.errors import CourseError
from autograder.serving.intake import is_plain

SHORTEST = 16  #: characters of a token


def read_tokens(path: Path) -> dict[str, str]:
    """Token by name, from lines `name=token`; empty ones and those that begin with # are left out. Raises CourseError."""
    try:
        if stat.S_IMODE(path.stat().st_mode) & 0o077:
            raise CourseError("{path}: others can read it; run: chmod 600 {argument}", path=path, argument=shlex.quote(str(path)))
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise CourseError(
            "{path}: cannot be read ({error}); write lines name=token, UTF-8, for you alone", path=path, error=error
        ) from None
    tokens: dict[str, str] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        name, equals, token = (part.strip() for part in line.partition("="))
        if not equals or not is_plain(name) or ":" in name:
            raise CourseError(
                "{path}:{number}: not a line name=token, or not a name that a student can have here", path=path, number=number
            )
        if len(token) < SHORTEST or not token.isascii():
            raise CourseError(
                "{path}:{number}: the token of {name} has fewer than {least} ASCII characters; make one: openssl rand -hex 16",
                path=path,
                number=number,
                name=name,
                least=SHORTEST,
            )
        if name in tokens or token in tokens.values():
            raise CourseError("{path}:{number}: the name or the token has been given already", path=path, number=number)
        tokens[name] = token
    if not tokens:
        raise CourseError("{path}: contains no line name=token", path=path)
    return tokens


class TokenVisitor(RequestHandler):
    """Identified by `Authorization: token …` (or Bearer), or by name and token in the browser's own dialog."""

    tokens: dict[str, str]
    of_errors: dict[str, str]

    async def identify(self) -> str | None:
        kind, _, said = self.request.headers.get("Authorization", "").partition(" ")
        claimed, token = None, said.strip()
        if kind.lower() == "basic":
            try:
                claimed, _, token = base64.b64decode(token, validate=True).decode("utf-8").partition(":")
            except (binascii.Error, UnicodeDecodeError):
                return None
        elif kind.lower() not in ("token", "bearer"):
            return None
        found = None
        for name, known in self.tokens.items():  # all of them, so that the time tells nothing
            if hmac.compare_digest(known.encode(), token.encode(errors="replace")):
                found = name
        return found if claimed in (None, found) else None

    def check_origin(self) -> None:
        """A browser sends name and token for a page of anybody's; what another page sends is refused."""
        site = self.request.headers.get("Sec-Fetch-Site", "none")
        origin = self.request.headers.get("Origin")
        if site not in ("same-origin", "none") or (origin is not None and urlsplit(origin).netloc != self.request.host):
            raise HTTPError(403)

    def strange(self) -> None:
        """Answers one who is not known."""
        self.of_errors["WWW-Authenticate"] = 'Basic realm="autograder", charset="UTF-8"'
        raise HTTPError(401)

    def form_token(self) -> str:
        """What a form sends back to show that it is ours."""
        return ""


def hub_visitor() -> type[Any]:
    """Identified by the JupyterHub whose service this is. Raises CourseError where JupyterHub is not installed."""
    try:
        from jupyterhub.services.auth import HubOAuthenticated, UserNotAllowed
    except ImportError:
        raise CourseError("JUPYTERHUB_API_TOKEN is set, but JupyterHub is not installed here: pip install 'autograder[hub]'") from None

    class HubVisitor(HubOAuthenticated, RequestHandler):  # type: ignore[misc, unused-ignore]
        is_page: bool
        groups: frozenset[str]

        async def identify(self) -> str | None:
            model = await self.hub_auth.get_user(self, sync=False)  # for what changes something it compares the _xsrf of a cookie's user
            if model is None:
                return None
            try:
                self.check_hub_user(model)
            except UserNotAllowed:
                raise HTTPError(403) from None
            self.groups = frozenset(model.get("groups") or ())  # any token says them: the hub adds it to what it may
            return str(model["name"]) if model.get("kind") == "user" and is_plain(model["name"]) else None

        def check_origin(self) -> None:
            """HubOAuth has done it."""

        def strange(self) -> None:
            if not self.is_page or self.request.method not in ("GET", "HEAD"):
                raise HTTPError(403)
            self.redirect(self.get_login_url())

        def form_token(self) -> str:
            token = self.xsrf_token
            return token.decode() if isinstance(token, bytes) else str(token)

    return HubVisitor


def hub_callback() -> type[Any]:
    """Where the hub sends its users after they have logged in."""
    from jupyterhub.services.auth import HubOAuthCallbackHandler

    @stream_request_body  # so that of what a stranger sends along nothing is kept
    class HubCallback(HubOAuthCallbackHandler):  # type: ignore[misc, unused-ignore]
        def data_received(self, chunk: bytes) -> None: ...

    return HubCallback
