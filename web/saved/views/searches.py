"""Saving a search, its page with what is new, its settings and its end."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.core import clock
from web.core import form as forms
from web.core.page import page, see_other
from web.core.refusal import NotFound
from web.core.sqlite import Row
from web.listings import cards
from web.saved import asking, finding, rules
from web.saved.forms import SearchForm
from web.saved.store import deliveries, searches

SHOWN = 24  # new listings of a page


def save(request: Request, db, form: FormData) -> Response:
    """Saves the results at an address; the same again leads to the search that is there."""
    question = asking.read(db, forms.text(form, "address", rules.LONGEST_ADDRESS))
    if question is None:
        raise NotFound()
    name = " ".join(forms.text(form, "name", rules.LONGEST_NAME).split()) or question.name
    columns = {**asking.columns(question), "made_with": asking.made_with(db)}
    try:
        number = db.write(searches.save, request.state.member.id, name, question.address, columns)
    except searches.Full:
        return see_other(request, "/profile/saved", "searches-full")
    return see_other(request, f"/profile/saved/{number}", "search-saved")


def search(request: Request, db, form: FormData) -> Response:
    """What is new since the last look, how the member is told, and what they were told."""
    row = searches.mine(db, request.state.member.id, request.path_params["id"])
    if (row.fresh or row.used_at < clock.now() - clock.DAY) and not request.state.member.blocked_at:
        db.write(searches.opened, row.member_id, row.id)
        row = searches.mine(db, row.member_id, row.id)
    return show(request, db, row, SearchForm(None, name=row.name, on_site=bool(row.on_site), mail=row.mail))


def show(request: Request, db, row: Row, made: SearchForm, status: int = 200) -> Response:
    """The page of a search with its form."""
    news = finding.news(db, row, row.news_seq, row.seen_seq, SHOWN)
    question = asking.read(db, row.address)
    return page(request, "saved/search.html", status, row=row, form=made, cards=cards.made(db, news, request.state.language),
                feed=asking.feed(question) if question else "", log=deliveries.of(db, row.member_id, row.id),
                channels=rules.CHANNELS, results=rules.RESULTS)


def change(request: Request, db, form: FormData) -> Response:
    """Sets name and channels; a search that stopped goes on."""
    row = searches.mine(db, request.state.member.id, request.path_params["id"])
    made = SearchForm(form)
    if not made.validate():
        return show(request, db, row, made, 422)
    db.write(searches.change, row.member_id, row.id, " ".join(made.name.data.split()), made.on_site.data, made.mail.data)
    return see_other(request, f"/profile/saved/{row.id}", "search-changed")


def delete(request: Request, db, form: FormData) -> Response:
    """Deletes a search; again changes nothing."""
    db.write(searches.delete, request.state.member.id, request.path_params["id"])
    return see_other(request, "/profile/saved", "search-deleted")
