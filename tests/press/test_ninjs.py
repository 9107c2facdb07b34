"""The wire format: what ninjs 2.1 requires, pictures with their renditions, and an address that says 'taken back'.

The facts are those of https://www.iptc.org/std/ninjs/ninjs-schema_2.1.json, read property by property.
"""

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from press.clearance import services
from press.kit.content import Embargo, KitContent
from press.kit.ninjs import canceled, ninjs
from press.models import DownloadCount, PressReleasePage, PressRoomPage
from press.releases import content_of
from tests.factories.core import make_image
from tests.factories.kit import MOMENT, gradient, whole_content
from tests.factories.press import let_out, make_release, make_room

CONTENT = replace(whole_content(gradient(90, 60)), saved=MOMENT)
ITEM = {
    "uri", "type", "representationtype", "profile", "version", "firstcreated", "versioncreated", "contentcreated",
    "embargoed", "pubstatus", "urgency", "copyrightholder", "copyrightnotice", "usageterms", "ednote", "language",
    "descriptions", "bodies", "headlines", "people", "organisations", "places", "subjects", "events", "objects",
    "infosources", "title", "by", "slugline", "located", "renditions", "associations", "altids", "trustindicators",
    "standard", "genres", "expires", "rightsinfo",
}  # fmt: skip
WITHIN = {
    "descriptions": {"role", "contenttype", "value"},
    "headlines": {"role", "contenttype", "value"},
    "bodies": {"role", "contenttype", "charcount", "wordcount", "value"},
    "people": {"name", "rel", "uri", "literal", "contactinfo"},
    "organisations": {"name", "rel", "uri", "literal", "symbols", "contactinfo"},
    "events": {"name", "rel", "uri", "literal"},
    "infosources": {"name", "role", "uri", "literal", "contactinfo"},
    "renditions": {"name", "href", "contenttype", "title", "height", "width", "sizeinbytes", "duration", "format"},
}
CONTACTINFO = {"type", "role", "lang", "name", "value", "address"}
TYPES = {"text", "audio", "video", "picture", "graphic", "composite", "component"}
MOMENTS = ("firstcreated", "versioncreated", "embargoed")


def item_of(content: KitContent) -> dict[str, Any]:
    return json.loads(ninjs(content))


def faults(item: dict[str, Any], path: str = "") -> list[str]:
    """What the schema would refuse: a missing or unknown property, another value than it lists, a broken address."""
    found = [name for name in item if name not in ITEM | ({"name"} if path else set())]
    if not urlsplit(item.get("uri", "")).scheme:
        found.append("uri")
    if path and not item.get("name"):
        found.append("name")
    for name, values in (("type", TYPES), ("pubstatus", {"usable", "withheld", "canceled"})):
        if item.get(name) not in values:
            found.append(name)
    found += [name for name in MOMENTS if name in item and datetime.fromisoformat(item[name]).tzinfo is None]
    for name, allowed in WITHIN.items():
        for part in item.get(name, []):
            found += [f"{name}.{key}" for key in part if key not in allowed]
            found += [f"{name}.{key}" for way in part.get("contactinfo", []) for key in set(way) - CONTACTINFO]
    for part in item.get("renditions", []):
        if not part.get("name") or not urlsplit(part.get("href", "https:")).scheme:
            found.append("renditions")
    inside = [fault for one in item.get("associations", []) for fault in faults(one, "associations.")]
    return [*(path + name for name in found), *inside]


def test_checker_of_this_file_finds_what_the_schema_forbids():
    assert faults({"uri": "x", "pubstatus": "weg", "type": "text", "kop": "", "renditions": [{"href": "a.jpg"}]}) == [
        "kop", "uri", "pubstatus", "renditions",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"photos": (), "quotes": (), "contacts": (), "event": None, "note_to_editors": "", "place": "", "lead": ""},
        {"status": "withheld", "embargo": Embargo(MOMENT, "De winnaar hoort het eerst.")},
        {"status": "canceled", "is_example": True, "kind": "rectification"},
    ],
)
def test_item_keeps_to_the_standard_whatever_is_in_it(change):
    assert faults(item_of(replace(CONTENT, **change))) == []


def test_item_names_who_where_when_and_which_version():
    item = item_of(CONTENT)

    assert item["standard"] == {
        "name": "ninjs",
        "version": "2.1",
        "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_2.1.json",
    }
    assert (item["uri"], item["type"], item["language"]) == (CONTENT.url, "text", "nl-NL")
    assert (item["by"], item["located"], item["version"]) == ("Welzijn Proefstad", "Proefstad", "2")
    assert (item["versioncreated"], item["pubstatus"]) == ("2026-12-01T10:00:00+01:00", "usable")
    assert "embargoed" not in item


