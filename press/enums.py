"""Choices of the press room."""

from enum import StrEnum

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _


class ReleaseKind(TextChoices):
    """What a release is for. An invitation tells what there is to see, hear and film, and when."""

    RELEASE = "release", _("press release")
    INVITATION = "invitation", _("press invitation")
    RECTIFICATION = "rectification", _("rectification")


class Weekday(IntegerChoices):
    """Days of the week as Python counts them."""

    MONDAY = 0, _("Monday")
    TUESDAY = 1, _("Tuesday")
    WEDNESDAY = 2, _("Wednesday")
    THURSDAY = 3, _("Thursday")
    FRIDAY = 4, _("Friday")
    SATURDAY = 5, _("Saturday")
    SUNDAY = 6, _("Sunday")


class EventState(TextChoices):
    """How sure a press moment is."""

    PROVISIONAL = "provisional", _("provisional")
    CONFIRMED = "confirmed", _("confirmed")
    CANCELLED = "cancelled", _("cancelled")


class OutletKind(TextChoices):
    """What sort of medium it is."""

    WEEKLY = "weekly", _("weekly paper")
    DAILY = "daily", _("daily paper")
    MONTHLY = "monthly", _("monthly")
    BROADCAST = "broadcast", _("radio or television")
    ONLINE = "online", _("website")
    OTHER = "other", _("other")


class TextFormat(TextChoices):
    """How a medium takes a text."""

    MAIL = "mail", _("in the mail")
    WORD = "word", _("Word, without layout")
    FORM = "form", _("upload form")


class Ground(TextChoices):
    """Why we may write to someone (GDPR art. 6.1 a and f)."""

    ASKED = "asked", _("asked for it")
    INTEREST = "interest", _("public address for press releases")


class RecipientState(TextChoices):
    """What became of one journalist's copy of a mailing."""

    POSTED = "posted", _("in the outbox")
    HAD_IT = "had_it", _("had it already")
    OPTED_OUT = "opted_out", _("wants no releases")
    FAILED = "failed", _("not sent")


class KitState(TextChoices):
    """What became of a media kit. Prepared: of a text that isn't public yet."""

    BUILDING = "building", _("being made")
    PREPARED = "prepared", _("prepared")
    READY = "ready", _("ready")
    FAILED = "failed", _("failed")
    REPLACED = "replaced", _("replaced")


class DownloadKind(TextChoices):
    """What a journalist took."""

    KIT = "kit", _("media kit")
    TEXT = "text", _("text")
    PHOTO = "photo", _("picture")
    BASKET = "basket", _("picture in a selection")


class CheckState(StrEnum):
    """How the embargo check of a release stands."""

    NEVER = "never"
    WAITING = "waiting"
    RUNNING = "running"
    BROKE_OFF = "broke_off"
    DONE = "done"


class ReleaseState(TextChoices):
    """Where a release stands between the first word and the paper."""

    CONCEPT = "concept", _("draft")
    SUBMITTED = "submitted", _("waits for approval")
    APPROVED = "approved", _("approved")
    PLANNED = "planned", _("planned")
    EMBARGOED = "embargoed", _("under embargo")
    PUBLIC = "public", _("public")
    WITHDRAWN = "withdrawn", _("withdrawn")


# Nothing of it has to stay closed: an embargo check would find what it should.
NOTHING_TO_KEEP = (ReleaseState.PUBLIC, ReleaseState.WITHDRAWN)
