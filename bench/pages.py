"""What pages cost, and whether that grows with the site: figures for docs/performance.md.

    bench/pages.py                       # the example campaign, and lists at 1,000 and 10,000 posts
    bench/pages.py 1000 10000 100000     # other sizes; the last one takes some minutes
    sh scripts/with_postgres.sh .venv/bin/python bench/pages.py      # the same on PostgreSQL

It works in a folder of its own that it throws away, in-process and without a web server. Times are CPU time: the median
of many requests, beside a plain Django 'hello world' in the same run, because machines differ. "Cold" is the first view
after a change of something else in the campaign: nothing of that state was kept yet.
"""

import io
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 30
SIZES = [1_000, 10_000]
# How many rows go to the database at once while the site is filled.
BATCH = 2_000
COMMON, RARE, ABSENT = "gemeente", "zeldzaamwoord", "nergenstevinden"
# So many of the oldest posts bear the rare word, so that every size has the same number of them.
RARE_POSTS = 7

HELLO = """
import statistics, time
from django.conf import settings
settings.configure(
    ROOT_URLCONF=__name__, SECRET_KEY="hello", ALLOWED_HOSTS=["*"],
    MIDDLEWARE=["django.middleware.security.SecurityMiddleware", "django.middleware.common.CommonMiddleware"],
)
import django
from django.http import HttpResponse
from django.urls import path
urlpatterns = [path("", lambda request: HttpResponse("Hello, world"))]
django.setup()
from django.test import Client
client, times = Client(), []
for _round in range(600):
    started = time.process_time()
    client.get("/")
    times.append(time.process_time() - started)
print(statistics.median(times[100:]) * 1000)
"""


def hello_world() -> float:
    """Milliseconds of CPU that the smallest Django answer takes, in a process of its own."""
    done = subprocess.run([sys.executable, "-c", HELLO], capture_output=True, text=True, check=True)
    return float(done.stdout)


def start(folder: Path) -> None:
    """Django on a database below `folder`, or on the one that `DATABASE_URL` names."""
    (folder / "static").mkdir(parents=True)
    os.environ.setdefault("DATABASE_URL", f"sqlite:///{folder / 'db.sqlite3'}")
    os.environ.update(DJANGO_SETTINGS_MODULE="config.settings.dev", VAR_DIR=str(folder), LOG_LEVEL="CRITICAL")
    sys.path[:0] = [str(ROOT), str(ROOT / "site")]
    import django
    from django.core.management import call_command

    django.setup()
    # With what it does for the process that serves.
    import config.wsgi  # noqa: F401

    call_command("migrate", verbosity=0)
    call_command("load_demo", port=80, stdout=io.StringIO())


def campaign() -> Any:
    from wagtail.models import Site

    return Site.objects.select_related("root_page").get(is_default_site=True)


class Reader:
    """Someone without a cookie, who asks this site for pages."""

    def __init__(self) -> None:
        from django.test import Client

        site = campaign()
        self.site_id = site.pk
        self.client = Client(SERVER_NAME=site.hostname, SERVER_PORT=str(site.port))

    def get(self, address: str) -> Any:
        answer = self.client.get(address)
        if answer.status_code != 200:
            raise SystemExit(f"{address} answers {answer.status_code}")
        return answer

    def changed(self) -> None:
        """Something else in the campaign changed: nothing that was kept is served again."""
        from core.cache.services import renew

        renew(self.site_id)

    def cost(self, address: str, *, cold: bool) -> float:
        """Milliseconds per request, by `clock`."""
        return self.costs([address], cold=cold)[0]

    def costs(self, addresses: list[str], *, cold: bool) -> list[float]:
        """The same of several pages, by turns: what disturbs the machine for a second disturbs all of them."""
        for address in addresses:
            self.get(address)
        rounds = [[self._time(address, cold) for address in addresses] for _round in range(ROUNDS)]
        return [statistics.median(times) * 1000 for times in zip(*rounds, strict=True)]

    def _time(self, address: str, cold: bool) -> float:
        if cold:
            self.changed()
        started = clock()
        self.get(address)
        return clock() - started

    def queries(self, address: str) -> int:
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        self.get(address)
        self.changed()
        with CaptureQueriesContext(connection) as captured:
            self.get(address)
            return len(captured.captured_queries)


def clock() -> float:
    """CPU time on SQLite, which works inside this process; elapsed time where another process does the work."""
    from django.db import connection

    return time.process_time() if connection.vendor == "sqlite" else time.perf_counter()


