"""What a seller does in the browser: choosing a category, filling in the form, adding photos, publishing."""

from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageDraw
from playwright.sync_api import expect

from tests.browser.people import Person
from web.catalog.store import catalog
from web.places.store import country


@dataclass(frozen=True)
class Goods:
    """What is offered: `words` are title and text, `asked` another form of a word in the title."""

    title: str
    text: str
    asked: str
    price: str = "85 000"
    photos: int = 2


CATEGORY, TOWN, BRAND = "bikes-scooters", "almaty", "Stels"
BICYCLES = {
    "ru": Goods("Горный велосипед Stels для подростка", "Колёса 26 дюймов, две зимы стоял в гараже.", "велосипеды"),
    "kk": Goods("Тау велосипеді Stels, жақсы күйде", "Дөңгелегі 26 дюйм, гаражда тұрды.", "велосипедтер"),
    "en": Goods("Складной велосипед Stels в дорогу", "Помещается в багажник, весит 12 кг.", "велосипедов"),
}


def photos(many: int) -> list[dict]:
    """So many different photos as a telephone makes them, ready for a file field."""
    return [{"name": f"photo-{n}.jpg", "mimeType": "image/jpeg", "buffer": _photo(n)} for n in range(many)]


def _photo(number: int) -> bytes:
    image = Image.linear_gradient("L").resize((1200, 900)).convert("RGB")
    draw = ImageDraw.Draw(image)
    for step in range(6):
        draw.ellipse((150 * step, 90 + 200 * number, 150 * step + 300, 390 + 200 * number), fill=(30 * step, 120, 90))
    buffer = BytesIO()
    image.save(buffer, "JPEG", quality=80)
    return buffer.getvalue()


def post(seller: Person, goods: Goods) -> str:
    """Posts and publishes, and returns the path of the listing without its language."""
    choose(seller)
    describe(seller, goods)
    add_photos(seller, goods.photos)
    preview(seller, goods)
    return publish(seller)


def choose(seller: Person) -> None:
    """Finds the form of a listing from the home page, through the two steps of the category."""
    tree, language = catalog(seller.site.house.db), seller.language
    leaf = tree.by_slug(CATEGORY)
    seller.go("/")
    (seller.link("Post") if seller.link("Post").is_visible() else seller.link("Post a listing")).click()
    seller.page.get_by_role("link", name=tree.by_id(leaf.parent_id).name(language)).first.click()
    seller.page.get_by_role("button", name=leaf.name(language), exact=True).click()
    seller.heading(seller.say("New listing"))


def describe(seller: Person, goods: Goods) -> None:
    """Types title, text, details, price and town."""
    house, language = seller.site.house, seller.language
    written = "Kazakh" if language == "kk" else "Russian"
    tree, town = catalog(house.db), country(house.db).town_by_slug(TOWN)
    condition, brand = tree.attribute("condition"), tree.attribute("brand")
    seller.fill({f"Title in {written}": goods.title, f"Description in {written}": goods.text, "Price": goods.price})
    seller.labelled(condition.name(language)).select_option(label=condition.option("used").name(language))
    seller.labelled(brand.name(language)).fill(BRAND)
    seller.field("Town").select_option(label=town.name(language))


def add_photos(seller: Person, many: int) -> None:
    """Sends the photos: with scripts all at once, without them one after another by the button."""
    field = seller.field("Add a photo")
    chosen = photos(many)
    if seller.scripts and many:
        field.set_input_files(chosen)
    for number, one in enumerate(chosen, 1):
        if not seller.scripts:
            seller.field("Add a photo").set_input_files(one)
            seller.press("Send the photo")
        expect(seller.page.get_by_role("img", name=seller.say("Photo %(n)s", n=number))).to_be_visible()


def preview(seller: Person, goods: Goods) -> None:
    """Looks at the listing as others will see it."""
    seller.press("Preview")
    seller.heading(seller.say("This is how others will see it"))
    seller.sees(goods.title, goods.text.split("\n")[0], BRAND)


def publish(seller: Person) -> str:
    """Publishes from the preview, and returns the path."""
    seller.press("Publish")
    seller.reads("Your listing is published.")
    return "/listings/" + seller.page.url.split("/listings/")[1].split("?")[0]
