"""The list of posts, and its parts: by author, by topic, by year and month."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, ClassVar, NamedTuple

from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import path, re_path
from wagtail.models import Site

from blog import rules
from blog.cards import PostCard, cards_of
from blog.models.posts import BlogPost
from blog.models.topics import Topic
from blog.querysets import BlogPostQuerySet
from core.pages.feeds import FEED_PATTERN, FeedData, FeedEntry, FeedMixin
from core.pages.models import BasePage, PaginatedListMixin
from core.people.models import Person
from core.written import written_once


class Part(NamedTuple):
    """Which posts of a blog: all, or those of an author, about a topic, of a year or of a month."""

    person: int = 0
    topic: int = 0
    year: int = 0
    month: int = 0


WHOLE = Part()


@dataclass(frozen=True)
class Selection:
    """The part of the blog an address asks for; `path` is that address below the blog's own."""

    part: Part = WHOLE
    path: str = ""
    heading: str = ""
    intro: str = ""
    person: Person | None = None
    topic: Topic | None = None
    has_feed: bool = True


class BlogIndexPage(FeedMixin, PaginatedListMixin, BasePage):
    """The blog: twelve posts at a time, newest first, and the same per author, topic, year and month."""

    intro = models.TextField(
        _("introduction"), max_length=400, blank=True, help_text=_("Who writes here, and about what?")
    )

    parent_page_types: ClassVar = ["home.HomePage"]
    subpage_types: ClassVar = ["blog.BlogPost"]
    template = "blog/blog_index_page.html"

    content_panels: ClassVar = [*BasePage.content_panels, FieldPanel("intro")]

    class Meta:
        verbose_name = _("blog")
        verbose_name_plural = _("blogs")

    # -- which posts -----------------------------------------------------------------------------

    def posts(self, part: Part = WHOLE, now: datetime | None = None) -> BlogPostQuerySet:
        """The public posts of this blog or a part of it, newest first: every list, archive and feed starts here."""
        found = BlogPost.objects.public(now).descendant_of(self).newest_first()
        found = found.by(part.person) if part.person else found
        found = found.about(part.topic) if part.topic else found
        if part.month:
            return found.in_month(part.year, part.month)
        return found.in_year(part.year) if part.year else found

    @cached_property
    def selection(self) -> Selection:
        """What the visitor asked for; the whole blog unless a route narrowed it."""
        return Selection(heading=self.title, intro=self.intro)

    def by_author(self, slug: str) -> Selection:
        """Someone's posts; 404 for a name without public posts, so that no profile shows too early."""
        person = Person.objects.filter(site=self.get_site(), slug=slug).select_related("portrait").first()
        part = Part(person=person.pk if person else 0)
        if not person or not self.posts(part).exists():
            raise Http404
        heading = gettext("Posts by %(name)s") % {"name": person.name}
        return Selection(part, f"auteur/{slug}/", heading, person.bio, person=person)

    def about_topic(self, slug: str) -> Selection:
        topic = Topic.objects.filter(site=self.get_site(), slug=slug).first()
        if topic is None:
            raise Http404
        heading = gettext("Posts about %(topic)s") % {"topic": topic.name}
        return Selection(Part(topic=topic.pk), f"onderwerp/{slug}/", heading, topic.description, topic=topic)

    def in_archive(self, year: int, month: int | None = None) -> Selection:
        """A year or month; 404 before the first post and in the future, where no list can ever be."""
        oldest = self.posts().order_by("date").values_list("date", flat=True).first()
        if not oldest or not rules.is_in_archive(year, month, oldest, timezone.localdate()):
            raise Http404
        when = date_format(oldest.replace(year=year, month=month, day=1), "F Y") if month else str(year)
        heading = gettext("Posts of %(when)s") % {"when": when}
        address = f"{year:04d}/{month:02d}/" if month else f"{year:04d}/"
        return Selection(Part(year=year, month=month or 0), address, heading, has_feed=False)

    # -- pages -----------------------------------------------------------------------------------

    @path("auteur/<slug:slug>/", name="author")
    def author(self, request: HttpRequest, slug: str) -> HttpResponse:
        return self.show(request, self.by_author(slug))

    @path("onderwerp/<slug:slug>/", name="topic")
    def topic(self, request: HttpRequest, slug: str) -> HttpResponse:
        return self.show(request, self.about_topic(slug))

    @re_path(r"^(?P<year>[0-9]{4})/$", name="year")
    def year(self, request: HttpRequest, year: str) -> HttpResponse:
        return self.show(request, self.in_archive(int(year)))

    @re_path(r"^(?P<year>[0-9]{4})/(?P<month>[0-9]{2})/$", name="month")
    def month(self, request: HttpRequest, year: str, month: str) -> HttpResponse:
        return self.show(request, self.in_archive(int(year), int(month)))

    def show(self, request: HttpRequest, selection: Selection) -> HttpResponse:
        self.selection = selection
        return self.render(request)

    def get_list_queryset(self, request: HttpRequest) -> "PostList":
        return PostList(self, self.selection.part)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["selection"] = self.selection
        listed = context["items"].paginator.object_list
        whole = listed if listed.part == WHOLE else PostList(self, WHOLE)
        context["months"], context["years"] = self.archive(whole.days)
        context["topics"] = _topics_in_use(self, self.get_site(), now=timezone.now())
        context["feed_links"] = self.feed_links_at(self.selection.path) if self.selection.has_feed else []
        return context

    def archive(self, days: Sequence[date]) -> tuple[tuple[date, ...], tuple[int, ...]]:
        """The months of the newest posts, and the years of what is older: so far back as a list goes, then by year."""
        years: tuple[int, ...] = ()
        if len(days) > self.most_listed:
            oldest = self.posts().order_by("date").values_list("date", flat=True)[0]
            years = tuple(range(days[-1].year, oldest.year - 1, -1))
        return rules.months_of(days), years

    # -- feeds -----------------------------------------------------------------------------------

    def get_feed_entries(self) -> Iterator[FeedEntry]:
        return self.entries_of(self.posts())

    def entries_of(self, posts: BlogPostQuerySet) -> Iterator[FeedEntry]:
        index_url = self.full_url
        return (post.feed_entry(index_url) for post in posts.for_feeds()[: self.feed_size])

    def feed_of(self, selection: Selection) -> FeedData:
        title = f"{self.title}: {selection.heading}"
        feed = self.get_feed(selection.path, title, self.entries_of(self.posts(selection.part)))
        return replace(feed, description=selection.intro or feed.description)

    @re_path(r"^auteur/(?P<slug>[\w-]+)/" + FEED_PATTERN, name="author_feed")
    def author_feed(self, request: HttpRequest, slug: str, name: str) -> HttpResponse:
        return self.serve_feed(request, name, self.feed_of(self.by_author(slug)))

    @re_path(r"^onderwerp/(?P<slug>[\w-]+)/" + FEED_PATTERN, name="topic_feed")
    def topic_feed(self, request: HttpRequest, slug: str, name: str) -> HttpResponse:
        return self.serve_feed(request, name, self.feed_of(self.about_topic(slug)))

    @property
    def listing_text(self) -> str:
        return super().listing_text or self.intro