def addresses() -> dict[str, str]:
    """A page of each kind in the example campaign."""
    from awards.models import AwardPage, AwardRoundPage, LaureateHistoryPage, NominationPage
    from blog.models import BlogIndexPage, BlogPost
    from columns.models import ColumnSeriesPage, DilemmaPage
    from home.models import AccessibilityStatementPage, ContentPage, ToolkitPage
    from press.models import PressReleasePage, PressRoomPage

    kinds = {
        "blog index": BlogIndexPage,
        "blog post": BlogPost,
        "series": ColumnSeriesPage,
        "exchange": DilemmaPage,
        "award": AwardPage,
        "round": AwardRoundPage,
        "laureate": NominationPage,
        "history": LaureateHistoryPage,
        "press room": PressRoomPage,
        "release": PressReleasePage,
        "plain page": ContentPage,
        "toolkit": ToolkitPage,
        "statement": AccessibilityStatementPage,
    }
    found = {
        name: model.objects.public().in_campaign(campaign()).order_by("-pk").first() for name, model in kinds.items()
    }
    whole = {name: page.url for name, page in found.items() if page}
    return {"home": "/", **whole, **parts(whole, found["blog post"]), "search": "/zoeken/?q=buurt"}


def parts(whole: dict[str, str], post: Any) -> dict[str, str]:
    """What a list shows at an address of its own."""
    blog = whole["blog index"]
    return {
        "author": f"{blog}auteur/{post.authors[0].slug}/",
        "topic": f"{blog}onderwerp/{post.topics.first().slug}/",
        "year": f"{blog}{post.date:%Y}/",
        "month": f"{blog}{post.date:%Y/%m}/",
        "whole series": f"{whole['series']}alles/",
    }


def page_table(reader: Reader, hello: float) -> None:
    print(
        f"\n| page | warm | cold | cold ÷ hello world | queries, cold |\n|---|---|---|---|---|\n"
        f"| Django's hello world | {hello:.2f} ms | | 1 | 0 |"
    )
    for name, address in addresses().items():
        warm, cold = reader.cost(address, cold=False), reader.cost(address, cold=True)
        print(
            f"| {name} | {warm:.2f} ms | {cold:.1f} ms | {cold / hello:.0f} | {reader.queries(address)} |", flush=True
        )


# -- a large site ----------------------------------------------------------------------------------


def numbers(first: int, last: int) -> Iterator[range]:
    for start_at in range(first, last, BATCH):
        yield range(start_at, min(start_at + BATCH, last))


def grow(blog: Any, have: int, wanted: int) -> None:
    """Posts with an author, a topic and an entry in the index, from `have` to `wanted`, straight into the tables."""
    from django.db import transaction

    author, topic = _author_and_topic(blog)
    for batch in numbers(have, wanted):
        with transaction.atomic():
            _add_posts(blog, author, topic, batch)
    _settle()


def _author_and_topic(blog: Any) -> tuple[Any, Any]:
    from blog.models import Topic
    from core.people.models import Person

    site = blog.get_site()
    return Person.objects.filter(site=site).first(), Topic.objects.filter(site=site).first()


def _add_posts(blog: Any, author: Any, topic: Any, batch: range) -> None:
    from django.contrib.contenttypes.models import ContentType
    from wagtail.models import Page

    from blog.models import BlogPost, PostAuthor

    kind = ContentType.objects.get_for_model(BlogPost)
    posts = [_post(blog, kind, number) for number in batch]
    rows = Page.objects.bulk_create([_page_row(post) for post in posts])
    if rows[0].pk is None:
        rows = list(Page.objects.filter(path__in=[post.path for post in posts]).order_by("path"))
    for post, row in zip(posts, rows, strict=True):
        post.pk = post.id = post.page_ptr_id = row.pk
    # Django refuses to insert the second half of a model with parents in bulk; its own writer of rows doesn't.
    BlogPost._base_manager.all()._batched_insert(posts, BlogPost._meta.local_concrete_fields, None)
    PostAuthor.objects.bulk_create([PostAuthor(post_id=post.pk, person=author, sort_order=0) for post in posts])
    links = BlogPost.topics.through
    links.objects.bulk_create([links(blogpost_id=post.pk, topic_id=topic.pk) for post in posts])
    _index(blog, posts)


