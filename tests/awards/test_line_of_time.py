"""The line of time of a round, the one sentence on a card, and places in Dutch order: plain values only."""

from datetime import UTC, datetime

import pytest

from awards.enums import StepKind, StepState
from awards.rules import first_sentence, place_order, round_steps

OPENS, CLOSES, ANNOUNCES = (datetime(2026, month, 1, 9, tzinfo=UTC) for month in (3, 5, 7))
DONE, NOW, NEXT = StepState.DONE, StepState.NOW, StepState.NEXT


@pytest.mark.parametrize(
    ("month", "states"),
    [(2, [NEXT, NEXT, NEXT]), (3, [NOW, NEXT, NEXT]), (6, [DONE, NOW, NEXT]), (8, [DONE, DONE, NOW])],
)
def test_last_step_that_has_been_is_where_the_round_stands(month, states):
    steps = round_steps(
        opens_at=OPENS, closes_at=CLOSES, announces_at=ANNOUNCES, now=datetime(2026, month, 15, tzinfo=UTC)
    )

    assert [step.state for step in steps] == states
    assert [step.kind for step in steps] == [StepKind.OPENS, StepKind.CLOSES, StepKind.ANNOUNCES]


def test_step_counts_from_its_own_minute_on():
    (step,) = round_steps(opens_at=OPENS, closes_at=None, announces_at=None, now=OPENS)

    assert step.state == NOW


def test_round_without_times_has_no_line():
    assert round_steps(opens_at=None, closes_at=None, announces_at=None, now=OPENS) == []


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Zij kookt. Voor iedereen.", "Zij kookt."),
        ("Mw. De Vries kookt.\n\nElke dag.", "Mw. De Vries kookt."),
        ("Om 10.30 uur gaat de deur open! Kom.", "Om 10.30 uur gaat de deur open!"),
        ("Zonder punt", "Zonder punt"),
        ("", ""),
    ],
)
def test_first_sentence_is_taken_as_it_was_agreed_to(text, sentence):
    assert first_sentence(text) == sentence


def test_places_stand_as_in_dutch_lists():
    """'s-Gravenhage under S, De Bilt before Delft, accents and capitals without weight."""
    names = [
        "Utrecht",
        "’s-Hertogenbosch",
        "Delft",
        "Súdwest-Fryslân",
        "De Bilt",
        "'s-Gravenhage",
        "Schagen",
        "Den Haag",
    ]

    expected = [
        "De Bilt",
        "Delft",
        "Den Haag",
        "'s-Gravenhage",
        "’s-Hertogenbosch",
        "Schagen",
        "Súdwest-Fryslân",
        "Utrecht",
    ]
    assert sorted(names, key=place_order) == expected
