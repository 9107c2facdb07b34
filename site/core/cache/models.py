"""What a campaign shows now, as two numbers."""

import secrets

from django.db import models
from wagtail.models import Site


def new_number() -> int:
    """A number no earlier state had: random, so that a restored backup never meets an old page."""
    return secrets.randbits(62)


class PublicVersion(models.Model):
    """Changes with everything readers of a campaign can see; what was kept for another number is never served.

    `frame` changes only with what processes remember: settings, menu, people, duty roster, privacy of branches.
    """

    site = models.OneToOneField(Site, on_delete=models.CASCADE, related_name="public_version", primary_key=True)
    number = models.BigIntegerField(default=new_number)
    frame = models.BigIntegerField(default=new_number)
    # When time itself changes a page, in microseconds since 1970; 0 while that must be asked of the rooms.
    until = models.BigIntegerField(default=0)

    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return f"{self.site_id}: {self.number}"
