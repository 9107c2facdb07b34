"""No page of the example weighs more than a phone on a slow line can bear: 60 kB without its pictures."""

import re
from functools import cache
from pathlib import Path

import brotli
import pytest
from django.conf import settings
from wagtail.models import Page

from core.assets import joined_file

pytestmark = [pytest.mark.django_db, pytest.mark.whole]

STATIC = Path(settings.ROOT) / "static"
PAGE, STYLES, SCRIPTS = 60_000, 20_000, 8_000


@cache
def packed(content: bytes, quality: int = 11) -> int:
    """Bytes on the way; what stands on disk is packed once at the best, a page each time at 5."""
    return len(brotli.compress(content, quality=quality))


def addresses(site) -> list[str]:
    pages = Page.objects.live().descendant_of(site.root_page, inclusive=True)
    lists = [f"/blog/?pagina={number}" for number in (1, 2)]
    return [page.url.removeprefix("http://testserver") for page in pages] + lists + ["/zoeken/?q=kinderen", "/weg/"]


def test_every_page_is_at_most_60_kb_with_its_styles_scripts_and_fonts(client, demo_site):
    fonts = sum(path.stat().st_size for path in (STATIC / "fonts").rglob("*.woff2"))
    weights = {}
    for address in addresses(demo_site):
        html = client.get(address).content
        names = set(re.findall(rb'<script[^>]+src="/static/(js/[^"]+)"', html))
        scripts = sum(packed((STATIC / name.decode()).read_bytes()) for name in names)
        (styles,) = (
            packed(client.get(path.decode()).content) for path in re.findall(rb'href="(/stijl\.css[^"]+)"', html)
        )
        weights[address] = packed(html, quality=5) + styles + scripts + fonts

    assert len(weights) > 50
    assert {address: weight for address, weight in weights.items() if weight > PAGE} == {}


def test_styles_and_scripts_keep_within_their_own_share():
    scripts = [path for path in (STATIC / "js").glob("*.js")]

    assert packed(joined_file().read_bytes()) <= STYLES
    assert sum(packed(path.read_bytes()) for path in scripts) <= SCRIPTS
