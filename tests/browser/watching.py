"""Writes down what a browser does behind the page: requests, cookies, complaints of the console."""

from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, Response

DREW_NOTHING = "Failed to load resource"  # also said of a page that answers 404 or 422, which tests ask for


class Watch:
    """Everything that one browser asked for, was told to keep, and complained about."""

    def __init__(self, context: BrowserContext, origin: str):
        self.host = urlsplit(origin).netloc
        self.requests: list[str] = []
        self.documents: set[str] = set()
        self.cookies: set[str] = set()
        self.failed: list[str] = []
        self._complaints: list[tuple[str, str]] = []
        context.on("request", self._asked)
        context.on("response", self._answered)
        context.on("console", self._said)
        context.on("weberror", lambda error: self._complaints.append(("", str(error.error))))

    @property
    def foreign(self) -> list[str]:
        """The requests that went to any other place than our own."""
        return [url for url in self.requests if urlsplit(url).netloc != self.host and not url.startswith("blob:")]

    @property
    def complaints(self) -> list[str]:
        """What the console holds against the pages; a page that answers with an error is judged by its test."""
        return [text for url, text in self._complaints if not (text.startswith(DREW_NOTHING) and url in self.documents)]

    def _asked(self, request: Request) -> None:
        self.requests.append(request.url)
        if request.is_navigation_request():
            self.documents.add(request.url)

    def _answered(self, response: Response) -> None:
        if response.status >= 400 and response.url not in self.documents:
            self.failed.append(f"{response.status} {response.url}")
        for header in response.headers_array():
            if header["name"].lower() == "set-cookie":
                self.cookies.add(header["value"].split("=")[0])

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self._complaints.append((message.location.get("url", ""), message.text))
