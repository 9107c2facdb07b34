"""The press room: releases with pictures, short versions and contacts, the roster, the calendar, what media wrote."""

import json
from datetime import datetime, time, timedelta
from typing import Any

from django.utils import timezone

from demo.loading.context import DemoContext, stamp
from demo.texts import Text, read_folder, read_list, story
from press.clearance import services as clearance
from press.enums import Ground, ReleaseKind
from press.models import (
    Clearance,
    Coverage,
    DutyClosure,
    DutyHours,
    Outlet,
    PressContact,
    PressEvent,
    PressList,
    PressReleasePage,
    PressRoomContact,
    PressRoomPage,
    ReleaseAttachment,
    ReleaseContact,
    ReleaseFact,
    ReleasePhoto,
    ReleaseQuestion,
    ReleaseQuote,
)

# Who approves in the demo: somebody without an account, as on a phone.
DIRECTOR = "Ruben Oosterling"
SHORT_VERSIONS = ("short_60", "short_150", "short_300")


def load_press(demo: DemoContext) -> None:
    releases = read_folder("press")
    room = _room(demo, releases)
    for text in sorted(releases, key=lambda text: demo.dates.release(text.head["date"])):
        _release(demo, room, text)
    desk = read_list("campaign")["press"]
    _duty(demo, desk)
    _calendar(demo, desk)
    _coverage(demo, desk)
    _media(demo, desk)


def _duty(demo: DemoContext, desk: dict[str, Any]) -> None:
    for row in desk["duty"]:
        for day in row["days"]:
            DutyHours.objects.create(
                site=demo.site,
                person=demo.people[row["person"]],
                shown_name=row["shown_name"],
                weekday=day,
                starts=time.fromisoformat(row["from"]),
                ends=time.fromisoformat(row["until"]),
            )
    for row in desk["closures"]:
        first, last = (demo.dates.today + timedelta(days=row[name]) for name in ("first_day", "last_day"))
        DutyClosure.objects.create(site=demo.site, label=row["label"], first_day=first, last_day=last)


def _calendar(demo: DemoContext, desk: dict[str, Any]) -> None:
    for row in desk["events"]:
        release = demo.pages[f"press-{row['release']}"] if "release" in row else None
        PressEvent.objects.create(
            site=demo.site,
            working_title=row["working_title"],
            public_title=row.get("public_title", ""),
            starts_at=demo.dates.at(row["days"], row["from"]),
            ends_at=demo.dates.at(row["days"], row["until"]) if "until" in row else None,
            place=row.get("place", ""),
            state=row["state"],
            release=release,
        )


def _coverage(demo: DemoContext, desk: dict[str, Any]) -> None:
    for row in desk["coverage"]:
        Coverage.objects.create(
            site=demo.site,
            outlet=row["outlet"],
            title=row["title"],
            date=demo.dates.ago(row["days_ago"]).date(),
            url=row["url"],
            release=demo.pages[f"press-{row['release']}"],
        )


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
        PressRoomContact(person=demo.people[slug], sort_order=order) for order, slug in enumerate(words["contacts"])
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
        kind=head.get("kind", ReleaseKind.RELEASE),
        spoken_text=fill(head.get("spoken_text", "")),
        **{name: fill(head.get(name, "")) for name in SHORT_VERSIONS},
        **_event(demo, head),
    )
    if "rectifies" in head:
        page.rectifies = demo.pages[f"press-{head['rectifies']}"]
    page.facts = [ReleaseFact(**row, sort_order=order) for order, row in enumerate(head.get("facts", ()))]
    page.questions = [ReleaseQuestion(**row, sort_order=order) for order, row in enumerate(head.get("questions", ()))]
    page.quotes = _quotes(demo, body, when)
    page.contacts = [
        ReleaseContact(person=demo.people[slug], sort_order=order) for order, slug in enumerate(head["contacts"])
    ]
    page.photos = [ReleasePhoto(image=demo.images[key], sort_order=order) for order, key in enumerate(head["photos"])]
    if "attachment" in head:
        page.attachments = [ReleaseAttachment(document=demo.documents[head["attachment"]])]
    if "embargo_days" in head:
        _hold_back(demo, room, page, head)
    else:
        _let_out(demo, room, page, when)
    demo.pages[f"press-{text.name}"] = page


def _media(demo: DemoContext, desk: dict[str, Any]) -> None:
    outlets = {}
    for row in desk["outlets"]:
        closes_at = time.fromisoformat(row["closes_at"]) if "closes_at" in row else None
        outlets[row["name"]] = Outlet.objects.create(site=demo.site, **{**row, "closes_at": closes_at})
    people = {}
    for row in desk["journalists"]:
        people[row["email"]] = PressContact.objects.create(
            site=demo.site,
            name=row["name"],
            salutation=row.get("salutation", ""),
            email=row["email"],
            source=row["source"],
            ground=row.get("ground", Ground.INTEREST),
            outlet=outlets.get(row.get("outlet")),
            last_checked=demo.dates.ago(row.get("checked_days_ago", 30)).date(),
        )
    for row in desk["lists"]:
        press_list = PressList.objects.create(site=demo.site, name=row["name"])
        press_list.contacts.set(people[email] for email in row["journalists"])


def _event(demo: DemoContext, head: dict[str, Any]) -> dict[str, Any]:
    if "event_in_days" not in head:
        return {}
    days = head["event_in_days"]
    return {
        "event_starts_at": demo.dates.at(days, head["event_from"]),
        "event_ends_at": demo.dates.at(days, head["event_until"]),
        "event_place": head["event_place"],
        "event_programme": head["event_programme"],
    }


def _hold_back(demo: DemoContext, room: PressRoomPage, page: PressReleasePage, head: dict[str, Any]) -> None:
    """A release that journalists may read before its time, so that an editor can see what that looks like."""
    page.live = False
    room.add_child(instance=page)
    page.save_revision()
    clearance.approve(page, name=DIRECTOR)
    opens_at = timezone.make_aware(datetime.combine(demo.dates.today + timedelta(days=head["embargo_days"]), time(10)))
    clearance.plan(page, opens_at, None, reason=head["embargo_reason"])


def _let_out(demo: DemoContext, room: PressRoomPage, page: PressReleasePage, when: datetime) -> None:
    """Approve and open a release as two people would, on the day readers are told it appeared."""
    page.live, page.first_published_at = False, when
    room.add_child(instance=page)
    page.save_revision()
    clearance.approve(page, name=DIRECTOR)
    clearance.open_now(page, None)
    page.refresh_from_db()
    stamp(page, first_published_at=when, last_published_at=when, latest_revision_created_at=when)
    Clearance.objects.filter(release=page).update(approved_at=when, opened_at=when)
    page.versions.update(published_at=when)


def _quotes(demo: DemoContext, body: str, when: datetime) -> list[ReleaseQuote]:
    """The quotes of the text once more, loose, for a paper to copy; agreed a day before the release went out."""
    values = [block["value"] for block in json.loads(body) if block["type"] == "quote"]
    people = {person.name: person for person in demo.people.values()}
    return [
        ReleaseQuote(
            text=value["text"],
            who=value["who"],
            role=value["role"],
            person=people.get(value["who"]),
            agreed_on=when.date() - timedelta(days=1),
            sort_order=order,
        )
        for order, value in enumerate(values)
    ]
