"""A press release and the rows that belong to it."""

from collections.abc import Iterator
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.forms import Select
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.html import escape
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, InlinePanel, MultiFieldPanel, TitleFieldPanel
from wagtail.fields import StreamField
from wagtail.images import get_image_model_string
from wagtail.models import Orderable
from wagtail.url_routing import RouteResult

from core.blocks.story import StoryBlock
from core.blocks.text import plain_text
from core.campaigns.services import settings_of_page, site_of_page
from core.pages.feeds import FeedEntry, feed_html
from core.pages.models import BasePage
from core.pages.structured import Author, Thing, event
from core.people.enums import Scope
from core.rows import rows_with
from press import checks
from press.belongings import bring_belongings
from press.enums import ReleaseKind
from press.forms import ReleaseForm
from press.models.clearance import Clearance, editorial_digest
from press.panels import CUTTING, ReviewPanel
from press.querysets import ReleaseManager
from press.rules import PRINT_EDGE, SHORT_LENGTHS, speaking_seconds, words_over


class PressReleasePage(BasePage):
    """One release with everything a paper needs: headline, place, date, lead, quotes, contacts, pictures.

    A release can't be published with a picture that isn't cleared for the press, nor without someone to call.
    """

    keeps_draft_secret = True

    kind = models.CharField(_("kind"), max_length=20, choices=ReleaseKind.choices, default=ReleaseKind.RELEASE)
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
    event_starts_at = models.DateTimeField(_("begins"), null=True, blank=True)
    event_ends_at = models.DateTimeField(_("ends"), null=True, blank=True)
    event_place = models.CharField(_("address"), max_length=200, blank=True)
    event_programme = models.TextField(
        _("what there is to see, hear and film"),
        blank=True,
        help_text=_("Per line one moment: '10.15 uur: the alderman cuts the first cake'."),
    )
    rectifies = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="rectifications",
        verbose_name=_("rectifies"),
    )
    spoken_text = models.TextField(
        _("spoken text"),
        blank=True,
        help_text=_("For the radio: short sentences, numbers written out, no abbreviations."),
    )
    short_60 = models.TextField(_("in 60 words"), blank=True)
    short_150 = models.TextField(_("in 150 words"), blank=True)
    short_300 = models.TextField(_("in 300 words"), blank=True)

    # The kits of what is public that can be downloaded, when they came along (`press.belongings`).
    kits_at_hand: list[Any] | None = None

    objects = ReleaseManager()

    parent_page_types: ClassVar = ["press.PressRoomPage"]
    subpage_types: ClassVar[list[str]] = []
    search_kind = "press"
    article_kind = "NewsArticle"

    base_form_class = ReleaseForm

    content_panels: ClassVar = [
        HelpPanel(template="press/admin/deadlines_help.html", heading=_("When copy closes")),
        FieldPanel("kind"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("event_starts_at"), FieldPanel("event_ends_at")]),
                FieldPanel("event_place"),
                FieldPanel("event_programme"),
            ],
            heading=_("When, where, and what there is to film"),
            help_text=_("Times are Dutch time. An invitation needs its start, its address and what there is to see."),
            classname="press-for-invitation",
        ),
        MultiFieldPanel(
            [FieldPanel("rectifies", widget=Select)],
            heading=_("Which release was wrong?"),
            help_text=_("Say in the lead what was wrong and what is right. Readers find the one from the other."),
            classname="press-for-rectification",
        ),
        TitleFieldPanel(
            "title",
            heading=_("Headline"),
            help_text=_(
                "The news itself, in at most 70 characters. No abbreviations, no capitals, no exclamation mark."
            ),
        ),
        ReviewPanel(checks.HEADLINE, heading=_("Look at the headline")),
        FieldRowPanel([FieldPanel("place"), FieldPanel("date")]),
        FieldPanel("lead"),
        ReviewPanel(checks.LEAD, heading=_("Look at the lead")),
        FieldPanel("body"),
        ReviewPanel(checks.BODY, heading=_("Look at the text")),
        ReviewPanel(CUTTING, heading=_("Cut from the bottom")),
        InlinePanel("quotes", label=_("Quote"), heading=_("Quotes a paper may use")),
        ReviewPanel(checks.QUOTES, heading=_("Look at the quotes")),
        FieldPanel("note_to_editors"),
        InlinePanel("contacts", label=_("Contact"), heading=_("Whom a journalist can call"), min_num=0),
        InlinePanel(
            "photos",
            label=_("Picture"),
            heading=_("Pictures"),
            help_text=_("Loose pictures of print size. Each needs a caption, its maker and free use by the press."),
        ),
        ReviewPanel(checks.PHOTOS, heading=_("Look at the pictures")),
        InlinePanel("attachments", label=_("Attachment"), heading=_("Attachments")),
        MultiFieldPanel(
            [
                FieldPanel("short_60"),
                FieldPanel("short_150"),
                FieldPanel("short_300"),
                FieldPanel("spoken_text"),
            ],
            heading=_("Shorter versions"),
            help_text=_("Local papers ask for these lengths. Write them yourself: cutting the end off reads badly."),
        ),
        InlinePanel("facts", label=_("Fact"), heading=_("Facts and figures")),
        InlinePanel("questions", label=_("Question"), heading=_("Questions and answers")),
        MultiFieldPanel(BasePage.privacy_panels[0].children, heading=_("Privacy of people in it")),
    ]

    class Meta:
        verbose_name = _("press release")
        verbose_name_plural = _("press releases")

    def clean(self) -> None:
        super().clean()
        errors = {}
        if self.event_starts_at and self.event_ends_at and self.event_ends_at <= self.event_starts_at:
            errors["event_ends_at"] = _("It ends before it begins. Look at the times.")
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
        yield from Clearance.refusals(self, site_of_page(self) if self.path else None)
        yield from self._kind_refusals()
        if not self.contacts.all():
            yield gettext("Add someone a journalist can call.")
        on = timezone.localdate(self.publish_moment)
        for photo in self.photos.all():
            yield from photo.image.refusals(Scope.PRESS, on)
            if not (photo.caption or photo.image.caption):
                yield gettext("Write a caption for the picture “%(title)s”: who, what, where.") % {
                    "title": photo.image.title
                }

    def _kind_refusals(self) -> Iterator[str]:
        if self.kind == ReleaseKind.INVITATION:
            if not self.event_starts_at:
                yield gettext("Say when it begins: a journalist plans by it.")
            if not self.event_place.strip():
                yield gettext("Give the address where journalists are welcome.")
            if not self.event_programme.strip():
                yield gettext("Write what there is to see, hear and film.")
        if self.kind == ReleaseKind.RECTIFICATION and not self.rectifies_id:
            yield gettext("Choose the press release that this one corrects.")

    def accept_removal(self) -> None:
        """A picture taken off by the machine needs no second approval: it only shows less."""
        Clearance.objects.filter(release=self.pk).exclude(approved_digest="").update(
            approved_digest=editorial_digest(self), change_note=gettext("A picture was taken off.")
        )

    def update_aliases(self, **kwargs: Any) -> None:
        """An alias is another page, which nobody approved: it stays closed, and doesn't hold this one up."""

    def get_workflow(self) -> None:
        """Releases have an approval of their own (`press.clearance`): one way out, not two."""
        return

    @cached_property
    def withdrawal(self) -> Clearance | None:
        """The file of this release when it was taken back."""
        file = self.clearance_file
        return file if file and file.withdrawn_at else None

    @property
    def clearance_file(self) -> Clearance | None:
        """What was approved of this release, if anything; it came along with a page that is served."""
        if PressReleasePage.clearance.is_cached(self):
            return getattr(self, "clearance", None)
        return Clearance.objects.filter(release=self.pk).first() if self.pk else None

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """A withdrawn release keeps its address, which says so."""
        if not path_components and not self.live and self.withdrawal:
            return RouteResult(self)
        return super().route(request, path_components)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.withdrawal:
            return self.withdrawn_answer(request)
        return super().serve(request, *args, **kwargs)

    def withdrawn_answer(self, request: HttpRequest) -> HttpResponse:
        """The sentence that stands where the release and its kit were (410); only while there is a `withdrawal`."""
        context = {"page": self.get_parent().specific, "clearance": self.withdrawal}
        return render(request, "press/withdrawn.html", context, status=410)

    @property
    def is_invitation(self) -> bool:
        return self.kind == ReleaseKind.INVITATION

    @property
    def public_rectifications(self) -> list["PressReleasePage"]:
        """The public releases that put this one right, the newest first."""
        return list(self.rectifications.public().newest_first()) if self.pk else []

    @cached_property
    def shown_rectified(self) -> "PressReleasePage | None":
        """The release this one puts right, while readers can see it."""
        return PressReleasePage.objects.public().filter(pk=self.rectifies_id).first() if self.rectifies_id else None

    @property
    def spoken_seconds(self) -> int:
        """How long the spoken text takes on the radio."""
        return speaking_seconds(self.spoken_text)

    @property
    def shorts(self) -> list[tuple[int, str]]:
        """The short versions that were written, as (words, text)."""
        return [(limit, text) for limit in SHORT_LENGTHS if (text := getattr(self, f"short_{limit}").strip())]

    @property
    def listing_text(self) -> str:
        return super().listing_text or self.lead

    def structured_things(self, request: HttpRequest, publisher: Thing, images: list[Thing]) -> list[Thing]:
        """The news, and what an invitation invites to."""
        things = super().structured_things(request, publisher, images)
        if self.is_invitation and self.event_starts_at:
            place = {"place": self.event_place or self.place, "town": self.place if self.event_place else ""}
            times = {"begins": self.event_starts_at, "ends": self.event_ends_at}
            shown = {"summary": self.listing_text, "organizer": publisher, "image": next(iter(images), None)}
            things.append(event(self.title, self.get_full_url(request), **place, **times, **shown))
        return things

    def sitemap_images(self) -> list[Any]:
        return [photo.image for photo in self.photos.all()]

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
        return [contact.person for contact in rows_with(self, "contacts", "person__portrait")]

    def search_text(self) -> str:
        return "\n\n".join([self.lead, plain_text(self.body), *(quote.text for quote in self.quotes.all())])

    def withdrawn_entry(self, clearance: Clearance) -> FeedEntry:
        """What a feed says of a release that was taken back, under the identity it had."""
        address = self.full_url
        return FeedEntry(
            title=gettext("Withdrawn: %(title)s") % {"title": self.title},
            link=address,
            summary=clearance.withdrawal_notice,
            html=feed_html(f"<p>{escape(clearance.withdrawal_notice)}</p>", address),
            authors=[Author(settings_of_page(self).organisation)],
            published=self.feed_date or clearance.withdrawn_at,
            updated=clearance.withdrawn_at,
        )

    def feed_entry(self) -> FeedEntry:
        campaign = settings_of_page(self)
        address = self.full_url
        return FeedEntry(
            title=self.title,
            link=address,
            summary=self.listing_text,
            html=feed_html(f"<p><b>{escape(self.lead)}</b></p>{self.body.render_as_block()}", address),
            authors=[Author(campaign.organisation)],
            published=self.feed_date or timezone.now(),
            updated=self.last_published_at,
        )

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        if self.came_from_public:
            bring_belongings(self)
        context["versions"] = self.versions.all() if self.pk else []
        return context


