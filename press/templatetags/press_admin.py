"""What the edit form of a release says about its parts."""

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from core.campaigns.services import editor_sites
from core.users.models import User
from press.models import PressReleasePage
from press.outlets.services import deadlines
from press.panels import CUTTING
from press.writing import Review, of_release, review

register = template.Library()


@register.simple_tag
def review_part(part: str, release: PressReleasePage) -> SafeString:
    """The hints of one part of a saved release, or how it is cut from below; reviewed once per form."""
    if not hasattr(release, "_review"):
        release._review = review(of_release(release))
    return part_html(part, release._review)


def part_html(part: str, found: Review) -> SafeString:
    """A piece of the edit form, for the first look and for each look after it."""
    if part == CUTTING:
        return render_to_string("press/admin/cutting.html", {"review": found})
    return render_to_string("press/admin/hints.html", {"hints": found.of(part)})


@register.simple_tag
def press_deadlines(user: User) -> list[str]:
    """When the media of the editor's campaigns close, for who may see them."""
    if not user.has_perm("press.view_outlet"):
        return []
    return [line for site in editor_sites(user) for line in deadlines(site)]
