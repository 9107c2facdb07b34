"""What other rooms may ask of the blog."""

from wagtail.models import Site

from blog.models import BlogPost


def newest_posts(site: Site, count: int) -> list[BlogPost]:
    """The newest public posts of a campaign, ready for cards."""
    return list(BlogPost.objects.public().in_campaign(site).newest_first().for_lists()[:count])
