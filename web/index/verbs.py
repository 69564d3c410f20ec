"""Brings the forms of the Kazakh verbs that stand in listings to one: сатамын, сатылады and сату are all "сату".

Only verbs on our list: taken off any word, such endings would make Russian words meet that have nothing to do with each
other. The endings are those of the present, passive, infinitive with its cases, gerund, participle, past and request;
who does it (сатушы, the seller) is another word and stays apart, and so does сатып, which in listings means to buy.
"""

import re

# Folded roots; those that change before an ending stand as they change, with what they come to.
_ROOTS = {
    **{root: root for root in (
        "сат бер изде тик жонде тазала орнат жаса писир уйрет окыт тасы жеткиз боя кырк айырбаста курастыр откиз дайында жалда "
        "токы емде комектес аудар тузе кут жибер кабылда ауыстыр шыгар").split()},
    "тиг": "тик", "таси": "тасы", "тасымалда": "тасы", "токи": "токы", "окыты": "окыт",
}
_ODD = {form: infinitive for infinitive, forms in {
    "тасыу": "тасу тасумен", "токыу": "току токуды", "жуу": "жуу жуамын жуамыз жуады жуып жуады",
    "кыю": "кию киямын киямыз кияды киып"}.items() for form in forms.split()}
_ENDING = (
    "[аеий]?(?:мын|мин|мыз|миз)|[аей](?:м|сыз|сиз|ды|ди)|(?<=и)ди"  # I, we, you, he does
    "|[ыи]?[лн](?:ады|еди|ган|ген|у|ып|ип|атын|етин)"  # it is done
    "|[аей]?(?:тын|тин)|у(?:ды|ди|га|ге|дын|дин|ы|и|дан|ден|мен|шин)?"  # which does; doing, with its cases
    "|(?:ып|ип|п)|[гк][ае]н|[дт][ыи]м?|[ыи]?н[ыи]з(?:дар|дер)?"  # having done; done; did; please do
)
_FORM = re.compile(f"({'|'.join(sorted(_ROOTS, key=len, reverse=True))})(?:{_ENDING})")
_APART = frozenset("сатып кутин кутын берип".split())
_STARTS = frozenset(root[:3] for root in _ROOTS)


def infinitive(word: str) -> str:
    """The infinitive of a folded word that is a form of a verb on the list, or ""."""
    if word[:3] not in _STARTS or word in _APART:
        return _ODD.get(word, "")
    found = _FORM.fullmatch(word)
    return _ROOTS[found.group(1)] + "у" if found else _ODD.get(word, "")
