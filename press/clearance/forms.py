"""What is asked of editors, directors and journalists around a release."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class TimeForm(forms.Form):
    """The day and time a release opens, in Europe/Amsterdam; with a reason it is an embargo."""

    day = forms.DateField(label=_("day"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))
    time = forms.TimeField(label=_("time"), widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}))

    @property
    def opens_at(self) -> datetime | None:
        """The moment (aware), or None while it isn't filled in well."""
        day, time = self.cleaned_data.get("day"), self.cleaned_data.get("time")
        return timezone.make_aware(datetime.combine(day, time)) if day and time is not None else None


class EmbargoForm(TimeForm):
    reason = forms.CharField(
        label=_("reason of the embargo"),
        max_length=300,
        help_text=_("Journalists read it. For example: the winners hear it themselves on Friday."),
    )
    sure = forms.BooleanField(label=_("more than three days: I am sure"), required=False)


class ApproveForm(forms.Form):
    """A yes to the very text that stood on the screen, by its digest."""

    seen = forms.CharField(widget=forms.HiddenInput)


class DirectorForm(forms.Form):
    name = forms.CharField(label=_("name"), max_length=120)
    email = forms.EmailField(label=_("e-mail"))


class InviteForm(forms.Form):
    name = forms.CharField(label=_("name"), max_length=120)
    outlet = forms.CharField(label=_("medium"), max_length=120, required=False)
    email = forms.EmailField(label=_("e-mail"))


class ChangeForm(forms.Form):
    note = forms.CharField(
        label=_("what changed"),
        max_length=300,
        help_text=_("Readers see it. For example: ‘The amount was € 5,000, not € 50,000.’"),
    )


class WithdrawForm(forms.Form):
    notice = forms.CharField(
        label=_("sentence for readers"),
        max_length=300,
        help_text=_("It stands at the address of the release from now on."),
    )


class DirectorAnswerForm(forms.Form):
    """The director's yes or no; a no needs a remark."""

    name = forms.CharField(label=_("your name"), max_length=120)
    remark = forms.CharField(label=_("remark"), max_length=1000, required=False, widget=forms.Textarea)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "send_back" in self.data and not (cleaned.get("remark") or "").strip():
            self.add_error("remark", _("Write what should change."))
        return cleaned


class AgreeForm(forms.Form):
    name = forms.CharField(label=_("your name"), max_length=120)
    outlet = forms.CharField(label=_("medium"), max_length=120)
