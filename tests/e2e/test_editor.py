"""An editor's day: a post with a photo, a press release with a kit, and a refusal that loses nothing."""

import io
import re
import subprocess
import time
import zipfile
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PIL import Image
from playwright.sync_api import Page, expect


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A photo as a phone makes it: with the place where it was taken."""
    exif = Image.Exif()
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2], gps[3], gps[4] = "N", (52.0, 5.0, 1.0), "E", (5.0, 7.0, 0.0)
    path = tmp_path / "buurtfeest.jpg"
    Image.effect_noise((1600, 1067), 90).convert("RGB").save(path, "JPEG", exif=exif, quality=90)
    found = subprocess.run(["exiftool", "-GPSPosition", path], capture_output=True, text=True, check=True).stdout
    assert "52 deg" in found
    return path


def choose_new_photo(page: Page, field: str, photo: Path, title: str) -> None:
    """Upload a photo in the chooser of a field, with its alt text, maker and terms."""
    page.locator(f"#{field}-chooser, [data-chooser-id={field}]").first.get_by_role("button", name="Kies").first.click()
    modal = page.locator(".modal-dialog")
    modal.get_by_role("tab", name="Upload").click()
    upload = modal.locator("#tab-upload")
    upload.locator("input[type=file]").set_input_files(photo)
    upload.locator("input[name$=title]").fill(title)
    upload.locator("[name$=description]").fill("Buren aan lange tafels op een plein")
    upload.locator("[name$=caption]").fill("Buurtfeest op het plein")
    upload.locator("[name$=photographer]").fill("Noor Dijkgraaf")
    upload.locator("[name$=terms_of_use]").select_option("editorial")
    upload.locator("button[type=submit]").click()
    expect(modal).to_have_count(0)


def choose_person(page: Page, name: str) -> None:
    """Pick someone in the modal that is open."""
    modal = page.locator(".modal-dialog")
    modal.get_by_role("link", name=name).first.click()
    expect(modal).to_have_count(0)


def write_text(page: Page, text: str) -> None:
    """Add a text block to the body and type in it."""
    body = page.locator("[data-contentpath=body]").first
    body.locator(".c-sf-add-button").first.click()
    page.get_by_role("option", name="Tekst").first.click()
    editor = body.locator(".public-DraftEditor-content").first
    editor.click()
    page.keyboard.type(text)


def publish(page: Page) -> None:
    page.locator("footer [data-w-dropdown-target=toggle], footer .w-dropdown__toggle").first.click()
    page.locator("button[name=action-publish]").click()


def test_editor_publishes_a_post_with_a_photo_and_a_visitor_finds_it(page: Page, demo, lists, log_in, photo: Path):
    log_in("eindredactie")
    page.goto(f"/admin/pages/add/blog/blogpost/{lists['blog']}/")
    page.fill("#id_title", "Zeven tafels op het Zilverplein")
    page.locator("#id_post_authors-0-person-chooser, [data-chooser-id=id_post_authors-0-person]").first.get_by_role(
        "button"
    ).first.click()
    choose_person(page, "Samira Bouzid")
    page.fill("#id_lead", "Op zaterdag stonden er zeven tafels op het Zilverplein.")
    choose_new_photo(page, "id_hero_image", photo, "Zeven tafels")
    write_text(page, "Om vijf uur rook het hele plein naar zilveruitjes.")
    page.locator("#id_privacy_checked").check()

    page.locator(
        "button[aria-label*=oorbeeld], [data-side-panel-toggle=preview], button:has-text('Voorbeeld')"
    ).first.click()
    expect(
        page.frame_locator("iframe#w-preview-iframe, iframe[title=Voorbeeld], iframe[title=Preview]").locator("h1")
    ).to_contain_text("Zeven tafels", timeout=20_000)
    publish(page)
    expect(page.locator(".messages")).to_contain_text("gepubliceerd")

    page.context.clear_cookies()
    page.goto("/zoeken/?q=zilveruitje")
    page.get_by_role("link", name="Zeven tafels op het Zilverplein").click()
    expect(page.locator("h1")).to_have_text("Zeven tafels op het Zilverplein")
    picture = page.locator("figure img").first
    expect(picture).to_have_attribute("alt", "Buren aan lange tafels op een plein")
    served = page.request.get(picture.evaluate("image => image.currentSrc")).body()
    assert b"GPS" not in served
    original = next((demo.folder / "media" / "original_images").glob("buurtfeest*.jpg"))
    found = subprocess.run(["exiftool", "-GPS*", original], capture_output=True, text=True, check=True).stdout
    assert found == ""


def test_refused_publication_says_why_and_keeps_the_text(page: Page, lists, log_in):
    log_in("eindredactie")
    page.goto(f"/admin/pages/add/blog/blogpost/{lists['blog']}/")
    page.fill("#id_title", "Een verhaal zonder vinkje")
    page.locator("#id_post_authors-0-person-chooser, [data-chooser-id=id_post_authors-0-person]").first.get_by_role(
        "button"
    ).first.click()
    choose_person(page, "Samira Bouzid")
    page.fill("#id_lead", "Deze lead mag niet verloren gaan.")
    publish(page)

    expect(page.locator(".messages")).to_contain_text("Ga eerst na of iemand herkenbaar is")
    expect(page.locator(".messages")).to_contain_text("Je tekst is bewaard.")
    expect(page.locator("#id_lead")).to_have_value("Deze lead mag niet verloren gaan.")


def test_writer_sees_no_publish_button_and_no_others_work(page: Page, lists, log_in):
    log_in("schrijver")
    page.goto(f"/admin/pages/add/blog/blogpost/{lists['blog']}/")

    expect(page.locator("#id_title")).to_be_visible()
    expect(page.locator("button[name=action-publish]")).to_have_count(0)
    expect(page.locator("button[name=action-submit]")).to_have_count(1)


def test_start_page_says_what_needs_doing(page: Page, demo, log_in):
    log_in("eindredactie")

    panel = page.locator("section", has=page.get_by_role("heading", name="Wat moet er vandaag?"))
    expect(panel).to_contain_text("voordracht")


def test_editor_publishes_a_release_and_a_journalist_downloads_its_kit(
    page: Page, lists, log_in, photo: Path, tmp_path: Path
):
    log_in("eindredactie")
    begin_release(page, lists, "Zilverplein krijgt zeven lange tafels")
    page.locator("#id_photos-ADD").click()
    choose_new_photo(page, "id_photos-0-image", photo, "Tafels")
    expect(page.locator("button[name=action-publish]")).to_have_count(0)
    screen = save_draft(page)
    ask_and_approve(page, log_in, screen)
    page.get_by_role("button", name="Nu openbaar").click()
    expect(page.locator(".messages")).to_contain_text("Het is nu openbaar.")

    page.context.clear_cookies()
    address = "/pers/zilverplein-krijgt-zeven-lange-tafels/"
    deadline = time.monotonic() + 30
    while page.request.get(address).text().count("persmap-zilverplein") == 0 and time.monotonic() < deadline:
        time.sleep(0.5)
    page.goto(address)
    with page.expect_download() as download:
        page.get_by_role("link", name="Persmap (ZIP").first.click()
    kit = tmp_path / "kit.zip"
    download.value.save_as(kit)
    check_kit(kit, tmp_path)


def begin_release(page: Page, lists, title: str) -> None:
    """Fill in what every release needs."""
    page.goto(f"/admin/pages/add/press/pressreleasepage/{lists['press']}/")
    page.fill("#id_title", title)
    page.fill("#id_place", "Oeverstad")
    page.fill("#id_lead", "Oeverstad zet zeven lange tafels op het Zilverplein.")
    write_text(page, "De tafels staan er elke zaterdag.")
    page.locator("#id_contacts-ADD").click()
    page.locator("#id_contacts-0-person-chooser, [data-chooser-id=id_contacts-0-person]").first.get_by_role(
        "button"
    ).first.click()
    choose_person(page, "Noor Dijkgraaf")


def save_draft(page: Page) -> str:
    """Save, and give the address of the screen 'Vrijgeven' of this release."""
    page.get_by_role("button", name="Bewaar concept").click()
    page.wait_for_url("**/edit/**")
    number = re.search(r"/pages/(\d+)/edit", page.url).group(1)
    return f"/admin/persbericht/{number}/vrijgeven/"


def ask_and_approve(page: Page, log_in, screen: str) -> None:
    """The writer asks, a colleague approves and stays on the screen."""
    page.goto(screen)
    page.get_by_role("button", name="Vraag om goedkeuring").click()
    expect(page.get_by_role("heading", name="wacht op goedkeuring")).to_be_visible()
    page.context.clear_cookies()
    log_in("beheer")
    page.goto(screen)
    page.get_by_role("button", name="Deze tekst goedkeuren").click()


def test_release_opens_on_its_second_and_a_correction_says_what_changed(page: Page, lists, log_in):
    log_in("eindredactie")
    begin_release(page, lists, "Zilverplein krijgt ook vier banken")
    screen = save_draft(page)
    ask_and_approve(page, log_in, screen)
    address = "/pers/zilverplein-krijgt-ook-vier-banken/"
    opens_at = put_under_embargo(page)
    page.context.clear_cookies()
    while page.request.get(address).status != 200:
        assert time.time() < opens_at + 10, "it didn't open"
        time.sleep(0.1)
    assert time.time() >= opens_at

    log_in("eindredactie")
    page.goto(screen.replace("persbericht", "pages").replace("vrijgeven", "edit"))
    page.fill("#id_lead", "Oeverstad zet vijf lange tafels op het Zilverplein.")
    save_draft(page)
    page.goto(screen)
    page.fill("#correct_note", "Er komen vijf tafels, niet zeven.")
    page.get_by_role("button", name="Leg vast").click()
    ask_and_approve(page, log_in, screen)
    page.get_by_role("button", name="Nu openbaar").click()
    page.context.clear_cookies()
    page.goto(address)
    expect(page.locator("main")).to_contain_text("Er komen vijf tafels, niet zeven.")
    expect(page.locator("main")).to_contain_text("Oeverstad zet vijf lange tafels")
    expect(page.locator("main")).not_to_contain_text("Oeverstad zet zeven lange tafels")


def put_under_embargo(page: Page) -> float:
    """For twenty seconds, where an editor would choose a whole minute; gives the moment it opens in seconds since 1970."""
    opens_at = int(time.time()) + 20
    local = datetime.fromtimestamp(opens_at, ZoneInfo("Europe/Amsterdam"))
    page.fill("#embargo_day", f"{local:%Y-%m-%d}")
    page.locator("#embargo_time").evaluate("field => field.step = 1")
    page.fill("#embargo_time", f"{local:%H:%M:%S}")
    page.fill("#embargo_reason", "De buurt hoort het zelf het eerst.")
    page.locator("button[value=embargo]").click()
    expect(page.locator(".messages")).to_contain_text("embargo")
    return opens_at


def check_kit(kit: Path, tmp_path: Path) -> None:
    """Open a kit with the programs a journalist has."""
    subprocess.run(["unzip", "-q", kit, "-d", tmp_path / "kit"], check=True)
    assert "Everything is Ok" in subprocess.run(["7z", "t", kit], capture_output=True, text=True, check=True).stdout
    assert zipfile.ZipFile(io.BytesIO(kit.read_bytes())).testzip() is None
    folder = next((tmp_path / "kit").iterdir())
    picture = next((folder / "2-beeld").glob("*_hires.jpg"))
    tags = subprocess.run(["exiftool", "-s", picture], capture_output=True, text=True, check=True).stdout
    assert "Buurtfeest op het plein" in tags
    assert "Foto: Noor Dijkgraaf" in tags
    assert "GPS" not in tags
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation=file://{tmp_path}/profiel",
            "--headless",
            "--convert-to",
            "txt:Text",
            "--outdir",
            tmp_path,
            folder / "1-tekst" / "persbericht.docx",
        ],
        capture_output=True,
        check=True,
        timeout=120,
    )
    assert "De tafels staan er elke zaterdag." in (tmp_path / "persbericht.txt").read_text(encoding="utf-8-sig")


def test_admin_speaks_dutch(page: Page, demo, log_in):
    """A handful of English words that Wagtail or ModelAdmin would show untranslated."""
    log_in("beheer")
    english = r"\b(Add|Filter by|Search|Inspect|Delete|Yes|There are no|Welcome|Dashboard|Edit|Choose|Save|Any date)\b"
    places = [
        "/admin/",
        "/admin/awards/nomination/",
        "/admin/people/consent/",
        "/admin/columns/turn/",
        "/admin/outbox/outboxmail/",
        "/admin/snippets/people/person/",
        "/admin/images/",
        "/admin/persmappen/",
        "/admin/press/dutyhours/",
        "/admin/press/dutyhours/create/",
        "/admin/press/pressevent/",
        "/admin/press/outlet/",
        "/admin/press/presscontact/",
        "/admin/press/mailingrecipient/",
        "/admin/users/",
    ]
    found = {}
    for place in places:
        assert page.goto(place).status == 200, place
        text = page.locator("body").inner_text()
        if words := re.findall(english, text):
            found[place] = words
    assert found == {}
