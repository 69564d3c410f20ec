"""What stands on the site before people come: listings in every state, a conversation, a report, a request, a claim."""

from dataclasses import dataclass
from functools import partial

from tests.conftest import Client, House
from tests.listings.selling import begin, publish
from tests.media.pictures import photo, saved
from tests.messages.conftest import insist
from tests.moderation.cases import hide
from tests.registers.conftest import entered
from tests.requests.cases import opened
from tests.rights import claiming

LONG = "Электросамокат-с-очень-длинным-названием-без-единого-пробела-для-переноса"
TEXT = "Куплен в прошлом году, хранился дома.\n\n" + "Звоните после шести, покажу и расскажу. " * 12
ANSWERS = {"a-condition": "used", "a-brand": "Samsung", "a-model": "Galaxy", "a-delivery": ["pickup", "kz"]}


@dataclass
class Stock:
    """Numbers of what was made, for addresses."""

    listing: int
    bare: int
    draft: int
    hidden: int
    claimed: int
    thread: str = ""
    request: int = 0
    claim: str = ""
    proven: int = 0
    authority: int = 0


def fill(house: House) -> Stock:
    """Makes the members and what belongs to them."""
    role = {"madina": "moderator", "olzhas": "administrator"}
    names = {"aigerim": "Айгерим", "boris": "Борис", "madina": "Мадина", "olzhas": "Олжас", "dana": "Дана", "timur": "Тимур"}
    seller, buyer, moderator, administrator, _newcomer, leaver = (
        house.client(house.member(name, role=role.get(key, "member"), email=f"{key}@example.kz"))
        for key, name in names.items())
    offer = partial(publish, house, seller)
    stock = Stock(listing=offer(title_ru="Телефон с чехлом и зарядкой", text_ru=TEXT, **ANSWERS),
                  bare=offer(title_ru=LONG, price_mode="free", price=""), draft=begin(seller),
                  hidden=offer(title_ru="Телефон, только предоплата"), claimed=claiming.offer(house, seller))
    add_photo(seller, stock.listing, 1)
    add_photo(seller, stock.listing, 2)
    stock.thread = talk(buyer, seller, stock.listing)
    for number in (stock.listing, stock.hidden):
        buyer.do("/report", {"subject": "listing", "id": number, "reason": "scam", "detail": "Просит предоплату."})
    known = house.db.value("select max(id) from report")
    hide(moderator, "listing", stock.hidden, known=known)
    stock.authority = entered(administrator)
    demand(house, stock, seller, leaver)
    return stock


def demand(house: House, stock: Stock, seller: Client, leaver: Client) -> None:
    """A request of a seller, a proven claim of a stranger, and a member who withdrew everything."""
    stock.request = opened(house, seller.member_id).id
    stock.claim = claiming.claim(house, house.client(), stock.claimed)
    stock.proven = house.db.value("select max(id) from claim")
    leaver.do("/profile/consents", {"purpose": "processing", "decision": "withdrawn"})


def add_photo(seller: Client, number: int, seed: int) -> None:
    """Sends a photo that weighs what real ones weigh."""
    content = saved(photo(1600, 1200, seed), "JPEG", quality=80)
    seller.do(f"/listings/{number}/photos", {"upload_key": f"{number}-{seed}"},
              files={"photo": ("photo.jpg", content, "image/jpeg")})


def talk(buyer: Client, seller: Client, listing: int) -> str:
    """A question with an unread answer; returns the path of the conversation."""
    answer = buyer.do("/messages/new", {"listing": listing, "text": "Здравствуйте! Ещё продаётся?"})
    path = answer.headers["location"].partition("#")[0]
    insist(seller, path, {"text": "Да. Вот ссылка на такой же: https://example.kz/" + "phone" * 20})
    seller.do(path, {"text": "Приходите после шести."})
    return path
