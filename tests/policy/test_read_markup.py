"""The light markup and the differences, by themselves."""

import random

import pytest

from web.policy import difference, markup
from web.policy.markup import Block, Piece


def test_each_kind_of_block_is_read():
    text = "# Один\n## Два\nслова\nи ещё\n\n- а\n- б\n\n[[data]]\n\n#нет\n-нет"
    kinds = [(block.kind, block.plain, block.name) for block in markup.read(text)]
    assert kinds == [("heading", "Один", ""), ("subheading", "Два", ""), ("paragraph", "слова и ещё", ""), ("list", "а\nб", ""),
                     ("table", "", "data"), ("paragraph", "#нет -нет", "")]


@pytest.mark.parametrize(("text", "pieces"), [
    ("до [слова](/profile/data) после", (Piece("до "), Piece("слова", "/profile/data"), Piece(" после"))),
    ("[x](//evil.example)", (Piece("[x](//evil.example)"),)),
    ("[x](javascript:1)", (Piece("[x](javascript:1)"),)),
    ("[x](/a\\b)", (Piece("[x](/a\\b)"),)),
    ("[a](/b)[c](/d)", (Piece("a", "/b"), Piece("c", "/d"))),
    ("", ()),
])
def test_only_links_within_the_site_are_links(text, pieces):
    assert markup.pieces(text) == pieces


def test_any_text_is_read_and_no_word_is_lost():
    chance, signs = random.Random(5), "ab# -[]()/\n\n{<>&\"'"
    for _ in range(2_000):
        text = "".join(chance.choice(signs) for _ in range(chance.randrange(60)))
        blocks = markup.read(text)
        assert all(isinstance(block, Block) for block in blocks)
        kept = "".join(block.plain for block in blocks)
        assert [sign for sign in kept if sign in "ab<>&"] == [sign for sign in text if sign in "ab<>&"] or "](/" in text


def test_the_difference_gives_both_texts_back():
    chance, words = random.Random(7), ["сайт", "хранит", "данные", "люди", "право", "срок", "закон"]
    for _ in range(300):
        old = [" ".join(chance.choices(words, k=chance.randrange(1, 9))) for _ in range(chance.randrange(6))]
        new = [paragraph if chance.random() < 0.5 else " ".join(chance.choices(words, k=4)) for paragraph in old]
        changes = difference.between(old, new)
        for marks, text in ((("", "del"), old), (("", "ins"), new)):
            told = ["".join(words for mark, words in change.parts if mark in marks) for change in changes]
            assert [one for one in told if one] == [one for one in told if one in text]
        assert (changes == []) == (old == new)


@pytest.mark.parametrize(("old", "new", "kind"), [
    (["а"], ["а", "б"], "added"), (["а", "б"], ["а"], "removed"), (["раз два три"], ["раз два пять"], "changed")])
def test_each_paragraph_is_added_removed_or_changed(old, new, kind):
    assert [change.kind for change in difference.between(old, new)] == [kind]
