"""Every address of the example that a reader can come to."""

import re
from urllib.parse import urlsplit

from wagtail.models import Page, Site

LISTS = ("/blog/?pagina=1", "/blog/?pagina=2", "/briefwisseling/alles/", "/persmap/beeld/")
ELSEWHERE = ("/zoeken/", "/zoeken/?q=kinderen", "/zoeken/?q=xyzzy", "/weg/", "/patronen/")
# What the lists lead to that isn't a page of its own: authors, topics, months and the form.
ROUTES = re.compile(r'href="([^"]*/(?:auteur|onderwerp|voordragen)/[^"]*|[^"]*/blog/\d{4}/(?:\d\d/)?)"')


def addresses(client, site: Site) -> list[str]:
    """Each once: the pages, and the lists and forms that stand on them."""
    pages = Page.objects.live().descendant_of(site.root_page, inclusive=True)
    found = [*(urlsplit(page.url).path for page in pages), *LISTS, *ELSEWHERE]
    for address in tuple(found):
        found += [urlsplit(link).path for link in ROUTES.findall(client.get(address).content.decode())]
    return list(dict.fromkeys(found))
