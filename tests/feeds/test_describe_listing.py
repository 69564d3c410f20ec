"""What pages tell search engines and messengers: JSON-LD, previews, languages; of whom they say nothing."""

import json
import re

import pytest

from tests.search.market import publish
from web.operator import store as operators

ROOT, COVER = "http://127.0.0.1:8000", "abcdefghijklmnopqrstuvwxyz"


def linked(client, path: str):
    """The JSON-LD of a page; None where there is none."""
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', client.page(path), re.S)
    assert len(found) <= 1
    return json.loads(found[0]) if found else None


def thing(client, number: int, prefix: str = "") -> dict:
    """What a listing's page offers, beside the path to it."""
    path, one = linked(client, f"{prefix}/listings/{number}")
    assert path["@type"] == "BreadcrumbList"
    return one


def preview(client, path: str) -> dict[str, str]:
    """The names and contents that messengers read."""
    return dict(re.findall(r'<meta (?:property|name)="((?:og|twitter):\w+)" content="([^"]*)">', client.page(path)))


def test_a_car_is_a_car(house, guest):
    number = publish(house, "Toyota Camry", "cars", price=8_000_000, answers={
        "make": "Toyota", "model": "Camry", "year": 2014, "mileage": 120_000, "fuel": "petrol", "seller_type": "business"})
    found = thing(guest, number, "/en")
    assert found["@type"] == "Car" and found["brand"] == {"@type": "Brand", "name": "Toyota"} and found["vehicleModelDate"] == "2014"
    assert found["mileageFromOdometer"] == {"@type": "QuantitativeValue", "value": 120_000, "unitCode": "KMT"}
    assert found["fuelType"] == "Petrol"
    offer = found["offers"]
    assert (offer["price"], offer["priceCurrency"], offer["availability"]) == (8_000_000, "KZT", "https://schema.org/InStock")
    assert offer["seller"] == {"@type": "Organization"} and offer["availableAtOrFrom"]["address"]["addressLocality"] == "Almaty"


def test_a_flat_for_rent_is_an_apartment_by_the_month(house, guest):
    number = publish(house, "Квартира", "flat-rent-long", town="semey", price=150_000,
                     answers={"rooms": "5+", "area_total": 90.5, "floor": 3})
    found = thing(guest, number)
    assert found["@type"] == ["Apartment", "Product"] and (found["numberOfRooms"], found["floorLevel"]) == (5, "3")
    assert found["floorSize"] == {"@type": "QuantitativeValue", "value": 90.5, "unitCode": "MTK"}
    assert found["offers"]["priceSpecification"]["unitCode"] == "MON"
    address = found["offers"]["availableAtOrFrom"]["address"]
    assert (address["addressLocality"], address["addressRegion"]) == ("Семей", "Область Абай")


def test_a_studio_has_one_room(house, guest):
    assert thing(guest, publish(house, "Студия", "flat-sale", answers={"rooms": "studio"}))["numberOfRooms"] == 1


def test_a_vacancy_is_a_job_posting(house, guest):
    number = publish(house, "Водитель", "vacancy-transport", price_mode="salary", price=300_000, text_ru="Категория С",
                     answers={"salary_to": 400_000, "employment": "full", "employer_name": "ТОО Колёса", "remote": True})
    found = thing(guest, number)
    assert (found["@type"], found["title"], found["description"], found["employmentType"]) == (
        "JobPosting", "Водитель", "Категория С", "FULL_TIME")
    assert found["baseSalary"]["value"] == {"@type": "QuantitativeValue", "minValue": 300_000, "maxValue": 400_000, "unitText": "MONTH"}
    assert found["hiringOrganization"]["name"] == "ТОО Колёса" and found["jobLocationType"] == "TELECOMMUTE"
    assert {"datePosted", "validThrough", "jobLocation"} <= set(found)


@pytest.mark.parametrize(("mode", "price", "shown"), [
    ("fixed", 1_000, 1_000), ("free", None, 0), ("exchange", None, None), ("negotiable", None, None)])
def test_a_price_is_told_where_there_is_one(house, guest, mode, price, shown):
    offer = thing(guest, publish(house, "Диван", price_mode=mode, price=price, answers={"condition": "used"}))["offers"]
    assert offer.get("price") == shown and ("priceCurrency" in offer) == (shown is not None)
    assert offer["itemCondition"] == "https://schema.org/UsedCondition"


def test_what_is_looked_for_is_a_demand(house, guest):
    found = thing(guest, publish(house, "Ищу диван", price_mode="wanted"))
    assert found["@type"] == "Demand" and "offers" not in found and found["itemOffered"]["@type"] == "Product"


def test_a_service_is_a_service(house, guest):
    assert thing(guest, publish(house, "Ремонт", "repair-building"))["@type"] == "Service"


@pytest.mark.parametrize("category", ["resume", "lost-found", "community"])
def test_of_what_offers_nothing_only_the_path_is_told(house, guest, category):
    assert [one["@type"] for one in linked(guest, f"/listings/{publish(house, 'Ищу работу', category)}")] == ["BreadcrumbList"]


