"""A resident reads: on a phone, with a screen reader, without JavaScript, followed by nobody."""

import xml.etree.ElementTree as ElementTree

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.e2e.places import LISTINGS, PLACES, first_of

BACKGROUND = "getComputedStyle(document.body).backgroundColor"


@pytest.fixture(params=[*PLACES, *LISTINGS])
def place(request, phone: Page) -> str:
    return first_of(phone, LISTINGS[request.param]) if request.param in LISTINGS else request.param


def violations(page: Page) -> list[tuple[str, list[str]]]:
    """What axe finds on the page as it looks now."""
    found = Axe().run(page).response["violations"]
    return [(one["id"], [node["html"][:200] for node in one["nodes"]]) for one in found]


def test_page_is_accessible_quiet_and_fits_a_phone(phone: Page, demo, place: str):
    requests, complaints = [], []
    broken = []
    phone.on("request", lambda request: requests.append(request.url))
    phone.on("response", lambda answer: broken.append(answer.url) if answer.status >= 400 else None)
    phone.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    phone.goto(place)
    phone.wait_for_load_state("networkidle")

    assert violations(phone) == []
    phone.emulate_media(color_scheme="dark")
    assert violations(phone) == []
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360
    assert [url for url in requests if not url.startswith((demo.url, "data:"))] == []
    assert phone.context.cookies() == []
    assert [text for text in complaints if "404" not in text] == []
    assert [url for url in broken if not url.endswith("/bestaat-niet/")] == []
    assert "Voorbeeld" in phone.title()
    expect(phone.locator("h1")).to_have_count(1)


def test_every_address_of_the_sitemap_answers(demo, page: Page):
    tree = ElementTree.fromstring(page.request.get("/sitemap.xml").body())
    addresses = [element.text for element in tree.iter() if element.tag.endswith("}loc")]

    answers = {address: page.request.get(address).status for address in addresses}
    assert len(addresses) > 40
    assert {address: status for address, status in answers.items() if status != 200} == {}


def test_skip_link_is_first_and_leads_to_the_content(page: Page, demo):
    page.goto("/")
    page.keyboard.press("Tab")

    expect(page.locator(":focus")).to_have_text("Naar de inhoud")
    page.keyboard.press("Enter")
    expect(page.locator("#inhoud")).to_be_focused()


def test_exchange_reads_as_two_letters_on_a_phone(phone: Page, demo):
    phone.goto("/briefwisseling/")
    phone.get_by_role("link", name="antwoordde").first.click()

    dilemma, answer = phone.locator("article.letter.dilemma"), phone.locator("article.letter.answer")
    expect(dilemma).to_be_visible()
    expect(answer).to_be_visible()
    assert dilemma.bounding_box()["y"] < answer.bounding_box()["y"]


def test_waiting_exchange_says_when_the_answer_comes(phone: Page, demo):
    phone.goto("/briefwisseling/")
    phone.locator("main li h2 a").first.click()

    expect(phone.locator(".letter.waiting")).to_contain_text("verschijnt")


def test_award_shows_its_laureates_on_a_phone(phone: Page, demo):
    phone.goto("/gouden-gemeente/")
    phone.get_by_role("link", name="Celestine Amoah").first.click()

    expect(phone.locator("h1")).to_contain_text("Celestine Amoah")


def test_search_finds_another_form_of_the_word(page: Page, demo):
    page.goto("/zoeken/")
    page.get_by_role("searchbox").fill("wethouders")
    page.get_by_role("button", name="Zoeken").click()

    expect(page.locator("main mark").first).to_be_visible()
    expect(page.get_by_role("status")).to_contain_text("resultaten voor ‘wethouders’")


def test_site_works_without_javascript(browser, demo):
    context = browser.new_context(base_url=demo.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    page.get_by_role("navigation", name="Hoofdmenu").get_by_role("link", name="Blog").click()
    page.locator("main h2 a").first.click()
    expect(page.locator("article h1")).to_be_visible()
    page.goto("/zoeken/?q=keuken")
    assert page.locator("main ol li").count() > 0
    context.close()


def test_reader_chooses_the_dark_and_finds_it_on_the_next_page_without_a_cookie(page: Page, demo):
    page.goto("/")
    day = page.evaluate(BACKGROUND)
    page.get_by_role("radio", name="donker").check()
    night = page.evaluate(BACKGROUND)
    page.goto("/blog/")

    assert night != day
    assert page.evaluate(BACKGROUND) == night
    expect(page.get_by_role("radio", name="donker")).to_be_checked()
    assert page.context.cookies() == []
    page.get_by_role("radio", name="zoals op uw apparaat").check()
    assert page.evaluate(BACKGROUND) == day


def test_video_asks_nothing_of_another_host_before_the_click_and_after_it_of_its_provider_alone(page: Page, demo):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    # Whatever would leave this machine stops here.
    page.route(lambda url: not url.startswith(demo.url), lambda route: route.abort())
    page.goto("/patronen/")
    page.wait_for_load_state("networkidle")
    link = page.get_by_role("link", name="Bekijk op YouTube")
    link.hover()
    link.focus()
    assert [url for url in asked if not url.startswith((demo.url, "data:"))] == []

    with page.expect_request("https://www.youtube-nocookie.com/embed/voorbeeld"):
        link.click()
    expect(page.locator(".embed.playing iframe")).to_have_attribute("title", "Een dag in de buurtkeuken")
    abroad = {url for url in asked if not url.startswith((demo.url, "data:", "chrome-error:"))}
    assert abroad == {"https://www.youtube-nocookie.com/embed/voorbeeld"}
    assert page.context.cookies() == []
