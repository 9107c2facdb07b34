"""Say that something readers see has changed, and ask which state a request reads."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import connection, transaction
from django.http import HttpRequest
from django.http.request import split_domain_port
from django.utils import timezone
from wagtail.models import Site
from wagtail.models.sites import MATCH_DEFAULT, MATCH_HOSTNAME, MATCH_HOSTNAME_DEFAULT, MATCH_HOSTNAME_PORT

from core.cache import leases
from core.cache.models import PublicVersion, new_number
from core.cache.moments import next_moment
from core.cache.rules import EPOCH, from_microseconds, to_microseconds


@dataclass(frozen=True, slots=True)
class Version:
    """The state of one campaign at the moment a request began."""

    site_id: int
    number: int
    frame: int
    until: datetime | None = None
    hostname: str = ""


@transaction.atomic
def renew(site_id: int, *, frame: bool = False) -> None:
    """Readers of this campaign see something else from the commit on. Part of the caller's transaction.

    `frame`: what processes remember (settings, menu, people, privacy) changed too.
    """
    site = Site.objects.filter(pk=site_id).first()
    if site is None:
        return
    leases.withdraw(site_id)
    transaction.on_commit(lambda: leases.release(site_id))
    numbers = {"number": new_number(), **({"frame": new_number()} if frame else {})}
    # The row is ours from here on: whoever changes the campaign next asks the rooms after us.
    if not PublicVersion.objects.filter(pk=site_id).update(**numbers):
        PublicVersion.objects.get_or_create(pk=site_id)
    PublicVersion.objects.filter(pk=site_id).update(until=to_microseconds(_until(site)))


def _until(site: Site) -> datetime:
    """When the new state ends by itself: who changes it asks that of the rooms, so that its first reader needn't.

    Without kept pages nobody asks; `EPOCH` lets who turns them on later find it out then.
    """
    return next_moment(site, timezone.now()) if settings.PAGE_CACHE else EPOCH


def renew_all() -> None:
    """The same for every campaign: an address or the tree itself changed."""
    for site_id in Site.objects.values_list("pk", flat=True):
        renew(site_id, frame=True)


# Plain SQL: it runs for every request, and the ORM would cost more than all the rest of an answer from memory.
_VERSIONS = """
    SELECT site.id, site.hostname, site.port, site.is_default_site, version.number, version.frame, version.until
    FROM wagtailcore_site site JOIN pagecache_publicversion version ON version.site_id = site.id
    WHERE site.hostname = %s OR site.is_default_site = %s
"""


def version_for(request: HttpRequest) -> Version | None:
    """The state of the campaign at this address, or None where no campaign answers."""
    hostname = split_domain_port(request.get_host())[0]
    port = int(request.get_port())
    with connection.cursor() as cursor:
        cursor.execute(_VERSIONS, [hostname, True])
        rows = cursor.fetchall()
    found = _best(rows, hostname, port)
    return Version(found[0], found[4], found[5], from_microseconds(found[6]), found[1]) if found else None


def _best(rows: list[tuple], hostname: str, port: int) -> tuple | None:
    """The site that answers here; the rule of `wagtail.models.sites.get_site_for_hostname`."""
    if not rows:
        return None
    ranked = sorted(rows, key=lambda row: _distance(row, hostname, port))
    only_default = _distance(ranked[0], hostname, port) == MATCH_DEFAULT
    return ranked[1] if only_default and len(ranked) == 2 else ranked[0]


def _distance(row: tuple, hostname: str, port: int) -> int:
    _pk, its_hostname, its_port, is_default, *_numbers = row
    if its_hostname == hostname and its_port == port:
        return MATCH_HOSTNAME_PORT
    if its_hostname == hostname and is_default:
        return MATCH_HOSTNAME_DEFAULT
    return MATCH_DEFAULT if is_default else MATCH_HOSTNAME
