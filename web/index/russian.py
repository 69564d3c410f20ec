"""Stems Russian words: the Snowball stemmer, kept from verb endings on nouns, and vowels that come and go."""

import re
import threading

import Stemmer

_local = threading.local()
# Snowball takes -ан, -ал, -ит, -ив … at the end of a noun for a verb's ending (диван → дива, but диванов → диван).
_NOUN = re.compile(
    "((?=.{4}).*[аеиоуыэюя].*(?:[ая][влн]|[иы][вл]|ит|ен))(?:а|у|е|ы|и|о|ом|ой|ов|ам|ами|ах)?"
)
# Stems that end like an ending; young animals, whose plural has another suffix; nouns whose vowel comes and goes.
_KEPT = (
    "альбом диплом коров систем режим объем остров кроват печат проблем реклам телеграм экстрим крем подков основ "
    "паром посев"
).split()
_YOUNG = {
    **{f"{root}ят": f"{root}енк" for root in "кот порос цыпл тел жереб козл ягн ут гус лис".split()},
    **{f"{root}ат": f"{root}онк" for root in "медвеж волч бельч зайч верблюж".split()}, "щенят": "щенк",
}
_FLEETING = {
    root: root[:-2] + root[-1] for root in (
        "ковер костер шатер бобер ведер ребер сестер кресел стекол кукол котел козел узел угол весел игол петел вафел "
        "туфел земел капел окон кухон спален ремен камен песен вишен черешен башен баклажен полотен"
    ).split()
}
_IRREGULAR = {
    **{root: root for root in _KEPT}, **_YOUNG, **_FLEETING,
    "писем": "письм", "денег": "деньг", "серег": "серьг", "яиц": "яйц", "сережек": "сережк",
}
_ROOT = re.compile("|".join(sorted(_IRREGULAR, key=len, reverse=True)))
_ENDING = re.compile("(?:а|у|е|ы|и|о|ь|я|ю|ой|ей|ом|ем|ью|ов|ев|ам|ям|ами|ями|ах|ях|ия|ию)?")
_SUFFIX = re.compile("(.*[аеиоуыэюя].*[^аеиоуыэюяйь])(?:[ое](к)|е(ц))$")  # ботинок, подушек, огурец


def _snowball(word: str) -> str:
    stemmer = getattr(_local, "stemmer", None)
    if stemmer is None:
        # One per thread, because it is not safe to share; without its cache, so that nobody's words stay in memory.
        stemmer = _local.stemmer = Stemmer.Stemmer("russian", 0)
    return stemmer.stemWord(word)


def _irregular(word: str) -> str | None:
    found = _ROOT.match(word)
    if found and _ENDING.fullmatch(word, found.end()):
        return _IRREGULAR[found.group()]
    return None


def stem(word: str) -> str:
    """The stem of a folded Cyrillic word; the same for its cases and numbers, not for its verbs' tenses."""
    if len(word) < 3:
        return word
    kept = _irregular(word)
    noun = None if kept else _NOUN.fullmatch(word)
    stemmed = kept or (noun.group(1) if noun else _snowball(word))
    if stemmed[-1:] in "кц" and stemmed[-2:-1] in "ое":
        stemmed = _SUFFIX.sub(r"\1\2\3", stemmed)
    return stemmed.replace("ь", "").replace("ъ", "") or word
