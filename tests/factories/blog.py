"""A blog with posts and topics for tests."""

from typing import Any

from wagtail.models import Page, Site

from blog.models import BlogIndexPage, BlogPost, PostAuthor, Topic
from tests.factories.core import make_person

TEXT = [("text", "<p>Het was dinsdag en het regende in de keuken.</p>")]


def make_blog(home: Page, **fields: Any) -> BlogIndexPage:
    return home.add_child(instance=BlogIndexPage(**{"title": "Blog", "slug": "blog", **fields}))


def make_topic(site: Site, name: str = "schulden", **fields: Any) -> Topic:
    return Topic.objects.create(site=site, name=name, **fields)


def make_post(blog: BlogIndexPage, title: str = "De keuken", *topics: Topic, **fields: Any) -> BlogPost:
    """A public post by Noor Bakker, unless told otherwise; `authors` is a list of people, in order."""
    authors = fields.pop("authors", None)
    if authors is None:
        authors = [make_person(blog.get_site())]
    values = {"lead": "Soep voor de straat.", "body": TEXT, "privacy_checked": True, **fields}
    page = BlogPost(title=title, **values)
    page.post_authors = [PostAuthor(person=person, sort_order=order) for order, person in enumerate(authors)]
    page.topics = list(topics)
    return blog.add_child(instance=page)
