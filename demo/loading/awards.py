"""The award: a finished round with its laureates, an open round, and the real history apart from both."""

from datetime import datetime, timedelta

from awards import services as award_services
from awards.enums import Category, NominationState, Origin, Result
from awards.history import load_laureates
from awards.models import AwardPage, AwardRoundPage, LaureateHistoryPage, Nomination
from demo.loading.context import DemoContext, stamp
from demo.loading.pictures import consent_for
from demo.texts import read_list

_RESULTS = {"winner": Result.WINNER, "honourable": Result.MENTION, "shortlisted": Result.SHORTLISTED}
_STATES = {
    "accepted": NominationState.ACCEPTED,
    "confirmed": NominationState.RECEIVED,
    "unconfirmed": NominationState.UNCONFIRMED,
}


def load_awards(demo: DemoContext) -> None:
    award = _award(demo)
    _finished_round(demo, award)
    _open_round(demo, award)
    _history(demo, award)


def _award(demo: DemoContext) -> AwardPage:
    words = read_list("campaign")["award"]
    page = AwardPage(
        title=words["title"],
        slug="gouden-gemeente",
        intro=f"<p>{words['intro']}</p>",
        listing_summary=words["intro"],
        listing_image=demo.images["uitreiking"],
        show_in_menus=True,
    )
    demo.pages["award"] = demo.publish(demo.home, page, demo.dates.finished_opening)
    return page


def _round(demo: DemoContext, award: AwardPage, name: str, year: int, when: datetime, **fields) -> AwardRoundPage:
    words = read_list("awards")[name]
    page = AwardRoundPage(
        title=f"Goud voor Oeverstad {year}",
        slug=str(year),
        year=year,
        theme=words["theme"],
        intro=f"<p>{demo.dates.fill(words['intro'])}</p>",
        listing_image=demo.images[words["image"]],
        **fields,
    )
    demo.pages[f"{name}_round"] = demo.publish(award, page, when)
    return page


def _finished_round(demo: DemoContext, award: AwardPage) -> None:
    dates, words = demo.dates, read_list("awards")["finished"]
    page = _round(
        demo,
        award,
        "finished",
        dates.finished_year,
        dates.finished_opening,
        opens_at=dates.finished_opening,
        closes_at=dates.finished_closing,
        announces_at=dates.announcement,
        result_text=f"<p>{words['result_text']}</p>",
    )
    for order, row in enumerate(words["nominations"]):
        nomination = _finished_nomination(demo, page, row, order)
        _on_the_site(demo, nomination, row["portrait"], dates.announcement)


def _finished_nomination(demo: DemoContext, page: AwardRoundPage, row: dict, order: int) -> Nomination:
    is_person = row["category"] == Category.PERSON
    return Nomination.objects.create(
        site=demo.site,
        round=page,
        category=row["category"],
        origin=Origin.FORM,
        state=NominationState.ACCEPTED,
        result=_RESULTS[row["result"]],
        consented_name=row["name"],
        consented_text=row["text"],
        names_person=is_person,
        consent=consent_for(demo, row["name"]) if is_person else None,
        **_sent_in(row, demo.dates.finished_opening + timedelta(days=3 + 5 * order)),
    )


def _on_the_site(demo: DemoContext, nomination: Nomination, picture: str, when: datetime) -> None:
    """Publish it as the award's own button does, through the gate and with its consent tied to the page."""
    listing = award_services.make_page(nomination)
    listing.listing_image = demo.images[picture]
    listing.first_published_at = when
    listing.save()
    stamp(award_services.publish(nomination), last_published_at=when, latest_revision_created_at=when)


def _open_round(demo: DemoContext, award: AwardPage) -> None:
    dates = demo.dates
    page = _round(demo, award, "open", dates.open_year, dates.opening, opens_at=dates.opening, closes_at=dates.closing)
    for row in read_list("awards")["open"]["nominations"]:
        Nomination.objects.create(
            site=demo.site,
            round=page,
            category=row["category"],
            origin=Origin.FORM,
            state=_STATES[row["state"]],
            names_person=row["category"] == Category.PERSON,
            **_sent_in(row, dates.ago(row["days_ago"])),
        )


def _sent_in(row: dict, when: datetime) -> dict:
    """What somebody wrote on the form, and when."""
    return {
        "nominee_name": row["name"],
        "nominee_place": row["place"],
        "motivation": row["motivation"],
        "nominator_name": row["nominator"],
        "nominator_email": f"{row['key']}@voordrager.example",
        "nominator_phone": "06 00 00 00 20",
        "created_at": when,
        "confirmed_at": None if row.get("state") == "unconfirmed" else when + timedelta(minutes=9),
    }


def _history(demo: DemoContext, award: AwardPage) -> None:
    """The real golden municipalities: facts with their sources, the same in every campaign."""
    load_laureates(demo.site)
    words = read_list("campaign")["history"]
    page = LaureateHistoryPage(title=words["title"], slug="eerder", listing_summary=words["summary"])
    demo.publish(award, page, demo.dates.finished_opening)
