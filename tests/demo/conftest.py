"""One loaded demo for a whole file of tests, with small pictures; everything rolls back at its end."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import transaction
from wagtail.models import Site

from demo.leftovers import sweep
from demo.services import load
from home.services import NewCampaign, start_campaign

SMALL = 1 / 20


def count_rows() -> dict[str, int]:
    """How many rows each table of ours and Wagtail's has."""
    return {model._meta.label: model._base_manager.count() for model in apps.get_models() if model._meta.managed}


OWN = NewCampaign("eigen.example", 80, "Eigen stichting", "Eigenstad", "Onze boodschap.")


@pytest.fixture(scope="module")
def rows_of_own_campaign(django_db_setup, django_db_blocker) -> dict[str, int]:
    """The tables of an installation that never had a demo, only a campaign of its own."""
    with django_db_blocker.unblock(), transaction.atomic():
        start_campaign(OWN)
        counted = count_rows()
        transaction.set_rollback(True)
    return counted


@pytest.fixture(scope="module")
def demo_site(rows_of_own_campaign, django_db_blocker) -> Iterator[Site]:
    """The demo campaign at the test client's own address."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield load(scale=SMALL, address=("testserver", 80))
        transaction.set_rollback(True)
    with django_db_blocker.unblock():
        sweep()
