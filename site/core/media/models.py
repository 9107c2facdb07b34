"""Pictures and documents: private until a public page uses them."""

import hashlib
import logging
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import PurePosixPath
from typing import Any, ClassVar

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import models, transaction
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.documents.models import Document as WagtailDocument
from wagtail.images.models import AbstractImage, AbstractRendition, Filter
from wagtail.models import Site
from wagtail.search import index

from core.cache.services import renew
from core.campaigns.services import site_of_collection
from core.media.drawing import from_one_copy, refuse_inside_drawing_nothing
from core.media.enums import PeopleShown, TermsOfUse
from core.media.metadata import strip_private_metadata
from core.media.photo_metadata import PhotoMetadata
from core.media.stamping import stamp
from core.people.enums import Scope

logger = logging.getLogger(__name__)

# What a page shows for a picture whose original is gone from disk.
STAND_IN = "img/missing.svg"
# Counts up when the same credits are written in another way.
STAMP_VERSION = 2
MARK_LENGTH = 8
# What is noted of a rendition.
NOTED = ("pk", "filter_spec", "focal_point_key", "file", "width", "height")


class CampaignMedia(models.Model):
    """The part pictures and documents share: each belongs to the campaign of its collection."""

    site = models.ForeignKey(
        Site, on_delete=models.PROTECT, related_name="+", editable=False, verbose_name=_("campaign")
    )

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.site = site_of_collection(self.collection) or self._site_or_default()
        super().save(*args, **kwargs)

    def may_be_seen_by(self, user: Any) -> bool:
        """Whether a colleague of this campaign may see it; not when only a secret draft uses it that isn't hers."""
        from core.media.secret_drafts import secrets_for  # It asks who uses a picture, and so needs these models.

        return self.pk not in secrets_for(user, type(self))

    def _site_or_default(self) -> Site:
        if self.site_id:
            return self.site
        return Site.objects.filter(is_default_site=True).first() or Site.objects.earliest("pk")


