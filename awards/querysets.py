"""Rounds, nominations and their pages as readers and colleagues may see them."""

from datetime import date, datetime
from typing import Self

from django.db.models import Case, IntegerField, Q, Value, When
from django.utils import timezone
from wagtail.models import PageManager

from awards.enums import ANNOUNCED_RESULTS, Category, NominationState, Result
from core.pages.querysets import BasePageQuerySet
from core.people.rules import AGE_OF_OWN_CONSENT

_ORDER = (Result.WINNER, Result.MENTION, Result.SHORTLISTED)


class RoundQuerySet(BasePageQuerySet):
    def newest_first(self) -> Self:
        return self.order_by("-year", "-pk")


class NominationPageQuerySet(BasePageQuerySet):
    """Reads as a sentence: `NominationPage.objects.public().in_round(page).best_first().for_lists()`."""

    def public(self, now: datetime | None = None) -> Self:
        """What readers may see: agreed, told, and with a consent in force wherever a person is named."""
        moment = now or timezone.now()
        told = Q(nomination__result=Result.SHORTLISTED) | Q(
            nomination__result__in=ANNOUNCED_RESULTS, nomination__round__announces_at__lte=moment
        )
        return (
            super()
            .public(moment)
            .filter(told, _has_consent(timezone.localdate(moment)))
            .filter(nomination__state=NominationState.ACCEPTED, nomination__round__live=True)
            .exclude(Q(nomination__consented_name="") | Q(nomination__consented_text=""))
        )

    def in_round(self, page) -> Self:
        return self.filter(nomination__round=page)

    def best_first(self) -> Self:
        """Winners, then honourable mentions, then who is shortlisted; each by number."""
        ranks = [When(nomination__result=one, then=Value(place)) for place, one in enumerate(_ORDER)]
        rank = Case(*ranks, default=Value(len(_ORDER)), output_field=IntegerField())
        return self.annotate(rank=rank).order_by("rank", "nomination__number", "pk")

    def newest_first(self) -> Self:
        return self.order_by("-first_published_at", "-pk")

    def for_sitemap(self) -> Self:
        return self.select_related("listing_image")

    def for_lists(self) -> Self:
        """What a card shows, in a fixed number of queries."""
        return self.select_related("nomination__round", "nomination__consent").tied("listing_image")

    def for_page(self) -> Self:
        return self.for_lists().tied("social_image")


def _has_consent(today: date) -> Q:
    """The same as `core.people.rules.covers` for the website, asked of the database."""
    needs_none = ~Q(nomination__category=Category.PERSON) & Q(nomination__names_person=False)
    # Only the year of birth is kept, so the birthday is taken to be as late as it can be.
    had_birthday = (today.month, today.day) == (12, 31)
    youngest_adult = today.year - AGE_OF_OWN_CONSENT - (0 if had_birthday else 1)
    own_voice = (
        Q(nomination__consent__birth_year__isnull=True)
        | Q(nomination__consent__birth_year__lte=youngest_adult)
        | Q(nomination__consent__guardian__regex=r"\S")
    )
    until = "nomination__consent__valid_until"
    in_date = Q(**{f"{until}__isnull": True}) | Q(**{f"{until}__gte": today})
    consented = Q(
        nomination__consent__scope_site=True,
        nomination__consent__withdrawn_at__isnull=True,
        nomination__consent__given_on__lte=today,
    )
    return needs_none | (consented & own_voice & in_date)


RoundManager = PageManager.from_queryset(RoundQuerySet, class_name="RoundManager")
NominationPageManager = PageManager.from_queryset(NominationPageQuerySet, class_name="NominationPageManager")
