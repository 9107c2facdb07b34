"""The form a visitor nominates someone with, and the forms of the admin."""

import secrets
from datetime import datetime
from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from awards import rules, services
from awards.enums import PUBLIC_RESULTS, Category, NominationState, Result
from awards.models import AwardPage, AwardRoundPage, Nomination
from core.campaigns.forms import CampaignRecordForm
from core.campaigns.services import editor_sites, site_of_page
from core.pages.gate import PublishRefused
from core.pages.middleware import is_hostile
from core.people.validators import phone_number

STAMP_SALT = "awards.nominate"


def new_stamp() -> str:
    """A signed moment with a random part: it tells how long the form was open, and one form from another."""
    return signing.TimestampSigner(salt=STAMP_SALT).sign(secrets.token_urlsafe(12))


def read_stamp(stamp: str, now: datetime) -> tuple[str, datetime | None]:
    """The random part of a stamp and when it was made; nothing for a forged or stale one."""
    signer = signing.TimestampSigner(salt=STAMP_SALT)
    try:
        key = signer.unsign(stamp, max_age=rules.FORM_STAYS_GOOD_FOR)
        made = signing.b62_decode(stamp.rsplit(":", 2)[1])
    except (signing.BadSignature, ValueError):
        return "", None
    return key, datetime.fromtimestamp(made, tz=now.tzinfo)


