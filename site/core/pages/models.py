"""`BasePage`: what every page of ours has, and the gate it goes through to become public."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, ClassVar, Protocol
from urllib.parse import urljoin

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.paginator import EmptyPage, PageNotAnInteger, Paginator
from django.core.paginator import Page as ListPage
from django.db import models
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.images.models import Filter
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.url_routing import RouteResult

from core.cache.memory import recall, remember_each
from core.cache.middleware import may_be_kept
from core.campaigns.services import site_of_page
from core.indexing import indexed_once
from core.media.models import CampaignImage
from core.media.sizes import LARGEST
from core.pages import gate
from core.pages.content_checks.checker import with_marks
from core.pages.privacy import view_restrictions
from core.pages.querysets import BasePageManager
from core.pages.signals import announce
from core.pages.structured import Author, Thing, article, image_object
from core.people.enums import Scope
from core.written import written_once

SOCIAL_IMAGE_PANEL = FieldPanel(
    "social_image",
    help_text=_("Without it a shared link shows a card that we draw: title, authors and campaign."),
)


class BasePage(Page):
    """Every page of the site. It is public only through the gate: in lists and when served.

    An editor sees, besides the content, how the page looks in lists and shared links, and the
    question whether people can be recognised in it.
    """

    # Whether pictures and documents of a draft are hidden from colleagues who may not work on it.
    keeps_draft_secret: ClassVar[bool] = False

    listing_image = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("picture in lists"),
        help_text=_("Shown with the title on other pages. Without it the first picture of the page is used."),
    )
    listing_summary = models.CharField(
        _("summary in lists"),
        max_length=200,
        blank=True,
        help_text=_("One or two sentences that make someone read on."),
    )
    social_image = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("picture when shared"),
    )
    has_recognisable_people = models.BooleanField(
        _("someone can be recognised in this text"),
        default=False,
        help_text=_("Also without a name: a street, a job and an illness together can give someone away."),
    )
    consents = ParentalManyToManyField(
        "people.Consent",
        blank=True,
        related_name="+",
        verbose_name=_("consents"),
        help_text=_("One for each person who can be recognised in the text."),
    )

    objects = BasePageManager()

    # Set by `route` for the request that just fetched this page from its public query set.
    came_from_public = False
    # What kind of result this page is in search; empty means: not in the index.
    search_kind: ClassVar[str] = ""
    # Which schema.org type this page is as a text; empty means: no article.
    article_kind: ClassVar[str] = ""

    promote_panels: ClassVar = [
        MultiFieldPanel(
            [FieldPanel("listing_summary"), FieldPanel("listing_image"), SOCIAL_IMAGE_PANEL],
            heading=_("In lists and when shared"),
        ),
        MultiFieldPanel(
            [FieldPanel("slug"), FieldPanel("seo_title"), FieldPanel("search_description")],
            heading=_("For search engines"),
        ),
        MultiFieldPanel([FieldPanel("show_in_menus")], heading=_("In the menu")),
    ]
    privacy_panels: ClassVar = [
        MultiFieldPanel(
            [FieldPanel("has_recognisable_people"), FieldPanel("consents")],
            heading=_("Privacy of people in it"),
        ),
    ]

    class Meta:
        abstract = True

    def accept_removal(self) -> None:
        """Called when a picture or text was taken off this live page because its consent ended."""

    # -- the gate ------------------------------------------------------------------------------

    def public_refusals(self) -> Iterator[str]:
        """Sentences that say why this page may not be public, and what to do. Extend with `super()`."""
        on = timezone.localdate(self.publish_moment)
        for image in self.images_used():
            yield from image.refusals(Scope.SITE, on)
        if self.has_recognisable_people:
            yield from self._story_refusals(on)

    def _story_refusals(self, on: Any) -> Iterator[str]:
        consents = list(self.consents.all())
        if not consents:
            yield gettext("Someone can be recognised in this text. Link the consent of each person in it.")
        elif not all(consent.covers(Scope.SITE, on) for consent in consents):
            yield gettext(
                "A consent linked to this text doesn't cover the website, or has ended. "
                "Ask for it anew, or make the text unrecognisable."
            )

    @property
    def publish_moment(self) -> datetime:
        """The moment to judge by: when it is planned to go live, else now (aware)."""
        now = timezone.now()
        return max(now, self.go_live_at) if self.go_live_at else now

    @property
    def has_ended(self) -> bool:
        """Whether its end has passed."""
        return self.expire_at is not None and self.expire_at <= timezone.now()

    def is_public(self, now: datetime | None = None) -> bool:
        """Whether readers see this page, by the public query set of its type."""
        return self.pk is not None and type(self)._default_manager.public(now).filter(pk=self.pk).exists()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save through the gate.

        A new page that may not be public yet is kept as a draft, so that nothing typed is lost.

        :raises PublishRefused: when a page that exists is saved live and may not be public.
        """
        fields = kwargs.get("update_fields")
        decides_publicity = fields is None or "live" in fields
        if decides_publicity and self.live:
            self._ask_the_gate()
        was_live = self._is_live_in_database() if decides_publicity else False
        with indexed_once(self, fields):
            super().save(*args, **kwargs)
        if decides_publicity and (self.live or was_live):
            announce(self)

    def _ask_the_gate(self) -> None:
        found = gate.refusals(self)
        if found and not self._state.adding:
            raise gate.PublishRefused(found)
        if found:
            self.live = False
            self.has_unpublished_changes = True

    def _is_live_in_database(self) -> bool:
        return self.pk is not None and Page.objects.filter(pk=self.pk, live=True).exists()

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """As Wagtail's; a public page below this one comes with what it shows, by its own public query set."""
        child = self._public_child(path_components[0]) if path_components else None
        return child.route(request, path_components[1:]) if child else super().route(request, path_components)

    def _public_child(self, slug: str) -> "BasePage | None":
        child = self._fetch_public_child(slug)
        if child:
            child.came_from_public = True
            child._cached_parent_obj = self
        return child

    def _fetch_public_child(self, slug: str) -> "BasePage | None":
        kinds = self.allowed_subpage_models()
        if len(kinds) == 1:
            return next(iter(_public_children(kinds[0], self, slug=slug, now=timezone.now())), None)
        row = self.get_children().filter(slug=slug).values_list("pk", "content_type_id").first()
        model = ContentType.objects.get_for_id(row[1]).model_class() if row else None
        if model is None or not issubclass(model, BasePage):
            return None
        return model._default_manager.public().for_page().filter(pk=row[0]).first()

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[int, str, str] | None:
        """As Wagtail's, and remembered while a visitor reads: a page asks for a dozen addresses, some thrice."""
        return remember_each("addresses", self.url_path, lambda: super(BasePage, self).get_url_parts(request))

    def get_site(self) -> Site | None:
        """As Wagtail's, with root page and settings, and remembered while a visitor reads."""
        return site_of_page(self)

    def get_parent(self, update: bool = False) -> Page | None:
        """As Wagtail's; the sections below the home page are known from the menu."""
        known = None if update or hasattr(self, "_cached_parent_obj") else _section(self.path[: -self.steplen])
        return known or super().get_parent(update)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self._refuse_what_is_not_public()
        response = self._for_everyone(super().serve(request, *args, **kwargs))
        return with_marks(response) if settings.SESSION_COOKIE_NAME in request.COOKIES else response

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        return with_marks(super().serve_preview(request, mode_name))

    def get_view_restrictions(self) -> QuerySet:
        """As Wagtail's, without its three queries while nothing of this installation is private."""
        if view_restrictions():
            return super().get_view_restrictions()
        none = PageViewRestriction.objects.none()
        # Django would still write its SQL, only to find out that nothing can be in it.
        none._result_cache = []
        return none

    def _for_everyone(self, response: HttpResponse) -> HttpResponse:
        """Mark the answer as the same for each visitor, unless the page stands behind a login."""
        return response if self.get_view_restrictions().exists() else may_be_kept(response)

    def _refuse_what_is_not_public(self) -> None:
        """404 for what isn't public. A page behind a login was let through by Wagtail's own check."""
        if self.came_from_public and not self.has_ended:
            return
        if not self.is_public() and not (self.live and self.get_view_restrictions().exists()):
            raise Http404

    # -- what lists, search and feeds show ------------------------------------------------------

    def images_used(self) -> list[CampaignImage]:
        """Every picture on this page, portraits included."""
        return gate.images_used(self)

    @property
    def listing_text(self) -> str:
        """The summary for lists and shared links: the editor's own, else the search description."""
        return self.listing_summary or self.search_description

    @property
    def feed_date(self) -> datetime | None:
        """When this page first went public (aware); subclasses with an own date override it."""
        return self.first_published_at

    @property
    def shown_title(self) -> str:
        """The title as readers see it."""
        return self.title

    def article_authors(self) -> list[Author]:
        """Who wrote this text, for search engines; nobody means the organisation itself."""
        return []

    def structured_things(self, request: HttpRequest, publisher: Thing, images: list[Thing]) -> list[Thing]:
        """What this page is for search engines (schema.org), beside its place on the site: a text, an event.

        `images` are those of its shared link.
        """
        return [self.as_article(request, publisher, images)] if self.article_kind else []

    def as_article(self, request: HttpRequest, publisher: Thing, images: list[Thing]) -> Thing:
        """This page as the text it is, of the kind `article_kind`."""
        return article(
            self.article_kind,
            headline=self.shown_title,
            address=self.get_full_url(request),
            summary=self.search_description or self.listing_text,
            published=self.feed_date,
            changed=self.last_published_at,
            authors=self.article_authors(),
            publisher=publisher,
            images=[*self._image_objects(request, [self.lead_image]), *images],
        )

    @property
    def lead_image(self) -> CampaignImage | None:
        """The picture search engines know this page by."""
        return None

    def sitemap_images(self) -> list[CampaignImage | None]:
        """The pictures a search engine may find by this page; `for_sitemap` fetches them along."""
        return [self.lead_image]

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        """As Wagtail's, with the pictures of this page."""
        addresses = [one["url"] for one in self._image_objects(request, self.sitemap_images())]
        return [{**url, "images": addresses} for url in super().get_sitemap_urls(request)]

    def _image_objects(self, request: HttpRequest | None, images: list[CampaignImage | None]) -> list[Thing]:
        """Those of which the file is ready: nobody waits here for one to be made."""
        base, asked = self.get_full_url(request), Filter(spec=LARGEST)
        return [
            image_object(urljoin(base, one.url), one.width, one.height, caption=image.caption, credit=image.credit_line)
            for image in images
            if image
            for one in image.find_existing_renditions(asked).values()
        ]

    def search_text(self) -> str:
        """The plain text a visitor can find this page by, without its title."""
        return self.listing_text