class ReleaseQuote(Orderable):
    """Someone's words that a paper may use."""

    release = ParentalKey(PressReleasePage, on_delete=models.CASCADE, related_name="quotes")
    text = models.TextField(_("quote"), max_length=600, help_text=_("Without quotation marks."))
    person = models.ForeignKey(
        "people.Person",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("person"),
        help_text=_("Choose someone to put their short biography in the media kit."),
    )
    agreed_on = models.DateField(
        _("agreed on"), null=True, blank=True, help_text=_("The day on which this person agreed to these words.")
    )
    who = models.CharField(_("who says this"), max_length=120)
    role = models.CharField(_("in what role"), max_length=160, blank=True)

    panels: ClassVar = [
        FieldPanel("text"),
        FieldRowPanel([FieldPanel("who"), FieldPanel("role")]),
        FieldRowPanel([FieldPanel("person"), FieldPanel("agreed_on")]),
    ]


class ReleaseFact(Orderable):
    """One figure or fact with where it comes from."""

    release = ParentalKey(PressReleasePage, on_delete=models.CASCADE, related_name="facts")
    text = models.CharField(_("fact"), max_length=300)
    source = models.CharField(_("source"), max_length=300)

    panels: ClassVar = [FieldPanel("text"), FieldPanel("source")]


class ReleaseQuestion(Orderable):
    """A question journalists ask, and the answer."""

    release = ParentalKey(PressReleasePage, on_delete=models.CASCADE, related_name="questions")
    question = models.CharField(_("question"), max_length=200)
    answer = models.TextField(_("answer"), max_length=1000)

    panels: ClassVar = [FieldPanel("question"), FieldPanel("answer")]


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

    @property
    def is_print_size(self) -> bool:
        """Whether a paper can print it; a smaller one is offered for the web only."""
        return max(self.image.width, self.image.height) >= PRINT_EDGE


class ReleaseAttachment(Orderable):
    """A file that comes with a release."""

    release = ParentalKey(PressReleasePage, on_delete=models.CASCADE, related_name="attachments")
    document = models.ForeignKey(
        "media.CampaignDocument", on_delete=models.CASCADE, related_name="+", verbose_name=_("document")
    )

    panels: ClassVar = [FieldPanel("document")]
