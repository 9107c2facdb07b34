"""Which host is led to which state now, by what is committed."""

from collections import Counter
from datetime import datetime

from core.cache import leases, rules
from core.cache.files import state_name
from core.cache.leases import Lease
from core.cache.models import PublicVersion
from core.cache.services import Version
from core.cache.states import until


def lead_readers(now: datetime) -> None:
    """Give the leases of the seconds from `now` (aware) on; take away what leads elsewhere."""
    leases.quietly(lambda: leases.give_leases(now, lambda: _leases(now)))


def _leases(now: datetime) -> list[Lease]:
    """One per campaign whose host name is its own; a name that two ports share is left to the site itself."""
    versions = [_version(state) for state in PublicVersion.objects.select_related("site")]
    times = Counter(version.hostname for version in versions)
    return [
        _lease(version, now)
        for version in versions
        if times[version.hostname] == 1 and rules.host_folder(version.hostname)
    ]


def _version(state: PublicVersion) -> Version:
    moment = rules.from_microseconds(state.until)
    return Version(state.site_id, state.number, state.frame, moment, state.site.hostname)


def _lease(version: Version, now: datetime) -> Lease:
    end = until(version, now)
    state = state_name(version.site_id, version.number, end)
    return Lease(version.hostname, state, rules.leased_seconds(now, end))
