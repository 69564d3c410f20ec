"""Reading forms: what is thrown away, what is refused, and how large anything may be."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.datastructures import FormData, UploadFile
from starlette.responses import JSONResponse
from wtforms.fields import BooleanField, SelectField, StringField

from web.core import form as forms
from web.core import i18n
from web.core.form import Form, Longest, Needed, clean, number, text
from web.core.view import SMALL, post

ANY = st.text(st.characters(codec=None), max_size=60)


class Small(Form):
    name = StringField("Name", [Needed(), Longest(5)])
    kind = SelectField("Kind", choices=forms.choices({"a": "A", "b": "B"}))
    sure = BooleanField("Sure")


@pytest.fixture
def echo(at_house):
    """A view at /echo that tells what arrived."""
    def view(request, db, form):
        return JSONResponse({name: value if isinstance(value, str) else value.filename for name,
                             value in form.multi_items()})

    at_house(post("/echo", view))


@given(ANY)
def test_a_cleaned_text_has_no_control_signs_and_can_be_stored(value):
    cleaned = clean(value)
    assert all(sign in "\n\t" or unicodedata.category(sign) not in ("Cc", "Cs") for sign in cleaned)
    assert cleaned.encode().decode() == cleaned == cleaned.strip() and clean(cleaned) == cleaned


@given(st.text(st.characters(categories=["L", "N", "P", "S"], exclude_characters="\ufffe\uffff")))
def test_what_people_write_stays_as_it_is(value):
    assert clean(value) == value


def test_line_ends_become_one_kind():
    assert clean(" a\r\nb\rc\n\td\x00\x7f\x85 ") == "a\nb\nc\n\td"


@given(st.dictionaries(st.text(max_size=3), ANY, max_size=4), st.text(max_size=3), st.integers(1, 20))
def test_a_text_of_a_form_is_never_longer_than_asked(values, name, longest):
    assert len(text(FormData(values), name, longest)) <= longest


@pytest.mark.parametrize(("value", "read"), [
    ("7", 7), (" 7 ", 7), ("007", 7), ("9223372036854775807", 2**63 - 1), ("9223372036854775808", None), ("-1", None),
    ("1.0", None), ("", None), ("²", None), ("٣", None), ("1 000", None), ("9" * 5_000, None), ("0x1", None)])
def test_a_number_of_a_form_fits_the_database_or_is_none(value, read):
    assert number(FormData({"n": value}), "n") == read


def test_an_upload_where_a_text_was_asked_is_no_text():
    upload = FormData([("name", UploadFile(None, filename="x.png")), ("kind", UploadFile(None)),
                       ("sure", UploadFile(None))])
    assert text(upload, "name") == "" and number(upload, "name") is None
    assert not Small(upload).validate()


def test_what_the_form_does_not_know_is_ignored():
    form = Small(FormData({"name": " Ab\0 ", "kind": "b", "role": "administrator"}))
    assert form.validate() and form.answers() == {"name": "Ab", "kind": "b", "sure": False}


def test_a_choice_that_was_not_offered_is_refused():
    assert not Small(FormData({"name": "a", "kind": "c"})).validate()


@pytest.mark.parametrize(("value", "fits"),
                         [("12345", True), ("123456", False), ("қазақ", True), ("", False), ("  ", False)])
def test_an_answer_is_there_and_not_too_long(value, fits):
    assert Small(FormData({"name": value, "kind": "a"})).validate() == fits


def test_too_long_says_how_long_in_the_language_of_the_page():
    said = set()
    for language in i18n.LANGUAGES:
        i18n.use(language)
        form = Small(FormData({"name": "x" * 9, "kind": "a"}))
        form.validate()
        said.add(form.name.errors[0])
    i18n.use("ru")
    assert len(said) == 3 and all("5" in one and "9" in one for one in said)


@pytest.mark.parametrize("path", ["/echo", "/kk/echo", "/en/echo"])
@pytest.mark.parametrize("declared", [True, False])
def test_a_body_too_large_is_a_page_in_the_language(guest, echo, path, declared):
    body = b"a=" + b"x" * SMALL
    answer = guest.post(path, content=body if declared else iter([body[:1_000], body[1_000:]]),
                        headers={"content-type": "application/x-www-form-urlencoded"})
    assert answer.status_code == 413 and f'lang="{path[1:3] if path.count("/") > 1 else "ru"}"' in answer.text


def test_a_body_that_just_fits_is_read(guest, echo):
    pairs = {f"n{n}": "x" * 900 for n in range(100)}
    assert guest.post("/echo", data=pairs).json() == pairs


def part(name: str, value: str = "v", extra: str = "") -> str:
    return f'--B\r\nContent-Disposition: form-data; name="{name}"{extra}\r\n\r\n{value}\r\n'


MULTI = "multipart/form-data; boundary=B"


@pytest.mark.parametrize(("kind", "body"), [
    ("multipart/form-data", part("a") + "--B--"), ("multipart/form-data; boundary=", part("a") + "--B--"),
    (MULTI, "nonsense"),
    (MULTI, "--B\r\nContent-Disposition: nonsense\r\n\r\nv\r\n--B--"),
    (MULTI, "--B\r\nno header at all\r\n\r\nv\r\n--B--"),
    (MULTI, "".join(part(f"n{n}") for n in range(forms.MOST_FIELDS + 1)) + "--B--"),
    (MULTI, "".join(part(f"n{n}", extra='; filename="x"') for n in range(forms.MOST_FILES + 1)) + "--B--"),
    (MULTI, part("a", "x" * 65 * 1024) + "--B--"),
    ("multipart/form-data; boundary=" + "B" * 5_000, part("a") + "--B--"),
    ("application/x-www-form-urlencoded", "&".join(f"n{n}=" for n in range(forms.MOST_FIELDS + 1)))])
def test_a_broken_form_is_400_and_a_page(guest, echo, kind, body):
    answer = guest.post("/echo", content=body, headers={"content-type": kind})
    assert answer.status_code == 400 and "<h1>" in answer.text


@pytest.mark.parametrize(("kind", "body", "read"), [
    (MULTI, part("a", "б") + "--B--", {"a": "б"}), (MULTI, "--B--", {}), ("text/plain", "a=b", {}), ("", "a=b", {}),
    ("application/json", '{"a": 1}', {}), (MULTI + "; charset=nonsense", part("a") + "--B--", {"a": "v"}),
    ("application/x-www-form-urlencoded", "a=%D0%B1&=&a2=%00&&;=%zz", {"a": "б", "": "", "a2": "\0", ";": "%zz"})])
def test_an_unusual_form_is_read_as_far_as_it_goes(guest, echo, kind, body, read):
    answer = guest.post("/echo", content=body.encode(), headers={"content-type": kind})
    assert answer.status_code == 200 and answer.json() == read


def test_a_form_keeps_its_fields_words_in_the_language_of_the_page(guest):
    labels = [re.findall(r"<label[^>]*>([^<]+)", guest.page(path)) for path in ("/login", "/kk/login", "/en/login")]
    assert labels[0] and len({tuple(one) for one in labels}) == 3