class CampaignImage(CampaignMedia, AbstractImage):
    """A picture with what a newspaper asks: what is on it, who made it, what may be done with it.

    The original never has an address. Renditions have one, and answer only while a public page,
    person or setting uses the picture and every consent it needs is in force.
    """

    is_decorative = models.BooleanField(
        _("decorative"),
        default=False,
        help_text=_("Tick this only when the picture tells a reader nothing. Then no alt text is needed."),
    )
    caption = models.CharField(
        _("caption"), max_length=300, blank=True, help_text=_("The line under the picture: who, what, where.")
    )
    photographer = models.CharField(
        _("photographer or illustrator"),
        max_length=120,
        blank=True,
        help_text=_("The maker has a right to be named. Needed for a picture with people or for the press."),
    )
    is_illustration = models.BooleanField(
        _("this is a drawing, not a photo"),
        default=False,
        help_text=_("Then the credit reads 'Illustration', so nobody takes it for a photo."),
    )
    terms_of_use = models.CharField(
        _("terms of use"),
        max_length=12,
        choices=TermsOfUse.choices,
        blank=True,
        help_text=_("What others may do with it. Needed for a picture with people or for the press."),
    )
    people_shown = models.CharField(
        _("people in the picture"), max_length=20, choices=PeopleShown.choices, default=PeopleShown.NONE
    )
    consents = models.ManyToManyField(
        "people.Consent",
        blank=True,
        related_name="images",
        verbose_name=_("consents"),
        help_text=_("One for each person who can be recognised."),
    )

    # What of each rendition a page needs, beside the picture itself: a list of pictures costs no query more.
    made_renditions = models.JSONField(default=list, editable=False)

    admin_form_fields = (
        "title",
        "file",
        "description",
        "is_decorative",
        "caption",
        "photographer",
        "is_illustration",
        "terms_of_use",
        "people_shown",
        "consents",
        "collection",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    search_fields: ClassVar = [
        *AbstractImage.search_fields,
        index.SearchField("caption"),
        index.SearchField("photographer"),
        index.FilterField("site"),
    ]

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")
        permissions: ClassVar = [("choose_image", "Can choose image")]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Wagtail's own attribute; an image block may set it anew for one place.
        self.decorative = self.__dict__.get("is_decorative", False)

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.file and not self.file._committed:
            self._clean_new_file()
        super().save(*args, **kwargs)

    def _clean_new_file(self) -> None:
        """Replace a new upload by the same picture without private metadata.

        :raises DamagedPicture: when the upload can't be read as the picture it says it is.
        """
        name = PurePosixPath(self.file.name).name
        self.file.seek(0)
        cleaned = strip_private_metadata(self.file.read())
        self.file.save(name, ContentFile(cleaned, name=name), save=False)
        self._set_image_file_metadata()

    def create_renditions(self, *filters: Any) -> dict[Any, "CampaignRendition"]:
        """Wagtail stores several at once and leaves them without a key; the address of ours needs it."""
        if filters:
            refuse_inside_drawing_nothing()
        # Of one alone Wagtail asks `create_rendition`.
        made = super().create_renditions(*(from_one_copy(self, filters) if len(filters) > 1 else filters))
        keyless = {asked: rendition for asked, rendition in made.items() if rendition.pk is None}
        if keyless:
            specs = [rendition.filter_spec for rendition in keyless.values()]
            stored = {
                (one.filter_spec, one.focal_point_key): one
                for one in CampaignRendition.objects.filter(image=self, filter_spec__in=specs)
            }
            for asked, rendition in keyless.items():
                made[asked] = stored[rendition.filter_spec, rendition.focal_point_key]
        self._note_what_was_made(made.values())
        return made

    def create_rendition(self, filter: Any) -> "CampaignRendition":
        refuse_inside_drawing_nothing()
        made = super().create_rendition(from_one_copy(self, [filter])[0])
        self._note_what_was_made([made])
        return made

    def _note_what_was_made(self, made: "Iterable[CampaignRendition]") -> None:
        """Write down what is in the files, and make good what was changed by another while they were made."""
        keys = [rendition.pk for rendition in made]
        if not keys:
            return
        CampaignRendition.objects.filter(pk__in=keys).update(credits=self.credits_digest)
        newest = CampaignImage.objects.filter(pk=self.pk).first()
        if newest and newest.credits_digest != self.credits_digest:
            newest.renew_credits()
        self.note_renditions()

    def note_renditions(self) -> None:
        """Write down with the picture which renditions there are."""
        rows = CampaignRendition.objects.filter(image_id=self.pk).order_by("pk").values_list(*NOTED)
        self.made_renditions = [list(row) for row in rows]
        self.__dict__.pop("prefetched_renditions", None)
        CampaignImage.objects.filter(pk=self.pk).update(made_renditions=self.made_renditions)
        # Who remembers this picture doesn't know of them.
        renew(self.site_id, frame=True)

    @cached_property
    def prefetched_renditions(self) -> "list[CampaignRendition]":
        """Wagtail looks here before it asks the database."""
        return [CampaignRendition(image=self, **dict(zip(NOTED, row, strict=True))) for row in self.made_renditions]

    def is_drawn(self, filters: Sequence[Filter]) -> bool:
        """Whether every one of these renditions is there."""
        return len(self.find_existing_renditions(*filters)) == len(filters)

    def generate_rendition_file(self, filter: Any, *, source: Any = None) -> ContentFile:
        """The rendition in memory; Wagtail's own stays an open temporary file until it is collected."""
        made = super().generate_rendition_file(filter, source=source)
        with made.open() as opened:
            return ContentFile(self._stamped(opened.read()), name=_marked(made.name, self.credits_digest))

    @property
    def metadata_in_files(self) -> PhotoMetadata:
        """What every rendition says of itself, in Dutch whoever asks. The title stays out: it is a file's name."""
        with translation.override(settings.LANGUAGE_CODE):
            return PhotoMetadata(
                # Often the whole caption again, and each reader would fetch it; the files of a media kit have it.
                headline="",
                caption=self.caption,
                maker=self.photographer,
                credit=self.credit_line,
                source="",
                rights=self.credit_line,
                terms=self.get_terms_of_use_display() if self.terms_of_use else "",
                alt=self.default_alt_text,
                is_illustration=self.is_illustration,
            )

    @property
    def credits_digest(self) -> str:
        """The same for the same credits: which of them a rendition holds."""
        return hashlib.sha256(f"{STAMP_VERSION} {self.metadata_in_files!r}".encode()).hexdigest()[:16]

    def _stamped(self, picture: bytes) -> bytes:
        """With the credits; a picture that can't hold them is shown without, rather than not at all."""
        try:
            return stamp(picture, self.metadata_in_files)
        except ValueError:
            logger.exception("Picture %s got no credits", self.pk)
            return picture

    @transaction.atomic
    def renew_credits(self) -> int:
        """Write the credits anew into the renditions that hold others; returns how many.

        Not a pixel changes, but the address does: no cache goes on showing the old credits.
        """
        behind = list(CampaignRendition.objects.filter(image_id=self.pk).exclude(credits=self.credits_digest))
        for rendition in behind:
            rendition.renew(self)
        if behind:
            self.note_renditions()
        return len(behind)

    @property
    def default_alt_text(self) -> str:
        """What a screen reader says: the description; never the title, which is a file's name."""
        return "" if self.is_decorative else self.description

    @property
    def markup_state(self) -> tuple:
        """All that the markup of this picture depends on; a new crop, alt text or rendition makes it another."""
        newest = tuple(self.made_renditions[-1]) if self.made_renditions else ()
        focus = (self.focal_point_x, self.focal_point_y, self.focal_point_width, self.focal_point_height)
        alt = getattr(self, "contextual_alt_text", None) or self.default_alt_text
        return (self.pk, self.file_hash, newest, len(self.made_renditions), focus, alt, self.decorative)

    @property
    def credit_line(self) -> str:
        """The maker as printed under the picture: 'Foto: …' or 'Illustratie: …'; empty when unknown."""
        if not self.photographer:
            return ""
        kind = gettext("Illustration") if self.is_illustration else gettext("Photo")
        return f"{kind}: {self.photographer}"

    def refusals(self, scope: Scope, on: date | None = None) -> list[str]:
        """Why this picture may not be used in a scope on a day (today unless given); empty when it may."""
        return list(self._refusals(scope, on or timezone.localdate()))

    def _refusals(self, scope: Scope, on: date) -> Iterator[str]:
        name = {"title": self.title}
        needs_maker = self.people_shown != PeopleShown.NONE or scope == Scope.PRESS
        if not self.is_decorative and not self.description.strip():
            yield (gettext("Write an alt text for the picture “%(title)s”, or tick that it is decorative.") % name)
        if needs_maker and not self.photographer.strip():
            yield gettext("Fill in who made the picture “%(title)s”.") % name
        if needs_maker and not self.terms_of_use:
            yield gettext("Choose the terms of use of the picture “%(title)s”.") % name
        if scope == Scope.PRESS and self.terms_of_use == TermsOfUse.CAMPAIGN:
            yield (
                gettext("The picture “%(title)s” may only be used for our own campaign. Choose another for the press.")
                % name
            )
        if self.people_shown == PeopleShown.RECOGNISABLE:
            yield from self._consent_refusals(scope, on)

    def _consent_refusals(self, scope: Scope, on: date) -> Iterator[str]:
        consents = list(self.consents.all()) if self.pk else []
        names = {"title": self.title, "scope": scope.label}
        if not consents:
            yield (
                gettext("People can be recognised in the picture “%(title)s”. Link their consent for use %(scope)s.")
                % names
            )
        elif not all(consent.covers(scope, on) for consent in consents):
            yield (
                gettext(
                    "A consent for the picture “%(title)s” doesn't cover use %(scope)s, or has ended. "
                    "Ask for it anew, or choose another picture."
                )
                % names
            )


class CampaignRendition(AbstractRendition):
    """A picture made ready for one place on a page; its address is ours, so we decide who sees it."""

    image = models.ForeignKey(CampaignImage, on_delete=models.CASCADE, related_name="renditions")
    # Which credits stand in the file: `CampaignImage.credits_digest` of when it was written.
    credits = models.CharField(max_length=16, default="", editable=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="media_one_rendition_per_filter"
            )
        ]

    @property
    def url(self) -> str:
        if self.pk is None:
            # Wagtail's stand-in for a picture whose original is gone from disk: the page goes on without it.
            return static(STAND_IN)
        return reverse("media:rendition", args=[self.pk, PurePosixPath(self.file.name).name])

    def renew(self, image: CampaignImage) -> None:
        """Write the credits of its picture into a new file; the old one goes at the commit."""
        old, storage = self.file.name, self.file.storage
        try:
            with storage.open(old, "rb") as opened:
                picture = opened.read()
        except OSError:
            # Gone from disk: it is made again when a page asks for it.
            self.delete()
            return
        name = _marked(PurePosixPath(old).name, image.credits_digest, self.credits)
        self.file.save(name, ContentFile(image._stamped(picture)), save=False)
        self.credits = image.credits_digest
        self.save(update_fields=["file", "credits"])
        transaction.on_commit(lambda: storage.delete(old))


def _marked(name: str, credits: str, old: str = "") -> str:
    """The name of a rendition's file, which tells credits from older ones."""
    path = PurePosixPath(name)
    stem = path.stem.removesuffix(f"-{old[:MARK_LENGTH]}") if old else path.stem
    return f"{stem}-{credits[:MARK_LENGTH]}{path.suffix}"


class CampaignDocument(CampaignMedia, AbstractDocument):
    """A file to download; it answers only while a public page or release offers it."""

    admin_form_fields = WagtailDocument.admin_form_fields

    search_fields: ClassVar = [*AbstractDocument.search_fields, index.FilterField("site")]

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        permissions: ClassVar = [("choose_document", "Can choose document")]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.file and not self.file._committed:
            # Size and hash are noted now; Wagtail would do it when a page first asks, and so write while it is read.
            self._set_document_file_metadata()
        super().save(*args, **kwargs)