@pytest.mark.parametrize("status", ["usable", "withheld", "canceled"])
def test_status_is_that_of_the_release_and_of_each_of_its_pictures(status):
    item = item_of(replace(CONTENT, status=status))

    assert {item["pubstatus"], *(one["pubstatus"] for one in item["associations"])} == {status}


def test_each_picture_is_associated_with_its_words_and_where_its_files_are():
    first, second = item_of(CONTENT)["associations"]

    assert (first["type"], first["by"], first["copyrightnotice"]) == ("picture", "Jan Jansen", "Foto: Jan Jansen")
    assert first["usageterms"] == "vrij voor nieuws"
    assert first["descriptions"] == [
        {"role": "caption", "contenttype": "text/plain", "value": "De keuken, 0"},
        {"role": "alttext", "contenttype": "text/plain", "value": "Een keuken"},
    ]
    assert [one["title"] for one in first["renditions"]] == [
        "2-beeld/20261201_keuken-0_jan-jansen_01_hires.jpg",
        "2-beeld/20261201_keuken-0_jan-jansen_01_web.jpg",
    ]
    assert first["uri"] != second["uri"]


def test_drawing_is_a_graphic_and_its_size_is_told():
    drawn = replace(CONTENT.photos[0], is_illustration=True, width=3000, height=2000)
    [graphic] = item_of(replace(CONTENT, photos=(drawn,)))["associations"]

    assert (graphic["type"], graphic["renditions"][0]["width"]) == ("graphic", 3000)


def test_canceled_item_says_only_that_and_why():
    item = json.loads(canceled(uri=CONTENT.url, version=3, at=datetime(2026, 12, 2, tzinfo=UTC), notice="Toch niet."))

    assert faults(item) == []
    assert set(item) == {
        "standard", "uri", "type", "version", "versioncreated", "pubstatus", "language", "ednote",
    }  # fmt: skip
    assert (item["pubstatus"], item["ednote"]) == ("canceled", "Toch niet.")


# -- the address that stays ----------------------------------------------------------------------------------------


@pytest.fixture
def room(home) -> PressRoomPage:
    return make_room(home)


def ask(client: Client, release: PressReleasePage) -> dict[str, Any]:
    answer = client.get(reverse("press:ninjs", args=[release.pk]))
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/json")
    assert answer["Cache-Control"] == "public, max-age=0, must-revalidate"
    return json.loads(answer.getvalue())


@pytest.mark.whole
def test_address_gives_the_item_of_the_kit_counts_it_and_is_on_the_page(
    client, room, site, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        release = make_release(room, "Goud", make_image(site))

    assert ask(client, release) == json.loads(ninjs(content_of(release)))
    assert DownloadCount.objects.get().count == 1
    assert reverse("press:ninjs", args=[release.pk]) in client.get(release.url).content.decode()


@pytest.mark.whole
def test_desk_that_keeps_the_address_hears_of_a_correction_and_of_its_end(client, room):
    with time_machine.travel(datetime(2026, 12, 1, 9, 0, tzinfo=UTC), tick=False):
        release = make_release(room, "Goud")
        first = ask(client, release)
    with time_machine.travel(datetime(2026, 12, 2, 9, 0, tzinfo=UTC), tick=False):
        release.lead = "Het bedrag was € 5.000."
        let_out(release, "Het bedrag was € 5.000, niet € 50.000.")
        second = ask(client, release)
    with time_machine.travel(datetime(2026, 12, 3, 9, 0, tzinfo=UTC), tick=False):
        services.withdraw(release, "De prijs gaat niet door.", None)
        last = ask(client, release)

    assert [one["pubstatus"] for one in (first, second, last)] == ["usable", "usable", "canceled"]
    assert [one["version"] for one in (first, second, last)] == ["1", "2", "3"]
    assert [one["versioncreated"][:10] for one in (first, second, last)] == ["2026-12-01", "2026-12-02", "2026-12-03"]
    assert first["uri"] == second["uri"] == last["uri"] == release.full_url
    assert last["ednote"] == "De prijs gaat niet door."
    assert "Goud" not in json.dumps(last)


@pytest.mark.parametrize("deed", ["never public", "withdrawn before it was public", "taken off"])
def test_address_tells_nothing_of_what_readers_never_saw_or_is_off_for_now(client, room, deed):
    release = make_release(room, "Geheim", live=deed == "taken off")
    if deed.startswith("withdrawn"):
        services.withdraw(release, "Toch niet.", None)
    if deed == "taken off":
        PressReleasePage.objects.get(pk=release.pk).unpublish()

    assert client.get(reverse("press:ninjs", args=[release.pk])).status_code == 404
