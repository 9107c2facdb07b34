"""The press desk in the admin: what the edit form of a release asks while someone writes."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_POST

from core.campaigns.services import editor_sites
from core.media.models import CampaignImage
from press import writing
from press.checks import BODY, HEADLINE, LEAD, PHOTOS, QUOTES
from press.panels import CUTTING
from press.templatetags.press_admin import part_html

PARTS = (HEADLINE, LEAD, BODY, QUOTES, PHOTOS, CUTTING)


@require_POST
def review(request: HttpRequest) -> JsonResponse:
    """The remarks on the text that stands in the form now, per part. Nothing is kept.

    Pictures of campaigns this editor doesn't work on are left out: their names are no business of theirs.
    """
    sites = editor_sites(request.user)
    if not sites.exists():
        raise PermissionDenied
    ids = writing.posted_image_ids(request.POST)
    images = CampaignImage.objects.filter(pk__in=ids, site__in=sites)
    found = writing.review(writing.of_form(request.POST, images))
    return JsonResponse({part: part_html(part, found) for part in PARTS})
