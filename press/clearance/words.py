"""The sentences around approval and embargo, in one place."""

from datetime import datetime
from urllib.parse import urljoin

from django.utils import formats, timezone
from django.utils.translation import gettext as _
from wagtail.models import Site

from press.models import Clearance, PressReleasePage


def absolute(site: Site, path: str) -> str:
    return urljoin(site.root_url, path)


def moment(when: datetime) -> str:
    """'dinsdag 24 november 2026, 10.00 uur (Nederlandse tijd)'."""
    local = timezone.localtime(when)
    day = formats.date_format(local, "l j F Y")
    return _("%(day)s, %(time)s hours (Dutch time)") % {"day": day, "time": f"{local:%H.%M}"}


def problem(name: str) -> str:
    """What to do about a problem that `rules.embargo_problems` names."""
    return {
        "time": _("Choose the day and the time it opens."),
        "past": _("That moment is over. Choose a later one, or open it now."),
        "reason": _("Write why there is an embargo: journalists ask, and it is their rule."),
        "long": _("That is more than three days. Papers rarely keep an embargo so long. Tick the box if you are sure."),
    }[name]


def approval_mail(name: str, writer: str, address: str) -> str:
    return _(
        "Dear %(name)s,\n\n%(writer)s asks you to approve a press release. You can read it here, also on a phone, "
        "and approve it or send it back with a remark:\n\n%(address)s\n\nThe link works for seven days."
    ) % {"name": name, "writer": writer, "address": address}


def embargo_mail(name: str, clearance: Clearance, address: str) -> str:
    return _(
        "Dear %(name)s,\n\nWe have a press release for you that is under embargo until %(moment)s.\n"
        "The reason: %(reason)s\n\nIf you agree to wait until then, you can read it here:\n\n%(address)s\n\n"
        "This link is yours alone. Please don't pass it on."
    ) % {"name": name, "moment": moment(clearance.opens_at), "reason": clearance.embargo_reason, "address": address}


def lapsed_mail(name: str, release: PressReleasePage) -> str:
    return _("Dear %(name)s,\n\nThe embargo is over: the press release is public now.\n\n%(url)s") % {
        "name": name,
        "url": release.full_url,
    }
