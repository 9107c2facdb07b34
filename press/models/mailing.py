"""What was sent to whom: one line per journalist, without the text and without the address."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.campaigns.models import CampaignRecord, PrivateRecord
from press.enums import RecipientState
from press.models.outlets import PressContact


class Mailing(CampaignRecord):
    """One release sent to chosen journalists, by whom and when."""

    shown_to_readers = False

    release = models.ForeignKey(
        "press.PressReleasePage",
        null=True,
        on_delete=models.SET_NULL,
        related_name="mailings",
        verbose_name=_("press release"),
    )
    subject = models.CharField(_("subject"), max_length=200)
    version = models.PositiveIntegerField(_("version"), default=1)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("by")
    )
    created_at = models.DateTimeField(_("sent"), default=timezone.now, db_index=True)

    class Meta:
        verbose_name = _("mailing")
        verbose_name_plural = _("mailings")
        ordering: ClassVar = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.subject


class MailingRecipient(PrivateRecord):
    """What became of one journalist's copy. Deleted a year after the mailing."""

    shown_to_readers = False

    mailing = models.ForeignKey(Mailing, on_delete=models.CASCADE, related_name="recipients", verbose_name=_("mailing"))
    contact = models.ForeignKey(
        PressContact, null=True, on_delete=models.SET_NULL, related_name="copies", verbose_name=_("journalist")
    )
    outlet_name = models.CharField(_("outlet"), max_length=120, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=RecipientState.choices)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    mail = models.ForeignKey(
        "outbox.OutboxMail", null=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("mail")
    )

    class Meta:
        verbose_name = _("copy")
        verbose_name_plural = _("copies")
        ordering: ClassVar = ["-mailing", "outlet_name", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["mailing", "contact"], name="press_one_copy_per_contact")
        ]

    def __str__(self) -> str:
        return gettext("Copy %(number)s") % {"number": self.pk or ""}

    @property
    def delivery(self) -> str:
        """Where the mail is: waiting, sent, failed, as the outbox says; empty when nothing was sent."""
        return self.mail.get_state_display() if self.mail else ""