class NominationForm(forms.Form):
    """Nominate someone: short, without an account, and nothing is public."""

    error_css_class = "has-error"

    category = forms.ChoiceField(
        label=_("What do you nominate?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what you nominate.")},
    )
    nominee_name = forms.CharField(
        label=_("Who is it?"),
        max_length=120,
        help_text=_("The name of the person, organisation or municipality."),
        error_messages={"required": _("Fill in who you nominate.")},
    )
    nominee_place = forms.CharField(
        label=_("In which town or neighbourhood?"),
        max_length=80,
        error_messages={"required": _("Fill in the town or neighbourhood.")},
    )
    nominee_contact = forms.CharField(
        label=_("How can we reach this person?"),
        max_length=160,
        required=False,
        help_text=_("A phone number, an e-mail address or a place where we find them."),
    )
    motivation = forms.CharField(
        label=_("Why is this golden?"),
        min_length=30,
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Tell what happened. Leave out names of people who were helped, and anything about health."),
        error_messages={
            "required": _("Tell why you nominate."),
            "min_length": _("Tell a bit more: two or three sentences are enough."),
            "max_length": _("This is too long. Use at most 3,000 characters."),
        },
    )
    nominator_name = forms.CharField(
        label=_("Your own name"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Fill in your own name.")},
    )
    nominator_email = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=_("We send you a mail. Your nomination counts once you confirmed it there."),
        error_messages={
            "required": _("Fill in your e-mail address."),
            "invalid": _("This is not a whole e-mail address. Write it like naam@voorbeeld.nl."),
        },
    )
    nominator_phone = forms.CharField(
        label=_("Your phone number"),
        max_length=30,
        required=False,
        validators=[phone_number],
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )
    agrees = forms.BooleanField(
        label=_("The nominee may hear that I nominated them."),
        help_text=_("By law someone who is nominated must be told where that came from."),
        error_messages={"required": _("Tick this. We can't take a nomination without it.")},
    )

    def __init__(self, *args: Any, round_page: AwardRoundPage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["category"].choices = [(one.value, one.label) for one in round_page.categories]
        if len(round_page.categories) == 1:
            self.fields["category"].initial = round_page.categories[0].value
        for name, field in self.fields.items():
            field.error_messages.setdefault("required", _("Fill this in."))
            if isinstance(field, forms.CharField) and name != "motivation":
                message = _("This is too long. Use at most %(count)s characters.")
                message %= {"count": field.max_length}
                field.error_messages.setdefault("max_length", message)
        self.submission_key = ""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for name, value in cleaned.items():
            if isinstance(value, str) and is_hostile(value):
                self.add_error(name, _("There are signs in this text that we can't keep. Type it anew."))
        self._refuse_machines()
        return cleaned

    def _refuse_machines(self) -> None:
        """A machine fills in the hidden field, or is done in no time. A person gets another try."""
        now = timezone.now()
        # `trap` stays outside `fields`, so that an error summary never points at it.
        self.submission_key, started = read_stamp(self.data.get("stempel", ""), now)
        trapped = bool(self.data.get("website", ""))
        # With other errors there is nothing to keep yet, and one reason at a time is enough.
        if not self.errors and (trapped or not rules.was_typed_by_hand(started, now)):
            raise ValidationError(
                _("We couldn't tell whether a person sent this. Please wait a few seconds and send it once more.")
            )

    def values(self) -> dict[str, Any]:
        """What goes into the record."""
        return {name: value for name, value in self.cleaned_data.items() if name != "agrees"}


class PublishFieldMixin(CampaignRecordForm):
    """What the two admin forms share: put it on the site at once, or hear in sentences why not."""

    publish_now = forms.BooleanField(
        label=_("Put on the site now"),
        required=False,
        help_text=_("Before the announcement of the round it waits, and goes up at that moment."),
    )

    def _check_category(self) -> None:
        cleaned = self.cleaned_data
        if cleaned.get("category") == Category.PERSON and not cleaned.get("names_person", True):
            self.add_error("names_person", _("A person is always named. Tick this."))


class NominationAdminForm(PublishFieldMixin):
    """Handle a nomination: follow its steps, note what was agreed to, and put it on the site."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.old_state = NominationState(self.instance.state)
        if "state" in self.fields:
            self.fields["state"].choices = [
                (state.value, state.label)
                for state in NominationState
                if rules.may_change(self.old_state, state)
                # Only the link in the mail proves that the address is the sender's.
                and (state != NominationState.RECEIVED or self.old_state != NominationState.UNCONFIRMED)
            ]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self._check_category()
        state, result = cleaned.get("state"), cleaned.get("result")
        if state and result and not rules.may_have_result(NominationState(state), Result(result)):
            sentence = _("First the nominee agrees, then comes the result. Set the state first.")
            self.add_error("result", sentence)
        if cleaned.get("publish_now") and result not in PUBLIC_RESULTS:
            self.add_error("result", _("Choose a result to put this on the site."))
        return cleaned

    def save(self, commit: bool = True) -> Nomination:
        nomination = super().save(commit=commit)
        services.tell_page(nomination)
        return nomination


class NameLaureateForm(PublishFieldMixin):
    """Name someone golden, without a round or jury: one act makes the record and the page."""

    award = forms.ModelChoiceField(label=_("Award"), queryset=AwardPage.objects.none())
    year = forms.IntegerField(
        label=_("Year"),
        min_value=2000,
        max_value=2100,
        help_text=_("When this year has no round yet, we make one for you."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sites = editor_sites(self.for_user).select_related("root_page")
        awards = [award.pk for site in sites for award in AwardPage.objects.in_campaign(site)]
        self.fields["award"].queryset = AwardPage.objects.filter(pk__in=awards)
        if len(awards) == 1:
            self.fields["award"].initial = awards[0]
        self.fields["year"].initial = timezone.localdate().year
        self.fields["publish_now"].initial = True
        self.fields["result"].choices = [(one.value, one.label) for one in Result if one in PUBLIC_RESULTS]
        self.fields["result"].initial = Result.WINNER
        for name in ("consented_name", "consented_text"):
            self.fields[name].required = True

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self._check_category()
        consent, award = cleaned.get("consent"), cleaned.get("award")
        if consent and award and site_of_page(award).pk != consent.site_id:
            self.add_error("consent", _("This consent belongs to another campaign. Choose another one."))
        if not self.errors:
            self._name(cleaned)
        return cleaned

    def _name(self, cleaned: dict[str, Any]) -> None:
        """Do it here: what the gate says is an error of this form, and what was typed stays."""
        try:
            self.named = services.name_laureate(
                award=cleaned["award"],
                category=cleaned["category"],
                name=cleaned["consented_name"],
                text=cleaned["consented_text"],
                result=Result(cleaned["result"]),
                year=cleaned["year"],
                place=cleaned["nominee_place"],
                consent=cleaned["consent"],
                names_person=cleaned["names_person"],
                user=self.for_user,
                publish_now=cleaned["publish_now"],
            )
        except PublishRefused as error:
            for sentence in error.refusals:
                self.add_error(None, sentence)

    def _post_clean(self) -> None:
        """The service made the record; the instance of this form is not it."""

    def save(self, commit: bool = True) -> Nomination:
        return self.named
