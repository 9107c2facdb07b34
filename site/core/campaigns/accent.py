"""The campaign's own colour in the settings form: what becomes of it is shown before it is saved."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.forms import Script, TextInput
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe
from wagtail.admin.forms import WagtailAdminModelForm

from core.campaigns.rules import is_colour, verdict

# The colour whose verdict this editor has seen, beside the colour itself.
SEEN_SUFFIX = "_seen"


class AccentInput(TextInput):
    """A colour as '#b88a1b' with what becomes of it below: a colour picker comes with JavaScript."""

    template_name = "campaigns/accent_input.html"

    class Media:
        js: ClassVar = [Script("js/admin/accent.js", type="module")]
        css: ClassVar = {"all": ["css/admin/accent.css"]}

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"size": 8, "maxlength": 7, "spellcheck": "false", "autocomplete": "off", **(attrs or {})})

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        colour = (value or "").strip()
        context["seen_name"] = name + SEEN_SUFFIX
        context["verdict"] = verdict(colour) if is_colour(colour) else None
        return context


class CampaignSettingsForm(WagtailAdminModelForm):
    """Says once what it makes of a colour white can't be read on; saving again keeps it."""

    def clean_accent(self) -> str:
        accent = self.cleaned_data["accent"].lower()
        has_seen = self.data.get(self.add_prefix("accent") + SEEN_SUFFIX, "").lower() == accent
        if "accent" in self.changed_data and is_colour(accent) and not has_seen:
            found = verdict(accent)
            if found.is_corrected:
                raise ValidationError(gettext("%(verdict)s Save once more if you like it.") % {"verdict": found.text})
        return accent


@require_safe
def accent_verdict(request: HttpRequest) -> HttpResponse:
    """What becomes of a colour, as a piece of the form."""
    colour = request.GET.get("kleur", "")
    if not is_colour(colour):
        return HttpResponseBadRequest(gettext("Write the colour as # and six characters."), content_type="text/plain")
    return render(request, "campaigns/accent_verdict.html", {"verdict": verdict(colour)})