@written_once
def _public_children(kind: type[BasePage], above: BasePage, *, slug: str, now: datetime) -> QuerySet:
    return kind._default_manager.public(now).for_page().child_of(above).filter(slug=slug).order_by()


def _section(path: str) -> Page | None:
    """The section with this path, if it is one that the menu or footer knows."""
    return next((page for page in recall("sections") or [] if page.path == path), None)


class Listed(Protocol):
    """What can be given in pages: a query set of ours, or something as light as it needs to be."""

    def count_up_to(self, most: int) -> int: ...
    def __getitem__(self, places: slice) -> Any: ...


class BoundedPaginator(Paginator):
    """Counts no further than the pages it gives: counting a whole blog costs more than showing it."""

    def __init__(self, items: Listed, page_size: int, most: int) -> None:
        super().__init__(items, page_size)
        self.most = most

    @cached_property
    def _counted(self) -> int:
        """How many there are, up to one more than is given."""
        return self.object_list.count_up_to(self.most + 1)

    @property
    def count(self) -> int:
        return min(self._counted, self.most)

    @property
    def is_cut_off(self) -> bool:
        """Whether there is more than this list gives."""
        return self._counted > self.most


class PaginatedListMixin:
    """A page that lists things: `items` in the template, a page number in the address."""

    page_size = 12
    # The last page of a list costs as much as the first: older ones are reached by year and month, and by search.
    most_pages = 100

    @property
    def most_listed(self) -> int:
        return self.page_size * self.most_pages

    def get_list_queryset(self, request: HttpRequest) -> Listed:
        """What the list holds, ordered. Start from the public query set."""
        raise NotImplementedError

    def paginate(self, request: HttpRequest, items: Listed) -> ListPage:
        """One page of a list. An unknown page number is 404, so no address gives an empty list."""
        try:
            return BoundedPaginator(items, self.page_size, self.most_listed).page(request.GET.get("pagina", 1))
        except (EmptyPage, PageNotAnInteger) as error:
            raise Http404 from error

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["items"] = self.paginate(request, self.get_list_queryset(request))
        return context
