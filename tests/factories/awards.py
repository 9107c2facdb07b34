"""An award, its rounds and nominations in every state, for tests."""

from datetime import timedelta
from typing import Any

from django.utils import timezone
from wagtail.models import Site

from awards import services
from awards.enums import Category, NominationState, Origin, Result
from awards.models import AwardPage, AwardRoundPage, LaureateHistoryPage, Nomination, NominationPage
from home.models import HomePage
from tests.factories.core import make_consent
from tests.factories.many import copies_of, copy_of

DAY = timedelta(days=1)
# What may never be found where it doesn't belong.
SECRETS = {
    "nominee_name": "Zonneschijn-Kandidaat",
    "nominee_contact": "06-11112222",
    "motivation": "Zij bracht de geheime-marmelade rond in de hele straat.",
    "nominator_name": "Verborgen-Voordrager",
    "nominator_email": "verborgen@voordrager.example",
    "nominator_phone": "0633334444",
}


def make_award(home: HomePage, **fields: Any) -> AwardPage:
    """A published award below the home page."""
    values = {"title": "Gouden gemeente", "slug": "gouden-gemeente", **fields}
    return home.add_child(instance=AwardPage(**{"intro": "<p>Zo kan het ook.</p>", **values}))


def make_round(award: AwardPage, *, year: int = 2026, **fields: Any) -> AwardRoundPage:
    """A published round without times: who is golden is named by the campaign."""
    values = {"title": f"Ronde {year}", "slug": str(year), "theme": "Goud dat je deelt", **fields}
    return award.add_child(instance=AwardRoundPage(year=year, **values))


def make_open_round(award: AwardPage, **fields: Any) -> AwardRoundPage:
    """A round that opened yesterday and closes tomorrow, with the form of the campaign on."""
    now = timezone.now()
    page = make_round(award, opens_at=now - DAY, closes_at=now + DAY, **fields)
    settings = page.get_site().campaignsettings
    settings.nominations_open_form = True
    settings.save()
    return page


def make_announced_round(award: AwardPage, **fields: Any) -> AwardRoundPage:
    """A round whose result was announced yesterday."""
    now = timezone.now()
    times = {"opens_at": now - 30 * DAY, "closes_at": now - 10 * DAY, "announces_at": now - DAY}
    return make_round(award, **{**times, **fields})


def make_nomination(round_page: AwardRoundPage, **fields: Any) -> Nomination:
    """A confirmed nomination of a person, full of what must stay private."""
    values = {
        "category": Category.PERSON,
        "origin": Origin.FORM,
        "state": NominationState.RECEIVED,
        "nominee_place": "Proefstad",
        **SECRETS,
        **fields,
    }
    return services.create(round_page=round_page, **values)


def make_agreed(round_page: AwardRoundPage, result: Result = Result.WINNER, **fields: Any) -> Nomination:
    """A nomination whose nominee agreed to a name and a text, with consent for the website."""
    site: Site = round_page.get_site()
    values = {
        "state": NominationState.ACCEPTED,
        "result": result,
        "consented_name": "Gouden Gerda",
        "consented_text": "Gerda bakt taart voor de straat.\n\nElke week een andere.",
        **fields,
    }
    if "consent" not in values:
        values["consent"] = make_consent(site, "site")
    return make_nomination(round_page, **values)


def make_laureate(round_page: AwardRoundPage, result: Result = Result.WINNER, **fields: Any) -> NominationPage:
    """A laureate on the site."""
    return services.publish(make_agreed(round_page, result, **fields))


def make_laureates(round_page: AwardRoundPage, number: int) -> None:
    """So many laureates more, beside the one there is."""
    page = NominationPage.objects.child_of(round_page).select_related("nomination").first()
    for count, twin in enumerate(copies_of(page, number, nomination=None), start=1):
        record = copy_of(page.nomination, number=page.nomination.number + count)
        NominationPage.objects.filter(pk=twin.pk).update(nomination=record)


def make_history_page(award: AwardPage, **fields: Any) -> LaureateHistoryPage:
    """The published page with the golden municipalities of earlier years."""
    values = {"title": "Eerder goud", "slug": "eerder", **fields}
    return award.add_child(instance=LaureateHistoryPage(**values))
