"""The blog: posts of five people over the past year, some written by two."""

from blog.models import BlogIndexPage, BlogPost, PostAuthor, Topic
from demo.loading.context import DemoContext
from demo.texts import Text, read_folder, read_list, story


def load_blog(demo: DemoContext) -> None:
    words = read_list("campaign")
    topics = {row["key"]: Topic.objects.create(site=demo.site, name=row["name"]) for row in words["topics"]}
    posts = read_folder("blog")
    oldest = demo.dates.ago(max(text.head["days_ago"] for text in posts))
    index = BlogIndexPage(
        title=words["blog"]["title"],
        slug="blog",
        intro=words["blog"]["intro"],
        listing_image=demo.images["schrijftafel"],
        show_in_menus=True,
    )
    demo.pages["blog"] = demo.publish(demo.home, index, oldest)
    for text in sorted(posts, key=lambda text: -text.head["days_ago"]):
        _post(demo, index, text, topics)


def _post(demo: DemoContext, index: BlogIndexPage, text: Text, topics: dict[str, Topic]) -> None:
    when = demo.dates.ago(text.head["days_ago"])
    page = BlogPost(
        title=text.head["title"],
        date=when.date(),
        lead=text.head["lead"],
        listing_summary=text.head["summary"],
        hero_image=demo.images[text.head["image"]],
        body=story(text.body, demo.image_ids),
        privacy_checked=True,
    )
    page.post_authors = [
        PostAuthor(person=demo.people[slug], sort_order=order) for order, slug in enumerate(text.head["authors"])
    ]
    page.topics = [topics[key] for key in text.head["topics"]]
    demo.publish(index, page, when)
