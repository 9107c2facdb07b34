"""The press room, its releases, and the kits made of them."""

from collections.abc import Iterator
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Prefetch
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.images import get_image_model, get_image_model_string
from wagtail.models import Orderable, PageManager

from core.blocks.story import PORTABLE_FEATURES, StoryBlock
from core.blocks.text import html_to_text, plain_text
from core.campaigns.models import CampaignQuerySet, CampaignRecord
from core.media.storage import private_storage
from core.pages.feeds import Author, FeedEntry, FeedMixin, feed_html
from core.pages.models import BasePage, PaginatedListMixin
from core.pages.querysets import BasePageQuerySet
from core.people.enums import Scope
from press.rules import SHORT_LENGTHS, words_over


class ReleaseQuerySet(BasePageQuerySet):
    """Reads as a sentence: `PressReleasePage.objects.public().newest_first()`."""

    def newest_first(self) -> "ReleaseQuerySet":
        return self.order_by("-date", "-pk")

    def for_lists(self) -> "ReleaseQuerySet":
        images = get_image_model().objects.prefetch_related("renditions")
        return self.prefetch_related(
            Prefetch("listing_image", queryset=images), Prefetch("photos__image", queryset=images)
        )


ReleaseManager = PageManager.from_queryset(ReleaseQuerySet, class_name="ReleaseManager")


class PressRoomPage(FeedMixin, PaginatedListMixin, BasePage):
    """'Voor de pers': whom to call now, and the releases, newest first."""

    intro = RichTextField(_("introduction"), features=PORTABLE_FEATURES, blank=True)

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
            help_text=_("The first is shown largest. Someone should answer at ten in the evening too."),
        ),
    ]

    class Meta:
        verbose_name = _("press room")
        verbose_name_plural = _("press rooms")

    def get_list_queryset(self, request: HttpRequest) -> models.QuerySet:
        return PressReleasePage.objects.public().child_of(self).newest_first().for_lists()

    def get_feed_entries(self) -> list[FeedEntry]:
        return [release.feed_entry() for release in self.get_list_queryset(None)[: self.feed_size]]

    @property
    def people_to_call(self) -> list[Any]:
        contacts = self.contacts.select_related("person__portrait") if self.pk else self.contacts.all()
        return [contact.person for contact in contacts]

    def search_text(self) -> str:
        return html_to_text(self.intro)


class PressRoomContact(Orderable):
    """Someone the press can call about anything."""

    room = ParentalKey(PressRoomPage, on_delete=models.CASCADE, related_name="contacts")
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+", verbose_name=_("person"))
    hours = models.CharField(_("reachable"), max_length=80, blank=True, help_text=_("For example: daily until 22.00."))

    panels: ClassVar = [FieldPanel("person"), FieldPanel("hours")]


class PressReleasePage(BasePage):
    """One release with everything a paper needs: headline, place, date, lead, quotes, contacts, pictures.

    A release can't be published with a picture that isn't cleared for the press, nor without someone to call.
    """

    place = models.CharField(_("place"), max_length=80)
    date = models.DateField(_("date"), default=timezone.localdate, db_index=True)
    lead = models.TextField(
        _("lead"),
        max_length=600,
        help_text=_("Who, what, where, when, why and how: a paper may print only this."),
    )
    body = StreamField(StoryBlock(), verbose_name=_("text"))
    note_to_editors = models.TextField(
        _("note to editors"),
        blank=True,
        help_text=_("Not for print: background, who can be interviewed, where pictures can be taken."),
    )
    short_60 = models.TextField(_("in 60 words"), blank=True)
    short_150 = models.TextField(_("in 150 words"), blank=True)
    short_300 = models.TextField(_("in 300 words"), blank=True)

    objects = ReleaseManager()

    parent_page_types: ClassVar = ["press.PressRoomPage"]
    subpage_types: ClassVar[list[str]] = []
    search_kind = "press"

    content_panels: ClassVar = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("place"), FieldPanel("date")]),
        FieldPanel("lead"),
        FieldPanel("body"),
        InlinePanel("quotes", label=_("Quote"), heading=_("Quotes a paper may use")),
        FieldPanel("note_to_editors"),
        InlinePanel("contacts", label=_("Contact"), heading=_("Whom a journalist can call"), min_num=0),
        InlinePanel(
            "photos",
            label=_("Picture"),
            heading=_("Pictures"),
            help_text=_("Loose pictures of print size. Each needs a caption, its maker and free use by the press."),
        ),
        InlinePanel("attachments", label=_("Attachment"), heading=_("Attachments")),
        MultiFieldPanel(
            [FieldPanel("short_60"), FieldPanel("short_150"), FieldPanel("short_300")],
            heading=_("Shorter versions"),
            help_text=_("Local papers ask for these lengths. Write them yourself: cutting the end off reads badly."),
        ),
        MultiFieldPanel(BasePage.privacy_panels[0].children, heading=_("Privacy of people in it")),
    ]

    class Meta:
        verbose_name = _("press release")
        verbose_name_plural = _("press releases")

    def clean(self) -> None:
        super().clean()
        errors = {}
        for limit in SHORT_LENGTHS:
            over = words_over(getattr(self, f"short_{limit}"), limit)
            if over:
                errors[f"short_{limit}"] = _("This is %(over)s words too long for %(limit)s words. Shorten it.") % {
                    "over": over,
                    "limit": limit,
                }
        if errors:
            raise ValidationError(errors)

    def public_refusals(self) -> Iterator[str]:
        yield from super().public_refusals()
        if not self.contacts.all():
            yield gettext("Add someone a journalist can call.")
        on = timezone.localdate(self.publish_moment)
        for photo in self.photos.all():
            yield from photo.image.refusals(Scope.PRESS, on)
            if not (photo.caption or photo.image.caption):
                yield gettext("Write a caption for the picture “%(title)s”: who, what, where.") % {
                    "title": photo.image.title
                }

    @property
    def shorts(self) -> list[tuple[int, str]]:
        """The short versions that were written, as (words, text)."""
        return [(limit, text) for limit in SHORT_LENGTHS if (text := getattr(self, f"short_{limit}").strip())]

    @property
    def listing_text(self) -> str:
        return super().listing_text or self.lead

    @property
    def list_image(self) -> Any:
        """The picture in lists: the editor's own choice, else the first of the release."""
        first = next(iter(self.photos.all()), None)
        return self.listing_image or (first.image if first else None)

    @property
    def is_changed(self) -> bool:
        """Whether it was changed noticeably after it first went out."""
        if not self.first_published_at or not self.last_published_at:
            return False
        return (self.last_published_at - self.first_published_at).total_seconds() > 60

    @property
    def people_to_call(self) -> list[Any]:
        contacts = self.contacts.select_related("person__portrait") if self.pk else self.contacts.all()
        return [contact.person for contact in contacts]

    def search_text(self) -> str:
        return "\n\n".join([self.lead, plain_text(self.body), *(quote.text for quote in self.quotes.all())])

    def feed_entry(self) -> FeedEntry:
        campaign = self.get_site().campaignsettings
        address = self.full_url
        return FeedEntry(
            title=self.title,
            link=address,
            summary=self.listing_text,
            html=feed_html(f"<p><b>{self.lead}</b></p>{self.body.render_as_block()}", address),
            authors=[Author(campaign.organisation)],
            published=self.feed_date or timezone.now(),
            updated=self.last_published_at,
        )

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["kit"] = MediaKit.objects.ready().filter(release=self.pk).first()
        return context


