"""A release under embargo, from a journalist's personal link to everybody's page, in a real browser."""

import re

from playwright.sync_api import Page, expect

HEADLINE = "Taaltafel en buurtteam delen één spreekuur in de bibliotheek"
ADDRESS = "/pers/taaltafel-en-buurtteam-delen-een-spreekuur-in-de-bibliotheek/"


def link_of(demo, reader: str) -> str:
    """The address in the mail to this reader."""
    code = (
        f"from core.outbox.models import OutboxMail; print(OutboxMail.objects.filter(to='{reader}').latest('pk').body)"
    )
    return re.search(r"https?://[^/\s]+(/embargo/\S+)", demo.manage("shell", "--no-imports", "-c", code)).group(1)


def release_number(demo) -> str:
    """The number of the release that waits."""
    code = "from press.models import Clearance; print(Clearance.objects.to_open().get().release_id)"
    return demo.manage("shell", "--no-imports", "-c", code).strip()


def test_journalist_agrees_reads_ahead_and_everybody_reads_it_when_the_embargo_lapses(page: Page, demo, log_in):
    page.goto("/pers/")
    expect(page.get_by_text(HEADLINE)).to_have_count(0)
    assert page.request.get(ADDRESS).status == 404

    log_in("eindredactie")
    screen = f"/admin/persbericht/{release_number(demo)}/vrijgeven/"
    page.goto(screen)
    expect(page.get_by_role("heading", name="onder embargo", exact=False).first).to_be_visible()
    # The worker asks a hundred addresses meanwhile; the screen shows what came of it, and leaves what is typed alone.
    page.get_by_role("button", name="Nu controleren").click()
    page.fill("#invite_name", "Jo de Journalist")
    expect(page.get_by_text("adressen waren dicht")).to_be_visible(timeout=120_000)
    expect(page.get_by_text("De controle loopt")).to_have_count(0)
    expect(page.get_by_text("LEK", exact=True)).to_have_count(0)
    expect(page.get_by_role("button", name="Nu controleren")).to_be_visible()
    expect(page.locator("#invite_name")).to_have_value("Jo de Journalist")
    page.fill("#invite_email", "jo@krant.example")
    page.get_by_role("button", name="Mail een persoonlijke link").click()
    expect(page.locator(".messages")).to_contain_text("onderweg")

    link = link_of(demo, "jo@krant.example")
    page.context.clear_cookies()
    page.set_viewport_size({"width": 360, "height": 780})
    page.goto(link)
    expect(page.get_by_text("horen het eerst")).to_be_visible()
    expect(page.get_by_text(HEADLINE)).to_have_count(0)
    page.get_by_label("Medium").fill("De Krant")
    page.get_by_role("button", name="Ik ga akkoord").click()
    expect(page.get_by_role("heading", name=HEADLINE)).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="Persmap (ZIP").click()
    assert "embargo" in download.value.suggested_filename.lower()
    assert page.context.cookies() == []

    log_in("eindredactie")
    page.goto(screen)
    page.get_by_role("button", name="Embargo vervallen: nu openbaar").click()
    expect(page.locator(".messages")).to_contain_text("Het is nu openbaar.")
    page.context.clear_cookies()
    page.goto(link)
    expect(page).to_have_url(re.compile(re.escape(ADDRESS)))
    expect(page.get_by_role("heading", name=HEADLINE)).to_be_visible()
