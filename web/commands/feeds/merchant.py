"""Reads offers from a Google Merchant feed: items of RSS 2.0 or entries of Atom."""

from collections.abc import Iterator

from web.commands.feeds.money import amount
from web.commands.feeds.node import Node
from web.commands.feeds.offer import Offer, Problem, Unreadable, read_safely
from web.commands.feeds.table import category_path

ITEMS = frozenset({"item"})
ENTRIES = frozenset({"entry"})
_PARAMS = ("color", "size", "material", "gender", "age_group", "pattern", "mpn")
_GONE = frozenset({"out of stock", "discontinued"})


class Merchant:
    """Takes the records of one feed in turn."""

    def take(self, node: Node) -> Iterator[Offer | Problem]:
        """What one record says: an offer or a problem."""
        if node.flaw:
            yield Problem(node.line, node.flaw)
        else:
            yield read_safely(node.line, lambda: _offer(node))


def _offer(node: Node) -> Offer:
    title = node.first("g:title", "title")
    if not title:
        raise Unreadable("the item has no title")
    written = _price(node)
    price, code = amount(written) if written else (None, "")
    return Offer(
        line=node.line,
        external_id=node.first("g:id", "id", "guid"),
        title=title,
        text=node.first("g:description", "description", "summary", "content"),
        price=price,
        currency=code,
        category_path=category_path(node.first("g:product_type")),
        category_hint=node.first("g:google_product_category")[:200],
        url=node.first("g:link", "link") or _link(node),
        photos=_photos(node),
        params=tuple(_params(node)),
        available=node.first("g:availability").lower().replace("_", " ") not in _GONE,
        vendor=node.first("g:brand"),
    )


def _price(node: Node) -> str:
    # a sale price bound to dates may be over or not begun yet, so only an unbound one counts
    bound = node.first("g:sale_price_effective_date")
    return (node.first("g:sale_price") if not bound else "") or node.first("g:price")


def _link(node: Node) -> str:
    links = [one for one in node.all("link") if one.attrs.get("rel", "alternate") == "alternate"]
    return links[0].attrs.get("href", "").strip() if links else ""


def _photos(node: Node) -> tuple[str, ...]:
    found = [one.text for name in ("g:image_link", "g:additional_image_link") for one in node.all(name)]
    return tuple(dict.fromkeys(filter(None, found)))


def _params(node: Node) -> Iterator[tuple[str, str]]:
    if condition := node.first("g:condition").lower():
        yield "condition", "used" if condition == "refurbished" else condition
    for name in _PARAMS:
        if value := node.first(f"g:{name}"):
            yield name, value
    for detail in node.all("g:product_detail"):
        name, value = detail.first("g:attribute_name"), detail.first("g:attribute_value")
        if name and value:
            yield name, value
