"""The pattern page: every component in every state, for who works on the site. Only where `PATTERN_PAGE` is on."""

from datetime import UTC, datetime
from types import SimpleNamespace

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from core.blocks.story import VideoBlock

LONG_WORD = "Schuldhulpverleningsovereenkomstenadministratie"
TEXT = (
    "Vorige week zaten we met zeven mensen om een tafel. De huisarts had een halfuur, de woningcorporatie was er, "
    "en iemand van de thuiszorg. Iedereen kende een stukje."
)


class PatternForm(forms.Form):
    """A field of each kind; filled in wrongly, so that each error shows."""

    name = forms.CharField(label="Uw naam", help_text="Zoals u genoemd wilt worden.")
    mail = forms.EmailField(label="Uw e-mailadres", required=False)
    kind = forms.ChoiceField(label="Voor wie?", choices=[("a", "Een inwoner"), ("b", LONG_WORD)])
    way = forms.ChoiceField(label="Hoe?", choices=[("a", "Telefoon"), ("b", "Post")], widget=forms.RadioSelect)
    story = forms.CharField(label="Uw verhaal", widget=forms.Textarea(attrs={"rows": 4}))
    agree = forms.BooleanField(label="Ik ga akkoord met het huishoudelijk reglement.")


@require_safe
def pattern_page(request: HttpRequest) -> HttpResponse:
    """Names and texts are made up; nothing is asked of the database but the frame of the page."""
    response = render(request, "patterns.html", _patterns())
    response["X-Robots-Tag"] = "noindex"
    return response


def _patterns() -> dict[str, object]:
    writer = SimpleNamespace(
        name="Ineke van Rossum-Oudekerk",
        role="opbouwwerker",
        role_line="opbouwwerker in de Molenbuurt, Stichting Welzijn Oeverstad",
        portrait=None,
        public_phone="06 00 00 00 20",
        phone_link="+31600000020",
        public_email="ineke.van.rossum-oudekerk@welzijnoeverstad.example",
    )
    moment = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
    letter = SimpleNamespace(
        writer=writer,
        first_published_at=moment,
        body=f"{TEXT} {LONG_WORD}",
        question="Mogen wij nog over iemand overleggen als die persoon er niet bij is?",
        recognisability="composite",
    )
    card = SimpleNamespace(
        url="#", title="De doos die niet dicht kon", text=TEXT, meta="24 november 2026", kicker="", image=None
    )
    steps = [
        SimpleNamespace(state=SimpleNamespace(value=value, label="komt nog"), kind=kind, moment=moment)
        for value, kind in (("done", _named("voordragen begint")), ("now", _named("voordragen sluit, de jury leest")))
    ]
    steps.append(
        SimpleNamespace(
            state=SimpleNamespace(value="next", label="komt nog"), kind=_named("de bekendmaking"), moment=moment
        )
    )
    wrong = PatternForm({"fout-mail": "geen adres"}, prefix="fout")
    wrong.fields["way"].label = "Hoe bereiken we u?"
    wrong.is_valid()
    return {
        "long_word": LONG_WORD,
        "text": TEXT,
        "writer": writer,
        "letter": letter,
        "video": VideoBlock().render({"title": "Een dag in de buurtkeuken", "url": "https://youtu.be/voorbeeld"}),
        "cards": [card, SimpleNamespace(**{**vars(card), "kicker": "Persbericht", "title": LONG_WORD}), card],
        "round": SimpleNamespace(steps=steps),
        "form": PatternForm(auto_id="goed_%s"),
        "wrong": wrong,
        "middle": Paginator(range(30), 10).page(2),
    }


def _named(label: str) -> SimpleNamespace:
    return SimpleNamespace(label=label)
