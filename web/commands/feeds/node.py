"""One element of a record of an XML feed."""


class Node:
    """An element: its name, attributes, text (with the text of what is inside it), children and line.

    `flaw` says why a record was too large to keep; it then has neither text nor children.
    """

    __slots__ = ("name", "attrs", "line", "children", "flaw", "pieces")

    def __init__(self, name: str, attrs: dict[str, str], line: int):
        self.name, self.attrs, self.line = name, attrs, line
        self.children: list[Node] = []
        self.pieces: list[str] = []
        self.flaw = ""

    @property
    def text(self) -> str:
        """All text of the element, without outer white space."""
        return "".join(self.pieces).strip()

    def all(self, name: str) -> list["Node"]:
        """Children of this name, in order."""
        return [child for child in self.children if child.name == name]

    def first(self, *names: str) -> str:
        """The text of the first child that has one of these names (earlier names win) and is not empty, else ""."""
        return next((child.text for name in names for child in self.all(name) if child.text), "")

    def refuse(self, reason: str) -> None:
        """Drops what the record holds and remembers why."""
        self.children.clear()
        self.pieces.clear()
        self.flaw = reason
