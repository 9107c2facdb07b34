"""What must not stay unseen. A room registers a check in its `alarms.py`; the dashboard and `/readyz` ask them."""

from collections.abc import Callable, Iterable

from django.utils.module_loading import autodiscover_modules
from wagtail.models import Site

Check = Callable[[Site | None], Iterable[str]]
_checks: dict[str, Check] = {}


def alarm(name: str) -> Callable[[Check], Check]:
    """Register a check: given a campaign, or None for all, it gives sentences; none when all is well."""

    def register(check: Check) -> Check:
        _checks[name] = check
        return check

    return register


def alarms(site: Site | None = None) -> dict[str, list[str]]:
    """Everything that is wrong now, by the name of its check."""
    autodiscover_modules("alarms")
    found = {name: list(check(site)) for name, check in sorted(_checks.items())}
    return {name: sentences for name, sentences in found.items() if sentences}
