"""What the admin asks of a picture or document before it is kept."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from core.campaigns.services import editor_sites
from core.media.enums import PeopleShown
from core.media.metadata import DamagedPicture, strip_private_metadata
from core.media.signatures import matches_its_name

UNREADABLE = gettext_lazy("This picture can't be read. Save it again as JPEG or PNG and try once more.")


def _refusing_damage(to_python: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Wagtail's own reading of an upload, with a sentence where a cut-off file makes Pillow give up."""

    def read(data: Any) -> Any:
        try:
            return to_python(data)
        except (OSError, SyntaxError, ValueError) as error:
            raise ValidationError(UNREADABLE) from error

    return read


class CampaignImageForm(BaseImageForm):
    """A picture needs an alt text or 'decorative'; with people also its maker and terms of use."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        user = kwargs.get("user")
        super().__init__(*args, **kwargs)
        if "consents" in self.fields and user is not None:
            consents = self.fields["consents"].queryset
            self.fields["consents"].queryset = consents.filter(site__in=editor_sites(user))
        if "description" in self.fields:
            self.fields["description"].label = _("Alt text")
            self.fields["description"].help_text = _("Say what there is to see, to someone who can't see the picture.")
        if "file" in self.fields:
            self.fields["file"].to_python = _refusing_damage(self.fields["file"].to_python)

    def clean_file(self) -> Any:
        upload = self.cleaned_data["file"]
        if "file" in self.changed_data and upload:
            upload.seek(0)
            try:
                strip_private_metadata(upload.read())
            except DamagedPicture as error:
                raise ValidationError(UNREADABLE) from error
            upload.seek(0)
        return upload

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if "description" in self.fields and not cleaned.get("is_decorative") and not cleaned.get("description"):
            self.add_error("description", _("Write an alt text, or tick that the picture is decorative."))
        if cleaned.get("people_shown", PeopleShown.NONE) != PeopleShown.NONE:
            if not cleaned.get("photographer"):
                self.add_error("photographer", _("Fill in who made the photo. Your text is kept."))
            if not cleaned.get("terms_of_use"):
                self.add_error("terms_of_use", _("Choose the terms of use. Your text is kept."))
        return cleaned


class CampaignDocumentForm(BaseDocumentForm):
    """A document is what its name says, and no larger than a phone can fetch."""

    MAX_BYTES = 25 * 1024 * 1024

    def clean_file(self) -> Any:
        upload = self.cleaned_data["file"]
        if "file" not in self.changed_data or not upload:
            return upload
        if upload.size > self.MAX_BYTES:
            raise ValidationError(_("This file is larger than 25 MB. Make it smaller and try once more."))
        upload.seek(0)
        start = upload.read(4096)
        upload.seek(0)
        if not matches_its_name(upload.name, start):
            raise ValidationError(_("What is in this file doesn't fit its name. Save it anew and try once more."))
        return upload
