"""Ask the admin as a colleague would, without an account that anybody could use."""

import secrets
import time
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.test.client import ClientHandler
from wagtail.models import Site

from core.media.drawing import drawing_nothing
from press.clearance.stranger import Stranger

User = get_user_model()

# Who waits for SQLite looks again every tenth of a second; without a pause it would see it taken each time.
PAUSE_SECONDS = 0.12
# How long questions may follow each other without one.
WITHOUT_A_PAUSE_SECONDS = 0.25


class _HandlerFor(ClientHandler):
    """Every layer of the site as always, only that it is known who asks."""

    user: Any = None

    def get_response(self, request: HttpRequest) -> HttpResponse:
        request._cached_user = self.user
        return super().get_response(request)


class Colleague(Stranger):
    """Somebody in one group. The account exists inside one question and is rolled back with it.

    It is never committed: no other connection sees it, it has no password and no session, and a crash
    leaves nothing. One transaction for each question and a pause after every few, because SQLite lets nobody else
    write meanwhile: an editor who saves gets a turn in between.
    """

    def __init__(self, site: Site, group: Group) -> None:
        super().__init__(site)
        self.group = group
        self.handler = _HandlerFor(enforce_csrf_checks=True)
        # No session has this key; what looks whether there is one sees somebody who is logged in.
        self.cookies[settings.SESSION_COOKIE_NAME] = secrets.token_hex(16)
        self.held_seconds = 0.0

    def get(self, *args: Any, **kwargs: Any) -> HttpResponse:
        began = time.monotonic()
        response = self._ask(*args, **kwargs)
        self.held_seconds += time.monotonic() - began
        if connection.vendor == "sqlite" and not connection.in_atomic_block:
            self._give_others_a_turn()
        return response

    def _give_others_a_turn(self) -> None:
        if self.held_seconds >= WITHOUT_A_PAUSE_SECONDS:
            time.sleep(PAUSE_SECONDS)
            self.held_seconds = 0.0

    def _ask(self, *args: Any, **kwargs: Any) -> HttpResponse:
        with drawing_nothing(), transaction.atomic():
            self.handler.user = User.objects.create_user(f"{secrets.token_hex(16)}@embargo-controle.invalid")
            self.handler.user.groups.add(self.group)
            try:
                return super().get(*args, **kwargs)
            finally:
                self.handler.user = None
                transaction.set_rollback(True)
