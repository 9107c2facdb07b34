"""A post of the blog and its byline."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar
from urllib.parse import urljoin

from django.conf import settings
from django.db import models
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, HelpPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.images.shortcuts import get_rendition_or_not_found
from wagtail.models import Orderable, Page
from wagtail.search import index

from blog import rules
from blog.candidates import candidates
from blog.cards import PostCard, cards_of
from blog.forms import BlogPostForm
from blog.models.topics import Topic
from blog.querysets import BlogPostManager
from core.blocks.story import StoryBlock
from core.blocks.text import plain_text
from core.campaigns.services import site_of_page
from core.known import tie
from core.media.sizes import LARGEST
from core.pages.feeds import FeedEntry
from core.pages.models import BasePage
from core.pages.structured import Author
from core.people.models import Person
from core.written import written_once

RELATED_COUNT = 3
# So many more are looked at, for when one may not be seen after all.
RELATED_SPARE = 2


@dataclass(frozen=True)
class ReadingOn:
    """What a reader of a post can read next."""

    related: list[PostCard]
    previous: PostCard | None
    next: PostCard | None


class PostAuthor(Orderable):
    """One name in the byline of a post; the order is the editor's."""

    post = ParentalKey("blog.BlogPost", on_delete=models.CASCADE, related_name="post_authors")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("person"))

    panels: ClassVar = [FieldPanel("person")]

    class Meta(Orderable.Meta):
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        constraints: ClassVar = [models.UniqueConstraint(fields=["post", "person"], name="blog_author_once_per_post")]

    def __str__(self) -> str:
        return str(self.person)


