"""A journalist on a phone at a late hour: find the release, call, paste the text, take one picture, take it all."""

import subprocess
import time
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

ALWAYS_ON_DUTY = """
from datetime import time
from press.models import DutyHours
for hours in DutyHours.objects.filter(shown_name="Noor"):
    hours.starts = hours.ends = time(0)
    hours.works_holidays = True
    hours.save()
"""
NOBODY_ON_DUTY = """
from datetime import date, timedelta
from django.utils import timezone
from press.models import DutyClosure, DutyHours
site = DutyHours.objects.first().site
today = timezone.localdate()
DutyClosure.objects.create(site=site, label="proef", first_day=today - timedelta(days=1), last_day=today)
"""
EVERYBODY_BACK = "from press.models import DutyClosure; DutyClosure.objects.filter(label='proef').delete()"


@pytest.fixture(scope="module")
def on_duty(demo) -> None:
    """Noor answers at any hour, whenever this test runs."""
    demo.manage("shell", "--no-imports", "-c", ALWAYS_ON_DUTY)


def wait_for_the_kit(page: Page) -> None:
    """Until the page offers its kit again."""
    deadline = time.monotonic() + 90
    while page.get_by_role("link", name="Persmap (ZIP,").count() == 0 and time.monotonic() < deadline:
        time.sleep(1)
        page.reload()


def test_journalist_finds_calls_pastes_and_downloads(phone: Page, demo, on_duty, tmp_path: Path):
    phone.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=demo.url)
    phone.goto("/zoeken/?q=bewonerskeuken")
    phone.get_by_role("link", name="Bewonerskeuken De Sluis mag voor iedereen koken").first.click()

    call = phone.get_by_role("link", name="Bel Noor, bereikbaar tot")
    expect(call).to_have_attribute("href", "tel:0600000010")
    expect(call).to_be_in_viewport()

    phone.get_by_role("button", name="Kopieer de tekst").first.click()
    expect(phone.get_by_role("button", name="Gekopieerd")).to_be_visible()
    pasted = phone.evaluate("navigator.clipboard.readText()")
    assert pasted.startswith("VOORBEELD")
    assert pasted.replace("\r", "").endswith("\n\nEINDE PERSBERICHT")
    assert "Fotograferen in de keuken" not in pasted

    photo = phone.locator("figure.card").first
    photo.get_by_role("button", name="Kopieer het bijschrift").click()
    expect(photo.get_by_role("button", name="Gekopieerd")).to_be_visible()
    assert "Illustratie: " in phone.evaluate("navigator.clipboard.readText()")
    with phone.expect_download() as one:
        photo.get_by_role("link", name="JPG").click()
    picture = tmp_path / "foto.jpg"
    one.value.save_as(picture)
    tags = subprocess.run(["exiftool", "-s", "-Credit", picture], capture_output=True, text=True, check=True).stdout
    assert "Illustratie: " in tags

    # The shift that just began stands in the kit too, so the worker is making it anew.
    wait_for_the_kit(phone)
    with phone.expect_download() as whole:
        phone.get_by_role("link", name="Persmap (ZIP,").first.click()
    kit = tmp_path / "persmap.zip"
    whole.value.save_as(kit)
    assert zipfile.ZipFile(kit).testzip() is None


def test_press_room_shows_who_answers_and_the_news_on_the_first_screen(phone: Page, demo, on_duty):
    phone.goto("/pers/")

    expect(phone.get_by_role("link", name="Bel Noor, bereikbaar tot")).to_be_in_viewport(ratio=1)
    expect(phone.get_by_role("link", name="Agenda", exact=True)).to_be_in_viewport()
    expect(phone.get_by_role("heading", name="Laatste persberichten")).to_be_in_viewport()
    phone.get_by_role("link", name="Agenda", exact=True).click()
    expect(phone.get_by_role("heading", name="Persagenda")).to_be_in_viewport()
    assert phone.request.get("/pers/agenda.ics").headers["content-type"].startswith("text/calendar")


def test_when_nobody_is_on_duty_there_is_no_dead_number(phone: Page, demo):
    demo.manage("shell", "--no-imports", "-c", NOBODY_ON_DUTY)
    try:
        phone.goto("/pers/")
        expect(phone.locator(".on-duty")).to_contain_text("bereikbaar")
        expect(phone.locator("main a[href^='tel:']")).to_have_count(0)
        expect(phone.get_by_role("link", name="Mail het perscontact")).to_be_visible()
    finally:
        demo.manage("shell", "--no-imports", "-c", EVERYBODY_BACK)


def test_text_and_card_are_there_without_javascript(browser, demo, on_duty):
    context = browser.new_context(base_url=demo.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/pers/bewonerskeuken-de-sluis-mag-voor-iedereen-koken/")
    expect(page.get_by_role("button", name="Kopieer de tekst")).to_have_count(0)
    page.get_by_role("link", name="Tekst om te plakken (TXT)").click()
    expect(page.locator("body")).to_contain_text("EINDE PERSBERICHT")
    context.close()


def test_editor_sees_remarks_while_typing_and_the_panel_of_the_kind(page: Page, lists, log_in):
    log_in("eindredactie")
    page.goto(f"/admin/pages/add/press/pressreleasepage/{lists['press']}/")
    start = page.locator("#id_event_starts_at")
    expect(start).to_be_hidden()
    page.select_option("#id_kind", "invitation")
    expect(start).to_be_visible()
    page.fill("#id_title", "GROOT NIEUWS IN OEVERSTAD!")

    remarks = page.locator("[data-press-review=title]")
    expect(remarks).to_contain_text("Schrijf geen woorden in hoofdletters")
    page.fill("#id_title", "Oeverstad opent een keuken")
    expect(remarks).to_contain_text("Niets op te merken.")


def test_chief_editor_mails_a_release_to_a_list(page: Page, demo, log_in):
    log_in("eindredactie")
    number = (
        "from press.models import PressReleasePage as R; print(R.objects.get(slug__startswith='bewonerskeuken').pk)"
    )
    release = demo.manage("shell", "--no-imports", "-c", number).strip()
    page.goto(f"/admin/pers/versturen/{release}/")
    page.get_by_label("Alle media in Oeverstad").check()
    page.get_by_role("button", name="Laat zien wie het krijgt").click()
    expect(page.locator("pre")).to_contain_text("EINDE PERSBERICHT")
    page.get_by_role("button", name="Versturen").click()

    expect(page.locator(".messages")).to_contain_text("4 mails gaan binnen een minuut weg.")
    expect(page.locator("body")).to_contain_text("Mieke Verzonnen")
