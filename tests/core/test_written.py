"""A query whose SQL is kept gives what it gives when it is written anew."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from blog.models import BlogPost
from core.cache.memory import reading
from core.cache.services import Version, renew
from core.written import written_once
from tests.factories.blog import make_blog, make_post

pytestmark = pytest.mark.django_db
written: list[str] = []


@written_once
def posts_of(blog, count: int, *, slug: str, keys: list[int], now: datetime) -> QuerySet:
    written.append(slug)
    found = BlogPost.objects.public(now).descendant_of(blog).filter(slug=slug, pk__in=keys)
    return found.with_bylines().newest_first()[:count]


@written_once
def posts_that_end_by_tomorrow(*, now: datetime) -> QuerySet:
    return BlogPost.objects.filter(expire_at__lte=now + timedelta(days=1))


@pytest.fixture
def blog(site):
    return make_blog(site.root_page.specific)


@pytest.fixture
def visitor(site):
    renew(site.pk, frame=True)
    numbers = site.public_version
    with reading(Version(site.pk, numbers.number, numbers.frame)):
        yield


def test_it_is_written_once_and_asked_with_other_values(visitor, blog):
    first, second = make_post(blog, "Eerste"), make_post(blog, "Tweede")
    now, keys = timezone.now() + timedelta(minutes=1), [first.pk, second.pk]
    written.clear()
    posts_of(blog, 3, slug="niets", keys=[1, 2], now=now)
    times = len(written)

    assert posts_of(blog, 3, slug="eerste", keys=keys, now=now) == [first]
    assert posts_of(blog, 3, now=now, keys=keys, slug="tweede") == [second]
    assert len(written) == times
    assert posts_of(blog, 3, slug="tweede", keys=[first.pk], now=now) == []
    assert len(written) > times


def test_a_page_past_its_end_is_gone_at_that_moment(visitor, blog):
    post = make_post(blog, "Eerste")
    end = timezone.now() + timedelta(hours=1)
    BlogPost.objects.filter(pk=post.pk).update(expire_at=end)

    for now, found in [(end - timedelta(seconds=1), [post]), (end, []), (end - timedelta(seconds=1), [post])]:
        assert posts_of(blog, 3, slug="eerste", keys=[post.pk], now=now) == found


def test_what_hangs_on_a_record_comes_along(visitor, blog):
    post, now = make_post(blog, "Eerste"), timezone.now() + timedelta(minutes=1)
    posts_of(blog, 3, slug="niets", keys=[1], now=now)

    (found,) = posts_of(blog, 3, slug="eerste", keys=[post.pk], now=now)

    with CaptureQueriesContext(connection) as captured:
        people = found.authors
    assert (people, len(captured)) == (post.authors, 0)


def test_a_value_that_is_reckoned_with_is_written_each_time(visitor, blog):
    post, end = make_post(blog, "Morgen"), timezone.now() + timedelta(days=9)
    BlogPost.objects.filter(pk=post.pk).update(expire_at=end)

    for days, found in [(3, []), (0, [post]), (2, [])]:
        assert posts_that_end_by_tomorrow(now=end - timedelta(days=days)) == found


def test_nothing_is_kept_for_who_is_no_visitor(blog):
    post, now = make_post(blog, "Eerste"), timezone.now() + timedelta(minutes=1)
    for _time in range(2):
        written.clear()
        assert posts_of(blog, 3, slug="eerste", keys=[post.pk], now=now) == [post]
        assert written == ["eerste"]
