"""What the pages of the press room show besides their own text."""

from dataclasses import dataclass
from datetime import datetime

from django import template
from django.template import Context
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Site

from core.campaigns.services import current_site
from core.people.models import Person
from press import duty
from press.calendar.services import ShownEvent, upcoming
from press.duty.rules import Reachable
from press.duty.words import invitation
from press.kit import texts
from press.kit.build import text_writers
from press.models import Coverage, MediaKit, PressReleasePage
from press.releases import content_once
from press.services import kit_for

MOST_COVERAGE = 6

register = template.Library()


@dataclass(frozen=True)
class OnDuty:
    """Who can be called now, in words; `people` are the contacts of this page."""

    found: Reachable
    words: str
    people: list[Person]

    @property
    def person(self) -> Person | None:
        return self.found.person if isinstance(self.found.person, Person) else None

    @property
    def mail(self) -> str:
        """Where to write while nobody can be called: the next on the roster, else the first contact of the page."""
        following = [self.found.next_person] if isinstance(self.found.next_person, Person) else []
        return next((one.public_email for one in [*following, *self.people] if one.public_email), "")


@dataclass(frozen=True)
class OneText:
    """A text to download: what it is in words, the name of its file, and its address."""

    label: str
    name: str
    address: str

    @property
    def kind(self) -> str:
        return self.name.rpartition(".")[2].upper()


@register.simple_tag(takes_context=True)
def press_duty(context: Context, people: list[Person]) -> OnDuty:
    """Who answers at this very moment: one of these people first, else anyone on the roster of the campaign."""
    site = _site(context)
    now = timezone.localtime()
    found = duty.reachable(site, now, people) if site else Reachable(is_known=False)
    return OnDuty(found, invitation(found, now), people)


@register.simple_tag(takes_context=True)
def press_events(context: Context) -> list[ShownEvent]:
    """What is coming, as far as readers may know."""
    site = _site(context)
    return upcoming(site) if site else []


@register.simple_tag(takes_context=True)
def press_coverage(context: Context, release: PressReleasePage | None = None) -> list[Coverage]:
    """What media made of a release, or of the whole campaign; the newest first."""
    site = _site(context)
    if site is None or (release is not None and release.pk is None):
        return []
    if release is not None:
        return [piece for piece in release.coverage.all() if piece.site_id == site.pk]
    return list(Coverage.objects.for_site(site)[:MOST_COVERAGE])


@register.simple_tag
def press_kit(release: PressReleasePage) -> MediaKit | None:
    """The kit of the text readers see now, when it is ready."""
    return kit_for(release)


@register.simple_tag
def press_texts(release: PressReleasePage) -> list[OneText]:
    """The texts that can be had alone; the one to paste first, the one for an editing system last."""
    names = sorted(text_writers(content_once(release)), key=lambda name: name != texts.NEWSPAPER)
    found = [OneText(texts.FILE_NAMES[name], name, reverse("press:text", args=[release.pk, name])) for name in names]
    return [*found, OneText(texts.FILE_NAMES[texts.NINJS], texts.NINJS, reverse("press:ninjs", args=[release.pk]))]


@register.filter
def clock(moment: datetime | None) -> str:
    """'21.00', in Europe/Amsterdam."""
    return f"{timezone.localtime(moment):%H.%M}" if moment else ""


def _site(context: Context) -> Site | None:
    request = context.get("request")
    return current_site(request) if request else None