def _post(blog: Any, kind: Any, number: int) -> Any:
    from django.utils import timezone

    from blog.models import BlogPost

    now = timezone.now()
    days = 1 + number * 3_000 // 100_000
    rare = f" {RARE}" if number < RARE_POSTS else ""
    text = f"In deze gemeente gebeurt iets nieuws, verhaal {number}.{rare} " + "De buren hielpen elkaar. " * 20
    return BlogPost(
        title=f"Verhaal {number}",
        draft_title=f"Verhaal {number}",
        slug=f"verhaal-{number}",
        content_type=kind,
        path=BlogPost._get_path(blog.path, blog.depth + 1, 1_000 + number),
        depth=blog.depth + 1,
        live=True,
        url_path=f"{blog.url_path}verhaal-{number}/",
        locale_id=blog.locale_id,
        first_published_at=now - timedelta(days=days),
        last_published_at=now - timedelta(days=days),
        date=timezone.localdate(now) - timedelta(days=days),
        lead="De buren hielpen elkaar.",
        body=[("text", f"<p>{text}</p>")],
        privacy_checked=True,
        words=100,
    )


def _page_row(post: Any) -> Any:
    from wagtail.models import Page

    return Page(
        **{field.attname: getattr(post, field.attname) for field in Page._meta.concrete_fields if field.name != "id"}
    )


def _index(blog: Any, posts: list[Any]) -> None:
    from search.models import SearchEntry
    from search.rules import lemmas_of, words_of

    site = blog.get_site()
    entries = []
    for post in posts:
        text = post.body.raw_data[0]["value"].replace("<p>", "").replace("</p>", "")
        entries.append(
            SearchEntry(
                site=site,
                page_id=post.pk,
                kind="blog",
                title=post.title,
                text=text,
                published_at=post.first_published_at,
                title_words=" ".join([*words_of(post.title), lemmas_of(post.title)]),
                words=" ".join([*words_of(text), lemmas_of(text)]),
            )
        )
    SearchEntry.objects.bulk_create(entries)


def _settle() -> None:
    """What a database does by itself after a while: look at how its tables are filled, and write them to disk."""
    from django.db import connection

    from search.engines import join_lists

    join_lists()
    with connection.cursor() as cursor:
        for statement in ["PRAGMA optimize"] if connection.vendor == "sqlite" else ["VACUUM ANALYZE", "CHECKPOINT"]:
            cursor.execute(statement)


def surfaces(blog: Any) -> dict[str, Callable[[], str]]:
    """What may not grow with the site."""
    from blog.models import BlogPost

    last = f"{blog.url}?pagina={{}}"
    posts = BlogPost.objects.public().child_of(blog)
    return {
        "home": lambda: "/",
        "list, first page": lambda: blog.url,
        "list, last page": lambda: last.format(_last_page(blog)),
        "month": lambda: f"{blog.url}{posts.newest_first().first().date:%Y/%m}/",
        "post": lambda: posts.order_by("pk").last().url,
        "feed": lambda: f"{blog.url}feed/atom.xml",
        "sitemap": lambda: "/sitemap.xml",
        "search, a common word": lambda: f"/zoeken/?q={COMMON}",
        "search, its beginning": lambda: f"/zoeken/?q={COMMON[:3]}",
        "search, a rare word": lambda: f"/zoeken/?q={RARE}",
        "search, no hit": lambda: f"/zoeken/?q={ABSENT}",
        "search, two words": lambda: f"/zoeken/?q={COMMON}+{RARE}",
    }


def _last_page(blog: Any) -> int:
    from django.test import RequestFactory

    return blog.get_context(RequestFactory().get("/"))["items"].paginator.num_pages


def growth_table(reader: Reader, sizes: list[int]) -> None:
    from django.db import connection

    from blog.models import BlogIndexPage

    blog = BlogIndexPage.objects.in_campaign(campaign()).first()
    asked = surfaces(blog)
    found = []
    have = 0
    for size in sizes:
        began = time.perf_counter()
        grow(blog, have, size)
        have = size
        print(f"{size:,} posts after {time.perf_counter() - began:.0f} s", file=sys.stderr, flush=True)
        reader.changed()
        found.append(reader.costs([address() for address in asked.values()], cold=True))
    kind = "CPU" if connection.vendor == "sqlite" else "elapsed"
    print(f"\n| {connection.vendor}, {kind} ms, cold | {' | '.join(f'{size:,}' for size in sizes)} | last ÷ first |")
    print(f"|---|{'---|' * len(sizes)}---|")
    for name, times in zip(asked, zip(*found, strict=True), strict=True):
        print(f"| {name} | {' | '.join(f'{one:.1f}' for one in times)} | {times[-1] / times[0]:.2f} |")


def main(arguments: list[str]) -> None:
    sizes = sorted(int(one) for one in arguments if one.isdigit()) or SIZES
    folder = Path(tempfile.mkdtemp(prefix="pages-"))
    try:
        start(folder)
        reader = Reader()
        page_table(reader, hello_world())
        growth_table(reader, sizes)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main(sys.argv[1:])
