"""The press room: six releases with pictures, short versions, contacts and one attachment."""

import json

from demo.loading.context import DemoContext
from demo.texts import Text, read_folder, read_list, story
from press.models import (
    PressReleasePage,
    PressRoomContact,
    PressRoomPage,
    ReleaseAttachment,
    ReleaseContact,
    ReleasePhoto,
    ReleaseQuote,
)

SHORT_VERSIONS = ("short_60", "short_150", "short_300")


def load_press(demo: DemoContext) -> None:
    releases = read_folder("press")
    room = _room(demo, releases)
    for text in sorted(releases, key=lambda text: demo.dates.release(text.head["date"])):
        _release(demo, room, text)


def _room(demo: DemoContext, releases: list[Text]) -> PressRoomPage:
    words = read_list("campaign")["press"]
    room = PressRoomPage(
        title=words["title"],
        slug="pers",
        intro=f"<p>{words['intro']}</p>",
        listing_image=demo.images["schrijftafel"],
        show_in_menus=True,
    )
    room.contacts = [
        PressRoomContact(person=demo.people[row["person"]], hours=row["hours"], sort_order=order)
        for order, row in enumerate(words["contacts"])
    ]
    oldest = min(demo.dates.release(text.head["date"]) for text in releases)
    demo.pages["press"] = demo.publish(demo.home, room, oldest)
    return room


def _release(demo: DemoContext, room: PressRoomPage, text: Text) -> None:
    head, fill = text.head, demo.dates.fill
    when = demo.dates.release(head["date"])
    body = story(fill(text.body), demo.image_ids)
    page = PressReleasePage(
        title=fill(head["title"]),
        place=head["place"],
        date=when.date(),
        lead=fill(head["lead"]),
        body=body,
        note_to_editors=head["note"],
        listing_image=demo.images[head["photos"][0]],
        **{name: fill(head[name]) for name in SHORT_VERSIONS},
    )
    page.quotes = _quotes(body)
    page.contacts = [
        ReleaseContact(person=demo.people[slug], sort_order=order) for order, slug in enumerate(head["contacts"])
    ]
    page.photos = [ReleasePhoto(image=demo.images[key], sort_order=order) for order, key in enumerate(head["photos"])]
    if "attachment" in head:
        page.attachments = [ReleaseAttachment(document=demo.documents[head["attachment"]])]
    demo.publish(room, page, when)
    demo.pages[f"press-{text.name}"] = page


def _quotes(body: str) -> list[ReleaseQuote]:
    """The quotes of the text once more, loose, for a paper to copy."""
    values = [block["value"] for block in json.loads(body) if block["type"] == "quote"]
    return [
        ReleaseQuote(text=value["text"], who=value["who"], role=value["role"], sort_order=order)
        for order, value in enumerate(values)
    ]
