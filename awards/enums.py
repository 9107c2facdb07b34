"""The vocabulary of the award."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Category(models.TextChoices):
    """Who can be golden."""

    MUNICIPALITY = "municipality", _("Municipality")
    PERSON = "person", _("Person")
    ORGANISATION = "organisation", _("Organisation")


class StepKind(models.TextChoices):
    """What happens in a round, in this order."""

    OPENS = "opens", _("nominating begins")
    CLOSES = "closes", _("nominating ends, the jury reads")
    ANNOUNCES = "announces", _("the announcement")


class StepState(models.TextChoices):
    """Whether a step lies behind us, is the last that happened, or is still to come."""

    DONE = "done", _("has been")
    NOW = "now", _("now")
    NEXT = "next", _("still to come")


class RoundState(models.TextChoices):
    """Where a round stands for a reader."""

    UPCOMING = "upcoming", _("opens later")
    OPEN = "open", _("open for nominations")
    CLOSED = "closed", _("closed; the result is still to come")
    ANNOUNCED = "announced", _("announced")


class Origin(models.TextChoices):
    """How a nomination came in."""

    FORM = "form", _("through the form")
    EDITOR = "editor", _("entered by us")
    NAMED = "named", _("named directly")


class NominationState(models.TextChoices):
    """From sent in to agreed. A nomination is inert until its sender confirmed it by e-mail."""

    UNCONFIRMED = "unconfirmed", _("waits for confirmation by e-mail")
    RECEIVED = "received", _("received")
    REFUSED = "refused", _("not suitable")
    INFORMED = "informed", _("nominee is informed")
    ACCEPTED = "accepted", _("nominee agrees")
    DECLINED = "declined", _("nominee declines")
    WITHDRAWN = "withdrawn", _("withdrawn")


class Result(models.TextChoices):
    """What became of it. `NONE` is never shown to a reader."""

    NONE = "", _("no result")
    WINNER = "winner", _("Winner")
    MENTION = "mention", _("Honourable mention")
    SHORTLISTED = "shortlisted", _("Shortlisted")


class LaureateKind(models.TextChoices):
    """What was called golden in 2015 and 2017."""

    MUNICIPALITY = "municipality", _("municipality")
    FORMER_MUNICIPALITY = "former municipality", _("former municipality")
    REGION = "region", _("region")


# Above a list of them.
RESULT_HEADINGS = {
    Result.WINNER: _("Winners"),
    Result.MENTION: _("Honourable mentions"),
    Result.SHORTLISTED: _("On the shortlist"),
}
PUBLIC_RESULTS = frozenset({Result.WINNER, Result.MENTION, Result.SHORTLISTED})
# These wait for the announcement of the round; a shortlist may be published before it.
ANNOUNCED_RESULTS = frozenset({Result.WINNER, Result.MENTION})
# The nominee said no, or someone took the nomination back: nothing is kept.
ENDED_STATES = frozenset({NominationState.DECLINED, NominationState.WITHDRAWN})