def test_the_seller_is_no_more_than_a_kind(house, guest, aigerim):
    number = publish(house, "Диван", answers={"seller_type": "private"})
    text = json.dumps(linked(guest, f"/listings/{number}"), ensure_ascii=False)
    assert thing(guest, number)["offers"]["seller"] == {"@type": "Person"}
    assert "Айгерим" not in text and str(aigerim.member_id) not in text


def test_words_of_people_cannot_end_the_block_of_data(house, guest):
    title = "Диван </script><script>alert(1)</script> \u2028 <!--"
    number = publish(house, title, text_ru="</script>")
    assert thing(guest, number)["name"] == title and "<script>alert" not in guest.page(f"/listings/{number}")


def test_what_a_messenger_shows_comes_from_this_host(house, guest):
    number = publish(house, "Диван \"белый\"", text_ru="Строка\nвторая", photos=1, cover=COVER)
    house.db.write(lambda tx: tx.insert("photo", id=tx.new_id(), member_id=1, subject="listing", subject_id=number, position=1, name=COVER,
                                        width=4, height=3, bytes=1, fingerprint=0, upload_key="", created_at=1))
    found = preview(guest, f"/kk/listings/{number}")
    assert found["og:title"] == "Диван &#34;белый&#34;, 1\u202f000\u00a0₸" and found["og:description"] == "Строка вторая"
    assert (found["og:url"], found["og:locale"]) == (f"{ROOT}/kk/listings/{number}", "kk_KZ")
    assert (found["og:image"], found["twitter:card"]) == (f"{ROOT}/photos/ab/{COVER}-1280.jpg", "summary_large_image")
    assert thing(guest, number)["image"] == [found["og:image"]]


@pytest.mark.parametrize("path, title", [("/", "SOQ"), ("/c/home/furniture/almaty", "Мебель, Алматы"), ("/search?q=диван", "«диван»"),
                                         ("/listings/{number}", "Диван, 1\u202f000\u00a0₸")])
def test_a_link_without_a_photo_of_its_own_shows_the_mark_of_the_site(house, guest, path, title):
    found = preview(guest, path.format(number=publish(house, "Диван")))
    assert found["og:title"] == title and found["og:description"] and found["og:image"].startswith(ROOT + "/static/preview.png?v=")
    picture = guest.get(found["og:image"].removeprefix(ROOT))
    assert picture.headers["content-type"] == "image/png" and 1_000 < len(picture.content) < 40_000


@pytest.mark.parametrize("path", ["/", "/c/home/furniture/almaty", "/listings/{number}"])
def test_a_page_names_itself_in_every_language(house, guest, path):
    path = path.format(number=publish(house, "Диван"))
    found = [re.findall(r'<link rel="alternate" hreflang="(\w+)" href="([^"]+)">', guest.page(prefix + path)) for prefix in ("", "/kk")]
    tail = "" if path == "/" else path
    assert found[0] == found[1] == [("ru", ROOT + path), ("kk", ROOT + "/kk" + tail), ("en", ROOT + "/en" + tail)]
    assert all(guest.get(href.removeprefix(ROOT)).status_code == 200 for _code, href in found[0])


def test_a_category_tells_the_path_to_it(house, guest):
    publish(house, "Диван")
    steps = linked(guest, "/c/home/furniture/almaty")["itemListElement"]
    assert [(one["position"], one["name"], one["item"]) for one in steps] == [
        (1, "Дом и сад", ROOT + "/c/home/almaty"), (2, "Мебель, Алматы", ROOT + "/c/home/furniture/almaty")]


def test_results_of_words_and_filters_tell_search_engines_nothing(house, guest):
    publish(house, "Диван")
    for path in ("/search?q=диван", "/c/home?price_to=5000", "/c/home?before=99"):
        text = guest.page(path)
        assert "ld+json" not in text and 'content="noindex, follow"' in text


def test_the_home_page_tells_who_runs_the_site_and_how_to_search_it(house, guest, olzhas):
    assert [one["@type"] for one in linked(guest, "/")["@graph"]] == ["WebSite"]
    house.db.write(operators.change, olzhas.member_id, {"name": "ТОО Пример", "bin": "1", "contact": "a@example.kz", "responsible": "Я"})
    site, owner = linked(guest, "/")["@graph"]
    assert (owner["@type"], owner["name"]) == ("Organization", "ТОО Пример")
    assert site["potentialAction"]["target"]["urlTemplate"] == ROOT + "/search?q={words}"
    guest.page("/search?q=words")


def test_what_is_not_published_tells_nothing_to_its_owner_either(house, aigerim):
    number = publish(house, "Диван")
    aigerim.do(f"/listings/{number}/close", {"reason": "withdrawn"})
    text = aigerim.page(f"/listings/{number}")
    assert "ld+json" not in text and "og:" not in text and '<meta name="robots" content="noindex">' in text
