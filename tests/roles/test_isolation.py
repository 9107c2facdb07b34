"""Whoever works on one campaign finds nothing of another, at any address of the admin."""

import pytest
from django.test import Client

from core.campaigns.enums import Role
from tests.conftest import PASSWORD
from tests.roles.conftest import MARK, NOT_ASKED, address, admin_routes

pytestmark = pytest.mark.whole


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.WRITER])
def test_no_address_of_the_admin_shows_a_record_of_another_campaign(client, filled, make_user, role):
    colleague = make_user(role)
    client.raise_request_exception = False
    client.login(username=colleague.email, password=PASSWORD)
    shown, failed = [], []
    for route in admin_routes():
        if route.startswith(NOT_ASKED):
            continue
        for query in ("", "?q=Zoekwoord&p=1") if "<" not in route else ("",):
            where = address(route, filled.ids) + query
            response = client.get(where)
            if MARK in response.content.decode():
                shown.append(where)
            if response.status_code >= 500:
                failed.append(where)
    assert (shown, failed) == ([], [])


def test_admin_asks_a_stranger_to_log_in_at_every_address(db, filled):
    stranger = Client()
    for route in admin_routes():
        if route.startswith((*NOT_ASKED, "jsi18n/")):
            continue
        response = stranger.get(address(route, filled.ids))
        assert response.status_code in (302, 403, 404), route
        assert MARK not in response.content.decode(), route
