"""A state of a campaign and when it ends by itself."""

from copy import copy
from datetime import datetime

from wagtail.models import Site

from core.cache.memory import remember
from core.cache.moments import next_moment
from core.cache.services import Version

_asked: dict[int, tuple[int, datetime]] = {}


def site_of(version: Version) -> Site:
    """The campaign with its home page, remembered; a copy, because serving may write on a page."""
    site = copy(remember("site", lambda: _site_with_home(version.site_id)))
    site.root_page = copy(site.root_page)
    return site


def _site_with_home(site_id: int) -> Site:
    site = Site.objects.select_related("root_page").get(pk=site_id)
    pages = site.root_page.specific_class._default_manager
    site.root_page = home = pages.for_page().get(pk=site.root_page_id) if hasattr(pages, "for_page") else site.root_page
    # Everything but its end, which the page itself looks at, changes the frame.
    home.came_from_public = hasattr(home, "is_public") and home.is_public()
    return site


def until(version: Version, now: datetime) -> datetime:
    """When this state changes by itself (aware). After that the rooms are asked anew, once per state and process."""
    if version.until and version.until > now:
        return version.until
    number, moment = _asked.get(version.site_id, (None, now))
    if number != version.number or moment <= now:
        moment = next_moment(site_of(version), now)
        _asked[version.site_id] = (version.number, moment)
    return moment
