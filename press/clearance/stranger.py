"""Ask the site as somebody without an account."""

from typing import Any

from django.http import HttpResponse
from django.test import Client
from wagtail.models import Site

from core.own_questions import ASKED_BY_OURSELVES


class Stranger(Client):
    """Somebody without an account, who comes to a campaign the way its readers do."""

    def __init__(self, site: Site) -> None:
        host = site.hostname if site.port in (80, 443) else f"{site.hostname}:{site.port}"
        server = {"SERVER_NAME": site.hostname, "SERVER_PORT": str(site.port), ASKED_BY_OURSELVES: "yes"}
        super().__init__(raise_request_exception=False, headers={"Host": host}, **server)
        self.is_secure = site.root_url.startswith("https")

    def generic(self, *args: Any, **kwargs: Any) -> HttpResponse:
        return super().generic(*args, **{**kwargs, "secure": self.is_secure})
