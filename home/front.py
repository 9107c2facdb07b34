"""What the front page shows of the other rooms: each room says itself what is newest."""

from typing import Any

from wagtail.models import Site

import awards.services as award_room
import blog.services as blog_room
import columns.services as column_room
import press.services as press_room

POSTS, RELEASES = 3, 3


def news_of(site: Site) -> dict[str, Any]:
    """The newest of each room of a campaign, by the name the template uses."""
    return {
        "posts": blog_room.newest_posts(site, POSTS),
        "exchange": column_room.current_exchange(site),
        "award": award_room.award_state(site),
        "releases": press_room.latest_releases(site, RELEASES),
    }
