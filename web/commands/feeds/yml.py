"""Reads offers from a Yandex Market catalogue (YML), both the simple type and vendor.model."""

from collections.abc import Iterator

from web.commands.feeds.money import amount
from web.commands.feeds.node import Node
from web.commands.feeds.offer import FeedBroken, Offer, Problem, Unreadable, read_safely

RECORDS = frozenset({"offer", "category", "currency"})
MAX_CATEGORIES = 50_000
MAX_LEVELS = 12
# the words of YML for goods that are not new
_USED = frozenset({"used", "preowned", "likenew", "showcasesample", "refurbished"})


class Catalogue:
    """Takes the records of one catalogue in turn; remembers its categories and its main currency."""

    def __init__(self):
        self._categories: dict[str, tuple[str, str]] = {}
        self._currency = ""

    def take(self, node: Node) -> Iterator[Offer | Problem]:
        """What one record says: an offer, a problem, or nothing for a category or a currency."""
        if node.flaw:
            yield Problem(node.line, node.flaw)
        elif node.name == "offer":
            yield read_safely(node.line, lambda: self._offer(node))
        elif node.name == "category":
            self._keep_category(node)
        elif node.attrs.get("rate", "").strip() in ("1", "1.0", "1.00"):
            self._currency = self._currency or node.attrs.get("id", "").strip()

    def _keep_category(self, node: Node) -> None:
        if len(self._categories) >= MAX_CATEGORIES:
            raise FeedBroken(f"The catalogue has more than {MAX_CATEGORIES} categories: refused.", node.line)
        own, parent = node.attrs.get("id", "").strip(), node.attrs.get("parentId", "").strip()
        self._categories[own] = (node.text[:200], parent)

    def _path(self, category: str) -> tuple[str, ...]:
        names: list[str] = []
        while category in self._categories and len(names) < MAX_LEVELS:
            name, category = self._categories[category]
            names.append(name)
        return tuple(reversed(names))

    def _offer(self, node: Node) -> Offer:
        written = node.first("price")
        price, sign = amount(written) if written else (None, "")
        category = node.first("categoryId")[:100]
        return Offer(
            line=node.line,
            external_id=node.attrs.get("id", "").strip(),
            title=_title(node),
            text=node.first("description"),
            price=price,
            currency=node.first("currencyId") or sign or self._currency,
            category_path=self._path(category),
            category_id=category,
            category_hint=node.first("market_category", "typePrefix")[:200],
            url=node.first("url"),
            photos=tuple(dict.fromkeys(one.text for one in node.all("picture") if one.text)),
            params=tuple(_params(node)),
            available=node.attrs.get("available", "true").strip().lower() != "false",
            vendor=node.first("vendor"),
        )


def _title(node: Node) -> str:
    parts = [node.first(name) for name in ("typePrefix", "vendor", "model")]
    title = node.first("name") or (" ".join(filter(None, parts)) if parts[2] else "")
    if not title:
        raise Unreadable("the offer has neither a name nor a model")
    return title


def _params(node: Node) -> Iterator[tuple[str, str]]:
    for one in node.all("param"):
        name, value = one.attrs.get("name", "").strip(), one.text
        if name and value:
            yield name, f"{value} {one.attrs.get('unit', '')}".strip()
    if code := node.first("vendorCode"):
        yield "Артикул", code
    if any(one.attrs.get("type", "").lower() in _USED for one in node.all("condition")):
        yield "condition", "used"
