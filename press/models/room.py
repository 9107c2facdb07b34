"""The press room: whom to call now, and the releases."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable

from core.blocks.story import PORTABLE_FEATURES
from core.blocks.text import html_to_text
from core.pages.feeds import FeedEntry, FeedMixin
from core.pages.models import BasePage, PaginatedListMixin
from core.rows import rows_with
from press.belongings import bring_belongings
from press.models.clearance import Clearance
from press.models.release import PressReleasePage
from press.querysets import RoomManager


class PressRoomPage(FeedMixin, PaginatedListMixin, BasePage):
    """'Voor de pers': whom to call now, and the releases, newest first."""

    intro = RichTextField(_("introduction"), features=PORTABLE_FEATURES, blank=True)

    objects = RoomManager()

    parent_page_types: ClassVar = ["home.HomePage"]
    subpage_types: ClassVar = ["press.PressReleasePage"]
    search_kind = "press"

    content_panels: ClassVar = [
        *BasePage.content_panels,
        FieldPanel("intro"),
        InlinePanel(
            "contacts",
            label=_("Contact"),
            heading=_("Who can be called"),
            help_text=_("Who answers when stands in the duty roster, below Press desk."),
        ),
    ]

    class Meta:
        verbose_name = _("press room")
        verbose_name_plural = _("press rooms")

    def get_list_queryset(self, request: HttpRequest) -> models.QuerySet:
        return PressReleasePage.objects.public().child_of(self).newest_first()

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        items = context["items"]
        newest = items[0] if items and items.number == 1 else None
        if newest:
            # Its kit is offered, and that is of all that belongs to it.
            newest.came_from_public = True
            bring_belongings(newest)
        return {**context, "newest": newest}

    def get_feed_entries(self) -> list[FeedEntry]:
        """The newest releases; one that was taken back stays, and says so: silence would leave it in every reader."""
        public = [release.feed_entry() for release in self.get_list_queryset(None)[: self.feed_size]]
        withdrawn = Clearance.objects.filter(release__in=PressReleasePage.objects.child_of(self))
        taken_back = withdrawn.exclude(withdrawn_at=None).exclude(release__versions=None).select_related("release")
        entries = [*public, *(one.release.withdrawn_entry(one) for one in taken_back.distinct())]
        return sorted(entries, key=lambda entry: entry.changed, reverse=True)[: self.feed_size]

    @property
    def people_to_call(self) -> list[Any]:
        return [contact.person for contact in rows_with(self, "contacts", "person__portrait")]

    def search_text(self) -> str:
        return html_to_text(self.intro)


class PressRoomContact(Orderable):
    """Someone the press can call about anything."""

    room = ParentalKey(PressRoomPage, on_delete=models.CASCADE, related_name="contacts")
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+", verbose_name=_("person"))

    panels: ClassVar = [FieldPanel("person")]
