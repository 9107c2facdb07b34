"""One loaded demo for a whole file of tests, with small pictures; everything rolls back at its end."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction
from wagtail.models import Site

from demo.services import load

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))
SMALL = 1 / 8


@pytest.fixture(scope="module")
def demo_site(django_db_setup, django_db_blocker) -> Iterator[Site]:
    """The demo campaign at the test client's own address."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield load(scale=SMALL, address=("testserver", 80))
        transaction.set_rollback(True)
