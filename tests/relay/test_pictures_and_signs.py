"""Pictures that come with an answer by mail, signs of fraud in its words, and the same words to many."""

import pytest

from tests.media.pictures import jpeg
from tests.messages.conftest import freeze, photos_in, reply
from tests.relay.conftest import bodies, mail_from, post, relay_address
from web.core.limits import Limits
from web.core.pools import Busy
from web.messages import rules
from web.relay import receiving
from web.scam import repeats

ME = "boris@example.kz"


@pytest.fixture
def his(house, aigerim, boris, thread) -> str:
    """The address through which Boris answers."""
    reply(aigerim, thread, "Иә, сатылады")
    house.db.write(lambda tx: tx.run("delete from outbox where member_id = :id", id=aigerim.member_id))
    return relay_address(house, boris.member_id)


def with_files(to: str, text: str, *files: bytes, kind: str = "image/jpeg", name: str = "a.jpg"):
    """A mail with these attached."""
    mail = mail_from(ME, to, text)
    for content in files:
        mail.add_attachment(content, maintype=kind.split("/")[0], subtype=kind.split("/")[1], filename=name)
    return mail


def take(house, mail, to: str) -> str:
    """Gives a mail to the relay."""
    return receiving.take(house.state, house.db, to, ME, mail.as_bytes())


def told(house) -> list:
    """The mails about answers."""
    return [mail for mail in house.mails() if mail.kind == "relay"]


def to_her(house) -> str:
    """The text of the mail that carries his words to Aigerim."""
    [mail] = [mail for mail in post(house) if "aigerim" in str(mail["To"])]
    return mail.get_content()


def files(house) -> int:
    """How many files of photos there are."""
    return len(list(house.settings.data.rglob("*.jpg")))


def test_attached_pictures_become_photos_of_the_message_for_the_two_alone(house, his, aigerim, boris, guest, thread):
    mail = with_files(his, "Вот такая?", jpeg(exif=b"Exif\0\0secret"), jpeg(colour="red"))
    assert [take(house, mail, his) for _n in range(2)] == [receiving.TAKEN] * 2
    assert "Сайттағы фотосуреттер: 2" in to_her(house)
    paths = photos_in(aigerim.page(f"/messages/{thread}"))
    assert len(paths) == 2 and aigerim.get(paths[0]).status_code == 200 and guest.get(paths[0]).status_code == 303
    assert b"secret" not in aigerim.get(paths[0]).content and told(house) == []
    assert house.db.value("select count(*) from photo") == 2


def test_a_picture_alone_is_a_message(house, his, aigerim, thread):
    assert take(house, with_files(his, "", jpeg()), his) == receiving.TAKEN
    assert bodies(house)[-1] == "" and len(photos_in(aigerim.page(f"/messages/{thread}"))) == 1


def test_what_cannot_be_a_photo_stays_behind_and_is_counted_in_words(house, his, boris, thread):
    mail = with_files(his, "Вот", *[jpeg(colour=one) for one in ("red", "teal", "blue", "green", "black", "white", "gray")])
    mail.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="a.pdf")
    assert take(house, mail, his) == receiving.TAKEN
    assert house.db.value("select photos from message order by id desc limit 1") == rules.MOST_PHOTOS
    [about] = told(house)
    assert "не со всеми вложениями" in about.subject and "Не доставлено вложений: 2." in about.body


def test_a_picture_that_is_none_is_refused_in_words_and_alone_it_is_no_message(house, his, thread):
    before = bodies(house)
    assert take(house, with_files(his, "", b"\xff\xd8\xff nonsense"), his) == receiving.IGNORED
    assert bodies(house) == before and "JPEG" in told(house)[-1].body and files(house) == 0
    take(house, with_files(his, "Слова", b"\xff\xd8\xff nonsense", jpeg(20, 20)), his)
    assert bodies(house)[-1] == "Слова" and told(house)[-1].body.count("\n- ") == 2


def test_of_a_mail_that_is_not_taken_no_file_stays(house, his, aigerim, boris, thread, monkeypatch):
    boris.do(f"/messages/{thread}/block")
    assert take(house, with_files(his, "Вот", jpeg()), his) == receiving.IGNORED and files(house) == 0
    boris.do(f"/messages/{thread}/unblock")

    def busy(*_args):
        raise Busy("photos")
    monkeypatch.setattr(house.state.photos, "process", busy)
    assert take(house, with_files(his, "Вот ещё", jpeg()), his) == receiving.LATER and files(house) == 0


def test_photos_by_mail_count_among_those_of_an_hour(house, his):
    house.state.limits = Limits(True)
    for _n in range(rules.PHOTOS.count):
        house.state.limits.wait(rules.PHOTOS, f"m{house.db.value('select member_id from relay_address')}")
    assert take(house, with_files(his, "Вот", jpeg()), his) == receiving.TAKEN
    assert "слишком много фото" in told(house)[-1].body and files(house) == 0


def test_words_with_signs_of_fraud_arrive_and_both_are_told(house, his, aigerim, thread):
    words = "Пришлите код из смс и номер карты, я переведу предоплату"
    assert take(house, mail_from(ME, his, words), his) == receiving.TAKEN and bodies(house)[-1] == words
    [about] = told(house)
    assert "с предупреждением" in about.subject and about.body.count("\n- ") >= 1 and words not in about.body
    mail = to_her(house)
    assert words in mail and "[!]" in mail
    assert 'href="/kk/safety' in aigerim.page(f"/kk/messages/{thread}")


def test_plain_words_warn_nobody(house, his):
    take(house, mail_from(ME, his, "Хорошо, завтра в шесть у входа"), his)
    assert told(house) == [] and "[!]" not in to_her(house)


def test_the_same_long_words_to_many_are_counted_by_mail_too(house, his, aigerim, boris, thread):
    words = "Добрый день! Пишу по вашему объявлению, вещь очень понравилась, хочу забрать сегодня вечером, скажите адрес и время."
    marks = repeats.mark(house.state.keys, boris.member_id, words)
    for other in range(repeats.MANY - 1):
        house.db.write(repeats.note, boris.member_id, marks, repeats.receiver(house.state.keys, marks, 1_000 + other))
    take(house, mail_from(ME, his, words), his)
    assert marks in repeats.said_to_many(house.db, boris.member_id), "it was the fifth"
    assert "с предупреждением" in told(house)[-1].subject and "[!]" in to_her(house)


def test_data_that_are_blocked_get_nothing_by_mail(house, his, boris):
    freeze(house, boris)
    assert take(house, with_files(his, "Вот", jpeg()), his) == receiving.NOT_YOURS and files(house) == 0