class PostList:
    """The cards of a part of a blog, a page at a time; the days of its posts come once, and are counted too."""

    def __init__(self, blog: BlogIndexPage, part: Part) -> None:
        self.blog, self.part, self.now = blog, part, timezone.now()

    @cached_property
    def days(self) -> list[date]:
        """Of the posts that a list gives, and one more."""
        return _days(self.blog, self.part, self.blog.most_listed + 1, now=self.now)

    def count_up_to(self, most: int) -> int:
        return min(len(self.days), most)

    def __getitem__(self, places: slice) -> list[PostCard]:
        rows = _rows(self.blog, self.part, places.start, places.start + self.blog.page_size, now=self.now)
        return cards_of(rows, self.blog)[: places.stop - places.start]


@written_once
def _days(blog: BlogIndexPage, part: Part, most: int, *, now: datetime) -> models.QuerySet:
    return blog.posts(part, now).values_list("date", flat=True)[:most]


@written_once
def _rows(blog: BlogIndexPage, part: Part, first: int, end: int, *, now: datetime) -> models.QuerySet:
    return blog.posts(part, now)[first:end].for_cards()


@written_once
def _topics_in_use(blog: BlogIndexPage, site: Site | None, *, now: datetime) -> models.QuerySet:
    """The topics with at least one public post; the database stops at the first."""
    # Not `Exists`: PostgreSQL would join every post of every topic before it looks for one.
    first = blog.posts(now=now).order_by().filter(topics=models.OuterRef("pk")).values("pk")[:1]
    return Topic.objects.filter(site=site).alias(first=models.Subquery(first)).exclude(first=None)
