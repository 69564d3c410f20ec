"""Answers to a category's questions: certain ones from the thing itself, the rest as people usually answer."""

from collections.abc import Mapping
from typing import Any

from web.catalog.tree import Attribute
from web.commands.demo.dice import Dice
from web.commands.demo.reference import attributes
from web.commands.demo.vocabulary import Thing, Words, data

Traits = dict[str, Any]
_READ = {"int": int, "year": int, "money": int, "decimal": float, "bool": "true".__eq__, "set": lambda text: [text]}


def fill(dice: Dice, slug: str, leaf: Words, thing: Thing, known: Mapping[str, Any]) -> Traits:
    """Values by code in the order of the questions; `known` ones are kept, unlikely ones left unanswered."""
    found: Traits = {}
    for attribute in attributes(slug):
        if attribute.code in known and attribute.code not in thing.set:
            value = known[attribute.code]
        else:
            value = _answer(dice, slug, leaf, thing, attribute)
        if value is not None and value != "":
            found[attribute.code] = value
    return found


def certain(dice: Dice, slug: str, leaf: Words, thing: Thing) -> Traits:
    """Only what follows from the thing, for somebody who looks for one."""
    return {each.code: _read(each, dice.pick(choices)) for each in attributes(slug)
            if (choices := thing.set.get(each.code, leaf.pools.get(each.code)))}


def facts(traits: Mapping[str, Any], **more: str | tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """The answers as words, for the conditions of phrases; a set has several."""
    return {code: _words(value) for code, value in {**traits, **more}.items()}


def _answer(dice: Dice, slug: str, leaf: Words, thing: Thing, attribute: Attribute) -> Any:
    choices = thing.set.get(attribute.code, leaf.pools.get(attribute.code))
    if choices is not None:
        return _read(attribute, dice.pick(choices)) if choices else None
    habits = data("traits")
    weights = habits["leaves"].get(slug, {}).get(attribute.code) or habits["habits"].get(attribute.code)
    return _read(attribute, dice.weighted(weights)) if weights else None


def _read(attribute: Attribute, text: str) -> Any:
    return _READ.get(attribute.kind, str)(text) if text else None


def _words(value: Any) -> tuple[str, ...]:
    if isinstance(value, bool):
        return ("true" if value else "false",)
    return tuple(value) if isinstance(value, (list, tuple)) else (str(value),)
