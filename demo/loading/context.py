"""What the rooms of the demo share while it is being loaded."""

from dataclasses import dataclass, field
from typing import TypeVar

from django.db import models
from wagtail.models import Page, Site

from core.media.models import CampaignDocument, CampaignImage
from core.people.models import Person
from demo.schedule import DemoDates

PageT = TypeVar("PageT", bound=Page)


@dataclass
class DemoContext:
    """The campaign being filled, its calendar, and what was made so far by name."""

    site: Site
    home: Page
    dates: DemoDates
    images: dict[str, CampaignImage] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    documents: dict[str, CampaignDocument] = field(default_factory=dict)
    pages: dict[str, Page] = field(default_factory=dict)

    @property
    def image_ids(self) -> dict[str, int]:
        return {key: image.pk for key, image in self.images.items()}

    def publish(self, parent: Page, page: PageT, when=None) -> PageT:
        """Add a page as a draft and publish it as an editor's button does: through the public gate.

        `when` (aware) is the day readers are told it appeared; the demo's past has to be in the past.
        """
        page.live = False
        if when is not None:
            page.first_published_at = when
        parent.add_child(instance=page)
        page.save_revision().publish()
        page.refresh_from_db()
        if when is not None:
            stamp(page, first_published_at=when, last_published_at=when, latest_revision_created_at=when)
        return page


def stamp(page: Page, **fields: object) -> None:
    """Set fields of the page row itself without a new revision."""
    Page.objects.filter(pk=page.pk).update(**fields)
    for name, value in fields.items():
        setattr(page, name, value)


def fields_of(model: type[models.Model]) -> set[str]:
    return {entry.name for entry in model._meta.get_fields()}
