"""The four main journeys with the keyboard alone: everything can be reached, in order, and shows where one is."""

import pytest
from playwright.sync_api import Page, expect

MOST_STEPS = 80
# What has the focus: its spoken name, whether it can be seen, and whether a ring or line shows that it has the focus.
WHERE = """() => {
  const here = document.activeElement;
  if (!here || here === document.body) return null;
  const style = getComputedStyle(here), box = here.getBoundingClientRect();
  const label = here.labels && here.labels.length ? here.labels[0].textContent : "";
  const name = here.getAttribute("aria-label") || label || here.textContent || here.value || "";
  return {
    name: name.replace(/\\s+/g, " ").trim(),
    isSeen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && style.visibility === "visible",
    isMarked: (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== "none",
  };
}"""

IS_ON_TOP = """one => {
  const box = one.getBoundingClientRect();
  return document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2) === one;
}"""


class Keyboard:
    """Somebody who has no mouse: goes from one thing to the next, and looks where they are at each step."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def go_to(self, name: str) -> None:
        """Press Tab until something with this in its name has the focus."""
        passed = []
        for _step in range(MOST_STEPS):
            self.page.keyboard.press("Tab")
            here = self.page.evaluate(WHERE)
            if here is None:
                continue
            assert here["isSeen"], f"the focus can't be seen on '{here['name'][:60]}'"
            assert here["isMarked"], f"nothing shows the focus on '{here['name'][:60]}'"
            passed.append(here["name"][:40])
            if name in here["name"]:
                return
        raise AssertionError(f"'{name}' wasn't reached; passed: {passed}")

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)

    def open(self, name: str) -> None:
        """Follow a link or press a button, and wait for the page it leads to."""
        self.go_to(name)
        with self.page.expect_navigation():
            self.press("Enter")


@pytest.fixture
def keyboard(page: Page, demo) -> Keyboard:
    # So that a page jumps where it otherwise glides, and each step can be looked at.
    page.emulate_media(reduced_motion="reduce")
    page.goto("/")
    return Keyboard(page)


def test_resident_reads_what_the_alderman_answered(keyboard: Keyboard, page: Page):
    keyboard.open("Briefwisseling")
    keyboard.go_to("Naar de inhoud")
    keyboard.press("Enter")
    keyboard.open("antwoordde")

    expect(page.locator("article.letter.answer")).to_be_in_viewport()


def test_resident_searches_and_opens_what_was_found(keyboard: Keyboard, page: Page):
    keyboard.open("Zoeken")
    if page.evaluate("document.activeElement.type") != "search":
        keyboard.go_to("Waar zoekt u")
    page.keyboard.type("schulden")
    with page.expect_navigation():
        keyboard.press("Enter")
    keyboard.go_to("Naar de inhoud")
    keyboard.press("Enter")
    first = page.locator("main ol li a").first.inner_text()
    keyboard.open(first)

    expect(page.locator("h1")).to_have_text(first)


def test_journalist_reaches_the_phone_and_the_text(keyboard: Keyboard, page: Page):
    keyboard.open("Pers")
    title = page.locator("main h3 a").first.inner_text()
    keyboard.open(title)
    expect(page.locator("h1")).to_have_text(title)
    keyboard.open("Tekst om te plakken (TXT)")

    expect(page.locator("body")).to_contain_text("EINDE PERSBERICHT")


def test_resident_nominates_a_neighbour(keyboard: Keyboard, page: Page):
    keyboard.open("Gouden gemeente")
    keyboard.open(page.locator("main h3 a").first.inner_text())
    keyboard.open("Draag iemand voor")
    keyboard.open("Verstuur de voordracht")

    expect(page.get_by_role("alert")).to_be_focused()
    keyboard.go_to("Wat draagt u voor?")
    keyboard.press("Enter")
    expect(page.get_by_label("Gemeente", exact=True)).to_be_focused()
    keyboard.go_to("Wie")


def test_open_menu_covers_nothing_that_comes_after_it(phone: Page):
    phone.goto("/")
    phone.locator(".menu-phone summary").click()

    menu, main = phone.locator(".menu-phone nav").bounding_box(), phone.locator("main").bounding_box()
    assert menu["y"] + menu["height"] <= main["y"]


def test_bar_with_the_button_hides_no_picture_that_is_chosen(keyboard: Keyboard, page: Page):
    page.goto("/persmap/beeld/")
    choice = page.locator("main input[type=checkbox]").nth(4)
    # Where the bar is over it.
    choice.evaluate("one => scrollBy(0, one.getBoundingClientRect().bottom - innerHeight + 20)")
    assert not choice.evaluate(IS_ON_TOP)

    choice.focus()
    assert choice.evaluate(IS_ON_TOP)
