"""What somebody reads when the site itself fails: nothing here asks the database."""

from django.http import HttpRequest, HttpResponseServerError
from django.template.loader import render_to_string
from django.urls import reverse


def server_error(request: HttpRequest) -> HttpResponseServerError:
    """Whoever sent something hears that it wasn't kept, and where the typed text still is."""
    sent = request.method == "POST"
    editor = sent and request.path_info.startswith(reverse("wagtailadmin_home"))
    return HttpResponseServerError(render_to_string("500.html", {"sent": sent, "editor": editor}))
