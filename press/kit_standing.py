"""How the kits of a release stand, for the screen 'Release'."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Model
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from core.people.enums import Scope
from press.clearance.services import Standing
from press.enums import KitState, ReleaseState
from press.kit.content import KitContent
from press.models import MediaKit
from press.preparing import contents_to_prepare
from press.releases import content_of
from press.services import has_file


@dataclass(frozen=True)
class KitLine:
    """One sentence about a kit; `is_problem` when somebody has to do something."""

    text: str
    is_problem: bool = False


def kit_lines(standing: Standing, now: datetime) -> Iterator[KitLine]:
    """What is ready, what is being made and what is missing: of the public text, of the next one, and under embargo."""
    if standing.state == ReleaseState.WITHDRAWN:
        return
    gone = list(missing_originals(standing.draft))
    for title in gone:
        values = {"title": title}
        yield KitLine(_("The file of “%(title)s” is missing on disk. Upload it again.") % values, is_problem=True)
    if standing.release.is_public():
        yield _line(_("Media kit of the public text"), standing, content_of(standing.release))
    if standing.state == ReleaseState.PUBLIC:
        return
    if standing.state in (ReleaseState.CONCEPT, ReleaseState.SUBMITTED) and standing.four_eyes:
        yield KitLine(_("The media kit of this text is made when the text is approved."))
        return
    for content in contents_to_prepare(standing.clearance, now):
        what = _("Media kit under embargo") if content.embargo else _("Media kit of the text that will be public")
        yield _line(what, standing, content)


def missing_originals(release: Model) -> Iterator[str]:
    """The titles of the pictures and attachments of a text whose file isn't where it should be."""
    pictures = [photo.image for photo in release.photos.all() if not photo.image.refusals(Scope.PRESS)]
    for thing in [*pictures, *(item.document for item in release.attachments.all())]:
        if not thing.file.storage.exists(thing.file.name):
            yield thing.title


def _line(what: str, standing: Standing, content: KitContent) -> KitLine:
    kit = MediaKit.objects.filter(release=standing.release.pk, fingerprint=content.fingerprint()).first()
    if kit and kit.state == KitState.FAILED:
        return KitLine(f"{what}: {kit.problem}", is_problem=True)
    if kit and has_file(kit):
        made = date_format(localtime(kit.built_at), "j F Y, H.i")
        return KitLine(_("%(what)s: ready, made on %(moment)s.") % {"what": what, "moment": made})
    return KitLine(_("%(what)s: is being made. Look again in a minute.") % {"what": what})
