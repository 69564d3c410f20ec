"""The overview warns of what needs a hand, gives figures, and shows the newest deeds; health shows the installation."""

from types import SimpleNamespace

from tests.conftest import House, plain_text
from tests.moderation.cases import offer, report
from web.admin.jobs import NAMES
from web.core import clock
from web.core.jobs import Work, run_due

FACTS = {
    "site_name": "SOQ",
    "name": "ТОО «Базар»",
    "bin": "123456789013",
    "address": "Алматы",
    "responsible": "Омар",
    "contact": "a@b.kz",
}


def run_mail(house) -> None:
    """Runs the job that delivers mails as a server does."""
    run_due(
        [job for job in house.state.site.joined("jobs") if job.name == "mail"],
        Work(house.db, house.settings, house.state),
    )


def test_the_administrator_is_warned_of_what_is_missing_and_the_moderator_is_not(house, olzhas, madina):
    page = olzhas.page("/admin")
    for part in (
        "Оператор сайта не указан",
        "Почтовый сервер не настроен",
        "не выполнялось ни одно регулярное задание",
    ):
        assert part in page and part not in madina.page("/admin")
    run_mail(house)
    assert "регулярное задание" not in olzhas.page("/admin")


def test_a_named_operator_is_no_longer_missed(olzhas):
    olzhas.do("/admin/operator", FACTS)
    assert "Оператор сайта не указан" not in olzhas.page("/admin")


def test_failed_jobs_an_open_key_and_a_full_disk_are_told(house, olzhas, monkeypatch):
    house.db.write(lambda tx: tx.insert("job", name="mail", lease_until=0, done_at=clock.now(), failed="OSError"))
    (house.settings.data / "secret.key").chmod(0o644)
    monkeypatch.setattr("shutil.disk_usage", lambda folder: SimpleNamespace(free=150_000_000))
    page = olzhas.page("/admin")
    assert "«Отправка писем» не выполнилось: OSError" in page and "chmod 600" in page and "свободно 150 МБ" in page
    assert page.index("chmod 600") < page.index("OSError"), "the worst comes first"


def test_the_figures_count_what_is_there(house, madina, aigerim, boris):
    listing = offer(house, aigerim)
    report(boris, "listing", listing)
    report(boris, "member", aigerim.member_id)
    figures = plain_text(madina.page("/admin").split('class="figures"')[1].split("<section")[0])
    assert "2 Жалобы без решения" in figures and "1 Опубликованные" in figures and "5 Аккаунты" in figures


def test_health_tells_versions_sizes_jobs_and_settings(house, olzhas):
    run_mail(house)
    page = olzhas.page("/admin/health")
    for part in ("SQLite", "3.5", "starlette", "Свободно на диске", "SOQ_WORKERS", "в порядке", "Процессов", "Число процессов сервера.",
                 "Отправка писем"):
        assert part in page


def test_health_never_shows_keys_and_passwords(tmp_path):
    house = House(tmp_path / "other", secret="a very secret key", smtp="post:hidden-word@mail.example:25")
    try:
        page = house.client(house.member("Хозяин", role="administrator")).page("/admin/health")
        assert "very secret" not in page and "hidden-word" not in page and "post:••••••@mail.example:25" in page
    finally:
        house.close()


def test_the_journal_pages_by_key(house, madina, olzhas, aigerim, monkeypatch):
    monkeypatch.setattr("web.admin.views.AT_ONCE", 2)
    for name in ("Первый", "Второй", "Третий"):
        olzhas.do("/admin/operator", {**FACTS, "name": name})
        olzhas.do(f"/admin/members/{aigerim.member_id}/look", {"look-reason": "Звонил по телефону"})
    page = madina.page("/admin/journal")
    assert page.count("Изменены сведения об операторе") == 2
    older = page.split('class="button push" href="')[1].split('"')[0]
    rest = madina.page(older)
    assert "Просмотрены персональные данные участника" in rest and "Звонил по телефону" in rest and "Олжас" in rest


def test_every_periodic_job_has_a_name_in_words_and_no_name_is_left_over(house):
    assert {job.name for job in house.state.site.joined("jobs")} == set(NAMES)
