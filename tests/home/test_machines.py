"""What crawlers, security researchers and watchers ask for."""

from datetime import datetime, timedelta
from xml.etree import ElementTree

import pytest
from django.contrib.staticfiles import finders
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction

from core.campaigns.models import CampaignSettings
from core.clock.models import Tick
from core.clock.services import tick
from home.models import ContentPage
from tests.factories.blog import make_blog, make_post
from tests.factories.core import make_image
from tests.factories.many import copies_of

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
PICTURE = "{http://www.google.com/schemas/sitemap-image/1.1}"


def test_livez_touches_no_database(client):
    assert client.get("/livez").content == b"ok\n"


def test_readyz_names_database_and_worker(client, site):
    assert (client.get("/readyz").status_code, client.get("/readyz").json()["worker"]) == (503, "silent")

    tick()
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["database"], answer.json()["worker"]) == (200, "ok", "ok")

    Tick.objects.update(finished_at=timezone.now() - timedelta(minutes=4))
    assert client.get("/readyz").status_code == 503


def test_sitemap_holds_what_is_public(client, home):
    shown = home.add_child(instance=ContentPage(title="Wel"))
    home.add_child(instance=ContentPage(title="Concept", live=False))
    private = home.add_child(instance=ContentPage(title="Privé"))
    PageViewRestriction.objects.create(page=private, restriction_type="login")

    text = client.get("/sitemap.xml").content.decode()

    assert text.count("<loc>") == 2
    assert shown.full_url in text


@pytest.mark.whole
def test_sitemap_names_pictures_and_days_and_asks_no_more_for_ten_posts_than_for_one(client, home, site):
    image = make_image(site)
    ready = image.get_rendition("format-jpeg|width-1200")
    blog = make_blog(home)
    post = make_post(blog, hero_image=image)
    post.save_revision().publish()
    post.refresh_from_db()
    client.get("/sitemap.xml")
    with CaptureQueriesContext(connection) as one:
        text = client.get("/sitemap.xml").content

    urls = {url.findtext(f"{SITEMAP}loc"): url for url in ElementTree.fromstring(text)}
    found = urls[post.full_url]
    assert [picture.findtext(f"{PICTURE}loc") for picture in found.iter(f"{PICTURE}image")] == [
        f"http://testserver{ready.url}"
    ]
    assert datetime.fromisoformat(found.findtext(f"{SITEMAP}lastmod")) == post.last_published_at

    for twin in copies_of(post, 9):
        type(post).objects.filter(pk=twin.pk).update(hero_image=make_image(site))
    with CaptureQueriesContext(connection) as ten:
        client.get("/sitemap.xml")
    assert len(ten) == len(one)


def test_icon_is_found_where_browsers_look_for_it(client, site):
    answer = client.get("/favicon.ico")

    assert (answer.status_code, answer["Location"]) == (301, "/static/img/favicon.svg")
    assert answer["Cache-Control"] == "public, max-age=86400"
    assert finders.find("img/favicon.svg")


def test_robots_keeps_an_example_out(client, site):
    assert "Sitemap: http://testserver/sitemap.xml" in client.get("/robots.txt").content.decode()

    CampaignSettings.objects.update(is_demo=True)
    assert client.get("/robots.txt").content.decode() == "User-agent: *\nDisallow: /\n"


def test_security_txt_has_contact_and_a_future_end(client, site):
    lines = dict(line.split(": ", 1) for line in client.get("/.well-known/security.txt").content.decode().splitlines())

    assert lines["Contact"] == "mailto:veilig@proefstad.example"
    assert datetime.fromisoformat(lines["Expires"]) > timezone.now() + timedelta(days=30)


def test_security_txt_is_404_while_nobody_is_named(client, site):
    CampaignSettings.objects.update(security_contact="")

    assert client.get("/.well-known/security.txt").status_code == 404


@pytest.mark.parametrize(("charset", "expected"), [("utf-8", 200), ("UTF-8", 200), ("utf-7", 400), ("latin-1", 400)])
def test_form_in_an_odd_charset_is_refused(client, site, charset, expected):
    answer = client.post(
        "/admin/login/", "username=a", content_type=f"application/x-www-form-urlencoded; charset={charset}"
    )

    assert answer.status_code == expected


def test_nul_in_a_form_is_refused(client, site):
    assert client.post("/admin/login/", {"username": "a\x00b"}).status_code == 400
