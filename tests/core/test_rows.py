"""Rows that came together are the rows that came one table at a time."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.media.models import CampaignImage
from core.people.models import Consent, Person
from core.rows import Of, give_rows, rows_of, rows_with
from home.models import FeaturedPerson
from press.models import DutyHours, PressEvent
from tests.factories.core import make_consent, make_image, make_person

pytestmark = pytest.mark.django_db


def test_rows_of_several_tables_come_in_one_query_as_they_are(site):
    person = make_person(site, portrait=make_image(site, caption="Zij zei: \"één 'ja'\"\nen \\ meer", focal_point_x=3))
    make_consent(site, "site")
    DutyHours.objects.create(site=site, person=person, weekday=1, starts=time(9), ends=time(17, 30))
    starts = datetime(2026, 11, 24, 12, 0, 0, 250, tzinfo=ZoneInfo("Europe/Amsterdam"))
    PressEvent.objects.create(site=site, working_title="Opening", starts_at=starts)
    sources = {model.__name__: model.objects.all() for model in (Person, CampaignImage, Consent, PressEvent)}

    with CaptureQueriesContext(connection) as captured:
        rows = rows_of({**sources, "DutyHours": Of(DutyHours, "person", person.pk)})

    assert len(captured) == 1
    for name, source in {**sources, "DutyHours": DutyHours.objects.all()}.items():
        together = [{**row.__dict__, "_state": None} for row in rows[name]]
        assert together == [{**row.__dict__, "_state": None} for row in source], name


def test_rows_stand_in_the_order_of_their_model(site):
    first, second, third = (make_consent(site, given_on=date(2026, 1, day)) for day in (1, 9, 5))

    assert rows_of({"all": Consent.objects.all(), "none": Consent.objects.none()}) == {
        "all": [second, third, first],
        "none": [],
    }


def test_given_rows_are_the_rows_of_their_page(home, site):
    shown = FeaturedPerson.objects.create(home=home, person=make_person(site))
    left_out = FeaturedPerson.objects.create(home=home, person=make_person(site))
    assert rows_with(home, "featured_people", "person") == [shown, left_out]

    give_rows(home, "featured_people", [shown])
    assert list(home.featured_people.all()) == rows_with(home, "featured_people", "person") == [shown]