class BlogPost(BasePage):
    """One post: what someone saw at work and what it taught. Readers see who wrote it, and what to read next.

    A post can't be published without an author, or before its recognisability check is answered.
    """

    date = models.DateField(
        _("date"),
        default=timezone.localdate,
        help_text=_("The date readers see. Posts stand in this order."),
    )
    lead = models.TextField(
        _("lead"),
        max_length=400,
        help_text=_("Two or three sentences that stand large above the text. Start with a person or a place."),
    )
    topics = ParentalManyToManyField("blog.Topic", blank=True, related_name="posts", verbose_name=_("topics"))
    hero_image = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("picture"),
    )
    hero_caption = models.CharField(
        _("caption"),
        max_length=300,
        blank=True,
        help_text=_("Leave empty to use the caption of the picture."),
    )
    body = StreamField(StoryBlock(), verbose_name=_("text"), blank=True)
    privacy_checked = models.BooleanField(
        _("I checked whether someone can be recognised"),
        default=False,
        help_text=_("Read it as a neighbour would: who in the village knows at once who this is?"),
    )
    words = models.PositiveIntegerField(default=0, editable=False)

    objects = BlogPostManager()

    # What a post that is read comes with (`bring_belongings`).
    known_authors: list[Person] | None = None
    known_subjects: list[Topic] | None = None

    parent_page_types: ClassVar = ["blog.BlogIndexPage"]
    subpage_types: ClassVar = []
    template = "blog/blog_post.html"
    search_kind: ClassVar[str] = "blog"
    article_kind: ClassVar[str] = "BlogPosting"
    base_form_class = BlogPostForm

    content_panels: ClassVar = [
        HelpPanel(template="blog/admin/writing_hints.html", heading=_("Before you write")),
        *BasePage.content_panels,
        InlinePanel("post_authors", heading=_("Authors"), label=_("author"), min_num=1),
        FieldPanel("date"),
        FieldPanel("topics", widget=CheckboxSelectMultiple),
        FieldPanel("lead"),
        MultiFieldPanel([FieldPanel("hero_image"), FieldPanel("hero_caption")], heading=_("Picture")),
        FieldPanel("body"),
        MultiFieldPanel(
            [FieldPanel("privacy_checked"), FieldPanel("has_recognisable_people"), FieldPanel("consents")],
            heading=_("Privacy of people in it"),
        ),
    ]

    search_fields: ClassVar = [*BasePage.search_fields, index.SearchField("lead"), index.SearchField("body")]

    class Meta:
        verbose_name = _("blog post")
        verbose_name_plural = _("blog posts")
        # Lists walk along it; without the key in it PostgreSQL sorts the whole blog.
        indexes: ClassVar = [models.Index(fields=["date", "page_ptr"], name="blog_post_by_date_and_key")]

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.words = self.count_words()
        super().save(*args, **kwargs)

    def public_refusals(self) -> Iterator[str]:
        yield from super().public_refusals()
        yield from self._author_refusals()
        if self.date > timezone.localdate(self.publish_moment):
            yield gettext("The date lies in the future. Choose today, or plan the post for that day.")
        if not self.privacy_checked:
            yield gettext("Check first whether someone can be recognised, and tick the box below the text.")

    def _author_refusals(self) -> Iterator[str]:
        if not self.authors:
            yield gettext("Choose at least one author.")
        site = site_of_page(self) if self.authors else None
        for person in self.authors:
            if site and person.site_id != site.pk:
                yield gettext("%(name)s doesn't belong to this campaign. Choose another author.") % {
                    "name": person.name
                }

    # -- what readers see ------------------------------------------------------------------------

    @property
    def authors(self) -> list[Person]:
        """The people of the byline, in the editor's order."""
        return [row.person for row in self.post_authors.all()] if self.known_authors is None else self.known_authors

    def article_authors(self) -> list[Author]:
        index_url = self.get_parent().full_url
        return [
            Author(person.name, f"{index_url}auteur/{person.slug}/", person.role, person.organisation)
            for person in self.authors
        ]

    @property
    def byline(self) -> str:
        return rules.joined([person.name for person in self.authors], gettext("and"))

    @property
    def reading_minutes(self) -> int:
        return rules.reading_minutes(self.words)

    def count_words(self) -> int:
        return rules.word_count(f"{self.lead} {plain_text(self.body)}")

    @property
    def listing_text(self) -> str:
        return super().listing_text or self.lead

    @property
    def list_image(self) -> Any:
        """The picture on cards: the one for lists, else the one above the text."""
        return self.listing_image or self.hero_image

    @property
    def lead_image(self) -> Any:
        return self.list_image

    def search_text(self) -> str:
        parts = [self.lead, plain_text(self.body), self.byline, *(topic.name for topic in self.subjects)]
        return "\n".join(part for part in parts if part)

    @property
    def subjects(self) -> list[Topic]:
        """Its topics, by name."""
        return list(self.topics.all()) if self.known_subjects is None else self.known_subjects

    def bring_belongings(self) -> None:
        """Fetch the byline and the topics once, and know people and pictures; only for a post that is read."""
        self.known_authors = tie(_authors(post=self.pk), "person")
        self.known_subjects = _topics(post=self.pk)
        tie(self.known_authors, "portrait")

    # -- its neighbours --------------------------------------------------------------------------

    def related_posts(self, count: int = RELATED_COUNT) -> list[PostCard]:
        """What to read next."""
        return self._reading_on(count).related

    @property
    def previous_post(self) -> PostCard | None:
        return self._reading_on().previous

    @property
    def next_post(self) -> PostCard | None:
        return self._reading_on().next

    def _reading_on(self, count: int = RELATED_COUNT) -> "ReadingOn":
        """Where a reader can go from here: found by key first, then fetched in one query."""
        blog = self.get_parent()
        found = candidates(blog.path, self.pk or 0, self.date, [topic.pk for topic in self.subjects])
        closest = rules.closest(found.shared, found.newest, count + RELATED_SPARE)
        wanted = {*closest, *found.before, *found.after}
        posts = {card.pk: card for card in cards_of(_rows(blog, keys=sorted(wanted), now=timezone.now()), blog)}
        before, after = ([posts[pk] for pk in keys if pk in posts] for keys in (found.before, found.after))
        related = [posts[pk] for pk in closest if pk in posts]
        return ReadingOn(related[:count], next(iter(before), None), next(iter(after), None))

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        if self.came_from_public:
            self.bring_belongings()
        else:
            # A preview shows what is typed now; the stored count is of the last save.
            self.words = self.count_words()
        context = super().get_context(request, *args, **kwargs)
        reading_on = self._reading_on()
        context["related_posts"] = reading_on.related
        context["previous_post"] = reading_on.previous
        context["next_post"] = reading_on.next
        context["blog_index"] = self.get_parent()
        return context

    # -- feeds -----------------------------------------------------------------------------------

    @property
    def feed_date(self) -> datetime:
        return rules.feed_moment(self.date, self.first_published_at, timezone.get_current_timezone())

    def feed_entry(self, index_url: str) -> FeedEntry:
        """This post in full for a feed; `index_url` is the absolute address of its blog."""
        return FeedEntry(
            title=self.title,
            link=self.full_url,
            summary=self.listing_text,
            html=render_to_string("blog/feed_entry.html", {"page": self}),
            authors=[Author(person.name, f"{index_url}auteur/{person.slug}/") for person in self.authors],
            published=self.feed_date,
            updated=self.last_published_at,
            id=f"urn:uuid:{self.translation_key}",
            image_url=self._feed_image_url(index_url),
            categories=[topic.name for topic in self.subjects],
        )

    def _feed_image_url(self, index_url: str) -> str:
        if not self.list_image:
            return ""
        rendition = get_rendition_or_not_found(self.list_image, LARGEST)
        return urljoin(index_url, rendition.url)


@written_once
def _rows(blog: Page, *, keys: list[int], now: datetime) -> models.QuerySet:
    return BlogPost.objects.public(now).descendant_of(blog).filter(pk__in=keys).for_cards()


@written_once
def _authors(*, post: int) -> models.QuerySet:
    return PostAuthor.objects.filter(post=post)


@written_once
def _topics(*, post: int) -> models.QuerySet:
    return Topic.objects.filter(posts=post)
