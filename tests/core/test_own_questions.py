"""The site's questions to itself fill no log; everything else is written down."""

import logging

import pytest
from django.test import RequestFactory

from core.own_questions import ASKED_BY_OURSELVES, NotAskedByOurselves


@pytest.mark.parametrize(
    ("environment", "level", "is_written"),
    [
        ({ASKED_BY_OURSELVES: "yes"}, logging.WARNING, False),
        ({ASKED_BY_OURSELVES: "yes"}, logging.ERROR, True),
        ({}, logging.WARNING, True),
        ({"HTTP_GOUDEN_GEMEENTE.ASKED_BY_OURSELVES": "yes"}, logging.WARNING, True),
        (None, logging.WARNING, True),
    ],
)
def test_refusals_of_our_own_questions_are_not_written_down(environment, level, is_written):
    record = logging.LogRecord("django.request", level, __file__, 1, "Not Found", (), None)
    if environment is not None:
        record.request = RequestFactory().get("/weg/", **environment)
    assert NotAskedByOurselves().filter(record) is is_written
