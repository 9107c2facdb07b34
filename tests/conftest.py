"""What every test may ask for: a campaign, its home page, and someone in each role."""

import gc
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import pytest
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client, TestCase
from django.test.utils import setup_databases, teardown_databases
from wagtail.coreutils import get_dummy_request
from wagtail.models import Locale, Page, Site
from wagtail.test.utils import WagtailPageTestCase

from core.campaigns.enums import Role
from core.campaigns.models import CampaignRole, CampaignSettings
from core.campaigns.roles import setup_roles
from core.users.models import User
from home.models import HomePage
from tests.database import open_migrated_sqlite

# Each test throws away thousands of small objects; looking for cycles that often costs a tenth of the suite.
gc.set_threshold(100_000, 50, 50)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files with whole tests first, so that the short ones fill the end of both processes.

    The very first needs a database: while one process migrates it, the other has the files that need none.
    """
    slow = {item.path for item in items if item.get_closest_marker("whole")}
    stored = {item.path for item in items if _needs_database(item)}
    items.sort(key=lambda item: (item.path not in slow, item.path in stored))
    first = next((item.path for item in items if item.path in stored), None)
    items.sort(key=lambda item: item.path != first)


def _needs_database(item: pytest.Item) -> bool:
    return "django_db_setup" in item.fixturenames or item.get_closest_marker("django_db") is not None


def pytest_collection_finish() -> None:
    """What was imported stays: a look for cycles needn't go through it."""
    gc.collect()
    gc.freeze()


Made = TypeVar("Made")
PASSWORD = "een-lang-wachtwoord-voor-de-proef"


def make_campaign(hostname: str = "testserver", *, is_default: bool = True, name: str = "Welzijn Proefstad") -> Site:
    """A campaign with settings and a public home page, as `start_campaign` makes it."""
    locale, _made = Locale.objects.get_or_create(language_code="nl")
    root = Page.get_first_root_node() or Page.add_root(title="Root", slug="root", locale=locale)
    home = HomePage(title=name, slug=hostname.replace(".", "-"), locale=locale)
    root.add_child(instance=home)
    Site.objects.filter(is_default_site=is_default).delete()
    site = Site.objects.create(hostname=hostname, port=80, site_name=name, root_page=home, is_default_site=is_default)
    CampaignSettings.objects.create(
        site=site,
        organisation=name,
        municipality="Proefstad",
        message="Sociaal werk maakt onze stad sterker.",
        contact_email="campagne@proefstad.example",
        security_contact="veilig@proefstad.example",
    )
    return site


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_modify_db_settings, django_db_blocker) -> Iterator[None]:
    """A migrated database: on SQLite a copy of a kept one, elsewhere Django's own."""
    with django_db_blocker.unblock():
        created = setup_databases(verbosity=0, interactive=False) if connection.vendor != "sqlite" else []
        if not created:
            open_migrated_sqlite()
    yield
    with django_db_blocker.unblock():
        teardown_databases(created, verbosity=0)


@pytest.fixture(autouse=True)
def empty_cache() -> None:
    """What the cache holds may be of a campaign that rolled back."""
    cache.clear()


@pytest.fixture(scope="module")
def started_campaign(django_db_setup, django_db_blocker) -> Iterator[int]:
    """The id of a campaign with its roles, made once for a file of tests; it rolls back at the end of that file."""
    with django_db_blocker.unblock(), transaction.atomic():
        campaign = make_campaign()
        setup_roles(campaign)
        yield campaign.pk
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def for_this_file(started_campaign: int, django_db_blocker) -> Callable[..., Made]:
    """Make something once for a file of tests; it goes with the campaign. `commits`: what waits for a commit is done too."""

    def run(make: Callable[[Site], Made], *, commits: bool = False) -> Made:
        with django_db_blocker.unblock(), TestCase.captureOnCommitCallbacks(execute=commits):
            return make(Site.objects.get(pk=started_campaign))

    return run


@pytest.fixture
def site(started_campaign: int, db) -> Site:
    """The campaign at the test client's own address."""
    return Site.objects.select_related("root_page").get(pk=started_campaign)


class ReadingClient(Client):
    """A test client that reads streamed answers to the end, as a browser does; that closes them too."""

    def request(self, **request: Any) -> HttpResponse:
        response = super().request(**request)
        if response.streaming:
            response.streaming_content = [response.getvalue()]
        return response


@pytest.fixture
def client() -> ReadingClient:
    return ReadingClient()


@pytest.fixture
def case(db, client: Client) -> WagtailPageTestCase:
    """Wagtail's assertions for page types, for tests that are plain functions."""
    asserts = WagtailPageTestCase()
    asserts.dummy_request, asserts.client = get_dummy_request(), client
    return asserts


@pytest.fixture
def other_site(site: Site) -> Site:
    """A second campaign in the same installation, whose editors see nothing of the first."""
    return make_campaign("andere.example", is_default=False, name="Welzijn Anderstad")


@pytest.fixture
def home(site: Site) -> HomePage:
    """The root page of the campaign."""
    return HomePage.objects.get(pk=site.root_page_id)


def groups_of(campaign: Site) -> dict[Role, Group]:
    """The groups of a campaign by role; empty while it has none."""
    ties = CampaignRole.objects.filter(site=campaign).select_related("group")
    return {Role(tie.role): tie.group for tie in ties}


def make_someone(role: Role, campaign: Site) -> User:
    """Someone in a role of a campaign."""
    groups = groups_of(campaign) or setup_roles(campaign)
    user = User.objects.create_user(f"{role.value}-{campaign.pk}@proefstad.example", PASSWORD, first_name=role.label)
    user.groups.add(groups[role])
    return user


@pytest.fixture
def make_user(site: Site) -> Callable[..., User]:
    """Make someone in a role of a campaign, of this one unless another is named."""

    def make(role: Role, campaign: Site = site) -> User:
        return make_someone(role, campaign)

    return make


@pytest.fixture
def administrator(make_user) -> User:
    return make_user(Role.ADMINISTRATOR)


@pytest.fixture
def chief_editor(make_user) -> User:
    return make_user(Role.CHIEF_EDITOR)


@pytest.fixture
def editor(make_user) -> User:
    return make_user(Role.EDITOR)


@pytest.fixture
def writer(make_user) -> User:
    return make_user(Role.WRITER)
