import re
from tests.conftest import *
from tests.media.pictures import jpeg

def test_walk(house, aigerim, guest, sanzhar):
    aigerim.page("/listings/new"); aigerim.page("/listings/new?category=electronics")
    where = aigerim.do("/listings", {"category": "401"}).headers["location"]
    print(where)
    aigerim.page(where)
    a = aigerim.do(where, {"save": "1", "title_ru": "iPh", "price": "abc", "a-battery_state": "много"}, 422)
    print(plain_text(a.text)[:1500])
    print(plain_text(aigerim.page(where))[:800])
    town = house.db.value("select id from town where slug='almaty'") or house.db.value("select id from town limit 1")
    full = {"title_ru": "iPhone 13 & чехол", "text_ru": "Почти новый.\nБез царапин.", "price_mode": "fixed", "price": "185 000 ₸", "town": str(town), "a-brand": "Apple", "a-memory_gb": ""}
    a = aigerim.do(where, {**full, "publish": "1"})
    print(a.headers["location"])
    path = where.removesuffix("/edit")
    text = guest.page(path)
    print(plain_text(text))
    print(len(guest.get(path, headers={"accept-encoding":"br"}).content), guest.get(path).headers)
    up = aigerim.post(path + "/photos", data={"upload_key": "k1"}, files={"photo": ("a.jpg", jpeg(), "image/jpeg")})
    print(up.status_code, up.text[:500])
    print(house.db.all("select * from photo"))
    print(plain_text(aigerim.page("/profile/listings")))
    print(plain_text(aigerim.page(path)))
    print(plain_text(guest.page(f"/members/{aigerim.member_id}")))
    print(house.db.all("select rowid from listing_index"))
    for p in (path+"/close", path+"/delete", path+"/edit"): aigerim.page(p)
