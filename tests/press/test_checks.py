"""What the desk remarks on a release: each rule with a text that breaks it and one that doesn't."""

from datetime import date

import pytest

from press import checks
from press.checks import PhotoFacts, QuoteFacts


def rules_of(hints) -> list[str]:
    return [hint.rule for hint in hints]


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Oeverstad opent een buurtkeuken", []),
        ("a" * 70, []),
        ("a" * 71, ["long"]),
        ("OEVERSTAD OPENT BUURTKEUKEN", ["capitals"]),
        ("Oeverstad opent een buurtkeuken!", ["exclamation"]),
        ("WMO-raad stapt op", ["abbreviations"]),
        ("Raad vraagt o.a. om geld", ["abbreviations"]),
        ("Oeverstad wint EK", []),
        ("OEVERSTAD opent buurtkeuken", []),
        ("OEVERSTAD OPENT buurtkeuken", ["capitals"]),
        ("OEVERSTAD OPENT nieuwe buurtkeuken", ["abbreviations"]),
    ],
)
def test_headline_is_short_quiet_and_written_in_full(title, found):
    assert rules_of(checks.headline_hints(title)) == found


def test_headline_hint_says_how_long_it_is():
    (hint,) = checks.headline_hints("a" * 84)

    assert hint.text == "84 tekens; een krant wil er hooguit 70."


@pytest.mark.parametrize(
    ("lead", "missing"),
    [
        ("Kok Celestine Amoah opent dinsdag in Oeverstad een keuken voor de hele buurt.", []),
        ("Bewoners openen vandaag een keuken voor iedereen in buurthuis De Sluis.", []),
        ("Bewoners openen een keuken voor iedereen in buurthuis De Sluis.", ["wanneer"]),
        ("Bewoners openen dinsdag een keuken voor iedereen die wil eten.", ["waar"]),
        ("Er gaat dinsdag om 10.00 uur een keuken open in de Molenstraat.", ["wie"]),
        ("Dinsdag in Oeverstad: bewoners.", ["wat"]),
        ("Bewoners openen dinsdag keuken in Oeverstad.", []),
        ("Bewoners openen dinsdag een Oeverstadse tuin", ["waar"]),
        ("Kok Celestine Amoah dinsdag in Oeverstad bij soep. Dat is feest.", ["wat"]),
    ],
)
def test_lead_answers_who_what_where_and_when(lead, missing):
    assert checks.missing_ws(lead) == missing


def test_place_of_the_release_counts_as_where_when_the_lead_names_it():
    lead = "Bewoners eten dinsdag samen, zo besloot men op verzoek van hoorn zelf."

    assert checks.missing_ws(lead) == ["waar"]
    assert checks.missing_ws(lead, "Hoorn") == []


def test_lead_of_sixty_words_is_fine_and_one_more_is_long():
    start = "Bewoners openen dinsdag in Oeverstad een keuken. "

    assert "long" not in rules_of(checks.lead_hints(start + "Ja nee. " * 26 + "Ja."))
    assert "long" in rules_of(checks.lead_hints(start + "Ja nee. " * 27))


def test_empty_lead_gets_no_remarks_before_anything_is_written():
    assert list(checks.lead_hints("  ")) == []


def test_praise_and_passive_are_marked_except_in_a_quote():
    text = "De unieke keuken wordt geopend. ‘Een geweldige dag, ik kan wel huilen’, zegt de kok. “Prachtig”, roept een buur."

    assert checks.praise_words(text) == ["unieke"]
    assert checks.passive_words(text) == ["wordt"]
    assert rules_of(checks.body_hints(text)) == ["praise", "passive"]


def test_apostrophe_in_a_quote_does_not_end_it():
    assert checks.praise_words("‘De foto’s zijn prachtig’, zegt hij. Het is geweldig.") == ["geweldig"]


def test_each_word_is_named_once():
    assert checks.passive_words("Het kan. Dat kan ook. Het zal.") == ["kan", "zal"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Bel bijv. de WMO of het CJG.", ["bijv.", "WMO", "CJG"]),
        ("Dit geldt o.a. voor mevr. De Wit.", ["o.a.", "mevr."]),
        ("Het begint om 10.00 uur en kost € 5.000.", []),
        ("Op de tv en in de EU.", []),
        ("Hij won. Zij niet.", []),
    ],
)
def test_abbreviations_are_found_as_they_stand(text, found):
    assert checks.abbreviations(text) == found


def test_sentences_end_at_a_full_stop_that_ends_one():
    text = "Mevr. De Wit komt om 10.00 uur. ‘Ik ook’, zegt J. de Vries. Wie niet?\nEen nieuwe alinea"

    assert checks.sentences(text) == [
        "Mevr. De Wit komt om 10.00 uur.",
        "‘Ik ook’, zegt J. de Vries.",
        "Wie niet?",
        "Een nieuwe alinea",
    ]


def test_sentence_of_twenty_five_words_is_fine_and_one_more_is_long():
    assert checks.long_sentences("woord " * 24 + "einde.") == []
    (hint,) = checks.body_hints("Een " + "woord " * 24 + "einde.")
    assert hint.rule == "long_sentence"
    assert hint.text == "Knip deze zin van 26 woorden in tweeën: “Een woord woord woord woord woord …”"


def test_quote_without_a_day_of_agreement_is_asked_after():
    hints = list(
        checks.quote_hints([QuoteFacts("Celestine", None), QuoteFacts("Wim", date(2026, 11, 1)), QuoteFacts("", None)])
    )

    assert [hint.text for hint in hints] == ["Op welke dag ging Celestine akkoord met deze woorden?"]


def photo(**values) -> PhotoFacts:
    return PhotoFacts(
        **{
            "title": "Plein",
            "alt": "Een plein",
            "caption": "Het plein",
            "photographer": "Sanne",
            "terms": "editorial",
            "width": 3000,
            "height": 2000,
            **values,
        }
    )


STANDING = photo(title="Kok", width=2000, height=3000)


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({}, []),
        ({"alt": ""}, ["alt"]),
        ({"alt": "", "is_decorative": True}, []),
        ({"caption": " "}, ["caption"]),
        ({"photographer": ""}, ["photographer"]),
        ({"terms": ""}, ["terms"]),
        ({"width": 2400, "height": 1600}, []),
        ({"width": 2399, "height": 1600}, ["small_print"]),
        ({"width": 1800, "height": 1200}, ["small_print"]),
        ({"width": 1799, "height": 1200}, ["web_only"]),
    ],
)
def test_photo_has_its_words_and_print_size(values, found):
    assert rules_of(checks.photo_hints([photo(**values), STANDING])) == found


def test_pictures_lie_and_stand():
    assert rules_of(checks.photo_hints([photo()])) == ["portrait"]
    assert rules_of(checks.photo_hints([STANDING])) == ["landscape"]
    assert rules_of(checks.photo_hints([photo(width=2500, height=2500)])) == ["landscape", "portrait"]
    assert rules_of(checks.photo_hints([])) == []
