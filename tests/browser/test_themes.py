"""Light and dark: the page follows the reader's system, and what is written can be read in both."""

import pytest

pytestmark = pytest.mark.browser
# The weakest contrast between text and what is behind it, by the formula of the Web Content Accessibility Guidelines.
WEAKEST = """() => {
  const light = (colour) => {
    const [r, g, b] = colour.match(/[\\d.]+/g).map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (one) => {
    for (let up = one; up; up = up.parentElement) {
      const { backgroundColor } = getComputedStyle(up);
      if (!/rgba\\(.*, 0\\)/.test(backgroundColor)) return backgroundColor;
    }
    return "rgb(255, 255, 255)";
  };
  const ratio = (one) => {
    const [a, b] = [light(getComputedStyle(one).color), light(ground(one))];
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  };
  const written = [...document.body.querySelectorAll("*")].filter((one) => one.checkVisibility({ visibilityProperty: true }) &&
    [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()));
  return written.map((one) => [Math.round(ratio(one) * 100) / 100, one.textContent.trim().slice(0, 40)])
    .sort((a, b) => a[0] - b[0])[0];
}"""
GROUND = "getComputedStyle(document.body).backgroundColor"


@pytest.fixture(params=["light", "dark"])
def scheme(request) -> str:
    return request.param


def test_the_page_follows_the_system(person):
    grounds = {}
    for name in ("light", "dark"):
        reader = person(scheme=name)
        reader.go("/")
        grounds[name] = [int(part) for part in reader.page.evaluate(GROUND)[4:-1].split(",")]
    assert min(grounds["light"]) > 230 and max(grounds["dark"]) < 40


def test_text_stands_out_from_its_ground(person, site, scheme):
    stock = site.stock
    reader = person(scheme=scheme, email="aigerim@example.kz")
    for path in ("/", "/search", f"/listings/{stock.listing}", f"/listings/{stock.hidden}", "/profile/listings",
                 f"/listings/{stock.draft}/edit", stock.thread, "/profile/consents", "/profile/delete"):
        reader.go(path)
        ratio, text = reader.page.evaluate(WEAKEST)
        assert ratio >= 4.5, f"{path}: “{text}” has {ratio}"