class ReleaseQuote(Orderable):
    """Someone's words that a paper may use."""

    release = ParentalKey(PressReleasePage, on_delete=models.CASCADE, related_name="quotes")
    text = models.TextField(_("quote"), max_length=600, help_text=_("Without quotation marks."))
    who = models.CharField(_("who says this"), max_length=120)
    role = models.CharField(_("in what role"), max_length=160, blank=True)

    panels: ClassVar = [FieldPanel("text"), FieldRowPanel([FieldPanel("who"), FieldPanel("role")])]


class ReleaseContact(Orderable):
    """Someone a journalist can call about this release."""

    release = ParentalKey(PressReleasePage, on_delete=models.CASCADE, related_name="contacts")
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+", verbose_name=_("person"))

    panels: ClassVar = [FieldPanel("person")]


class ReleasePhoto(Orderable):
    """A picture that comes with a release."""

    release = ParentalKey(PressReleasePage, on_delete=models.CASCADE, related_name="photos")
    image = models.ForeignKey(
        get_image_model_string(), on_delete=models.CASCADE, related_name="+", verbose_name=_("picture")
    )
    caption = models.CharField(
        _("caption"), max_length=300, blank=True, help_text=_("Leave empty for the picture's own caption.")
    )

    panels: ClassVar = [FieldPanel("image"), FieldPanel("caption")]

    @property
    def shown_caption(self) -> str:
        return self.caption or self.image.caption


class ReleaseAttachment(Orderable):
    """A file that comes with a release."""

    release = ParentalKey(PressReleasePage, on_delete=models.CASCADE, related_name="attachments")
    document = models.ForeignKey(
        "media.CampaignDocument", on_delete=models.CASCADE, related_name="+", verbose_name=_("document")
    )

    panels: ClassVar = [FieldPanel("document")]


class MediaKitQuerySet(CampaignQuerySet):
    def ready(self) -> "MediaKitQuerySet":
        """Only what can be downloaded."""
        return self.exclude(file="").select_related("release")


class MediaKit(CampaignRecord):
    """The kit of one release as it stands: a file, or the reason why there is none."""

    release = models.OneToOneField(PressReleasePage, on_delete=models.CASCADE, related_name="media_kit")
    fingerprint = models.CharField(max_length=16)
    file = models.FileField(upload_to="kits/", storage=private_storage, blank=True)
    size = models.PositiveBigIntegerField(_("size"), default=0)
    built_at = models.DateTimeField(_("made"), default=timezone.now)
    problem = models.CharField(_("problem"), max_length=300, blank=True)

    objects = MediaKitQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("media kit")
        verbose_name_plural = _("media kits")
        ordering: ClassVar = ["-built_at"]

    def __str__(self) -> str:
        return gettext("Media kit: %(title)s") % {"title": self.release.title}

    @property
    def filename(self) -> str:
        """The address ends in the fingerprint, so a changed kit is another address."""
        return f"persmap-{self.release.slug[:60]}-{self.fingerprint}.zip"
