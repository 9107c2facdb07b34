"""The accessibility statement: its fixed parts, what must fit together, and when it asks for attention."""

from datetime import UTC, date, datetime

import pytest

from home.enums import StatementStatus
from home.models import AccessibilityDeviation, AccessibilityStatementPage, HomePage
from home.rules import Reminder, months_after, reminder, statement_refusals, status_sentence
from home.today import todos
from tests.factories.forms import edit_data

POINT = {
    "what": "Kaart zonder lijst",
    "cause": "Te weinig tijd.",
    "consequence": "U kunt de kaart niet voorlezen.",
    "measure": "Wij maken een lijst.",
    "planned_on": date(2027, 3, 1),
}


def make_statement(home: HomePage, **changes) -> AccessibilityStatementPage:
    fields = {
        "title": "Toegankelijkheid",
        "slug": "toegankelijkheid",
        "scope": "Deze hele site.",
        "status": StatementStatus.PARTLY,
        "basis": "Getoetst door een bureau.",
        "tested_on": date(2026, 1, 31),
        "feedback": "Bel ons: 06 00 00 00 00.",
        "complaint": "De Nationale ombudsman.",
        "signed_on": date(2026, 2, 1),
        "signed_by": "Noor Dijkgraaf, directeur",
        **changes,
    }
    page = AccessibilityStatementPage(**fields)
    page.deviations = [AccessibilityDeviation(**POINT)]
    return home.add_child(instance=page)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2023, 1, 31), 13, date(2024, 2, 29)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2024, 2, 29), 36, date(2027, 2, 28)),
    ],
)
def test_months_later_is_the_same_day_or_the_last_of_a_shorter_month(day, months, later):
    assert months_after(day, months) == later


@pytest.mark.parametrize(
    ("tested_on", "signed_on", "today", "expected"),
    [
        (date(2024, 3, 10), date(2027, 1, 1), date(2027, 2, 9), None),
        (date(2024, 3, 10), date(2027, 1, 1), date(2027, 2, 10), Reminder.TEST_SOON),
        (date(2024, 3, 10), date(2027, 1, 1), date(2027, 3, 9), Reminder.TEST_SOON),
        (date(2024, 3, 10), date(2027, 1, 1), date(2027, 3, 10), Reminder.TEST_OVERDUE),
        (None, date(2026, 3, 10), date(2027, 2, 9), None),
        (None, date(2026, 3, 10), date(2027, 2, 10), Reminder.LOOK_SOON),
        (None, date(2026, 3, 10), date(2027, 3, 10), Reminder.LOOK_OVERDUE),
        # What is late goes before what is nearly late.
        (date(2024, 3, 10), date(2026, 1, 1), date(2027, 2, 20), Reminder.LOOK_OVERDUE),
    ],
)
def test_statement_asks_for_attention_a_month_before_its_terms(tested_on, signed_on, today, expected):
    assert reminder(tested_on, signed_on, today) == expected


@pytest.mark.parametrize(
    ("status", "tested_on", "points", "refused"),
    [
        ("A", date(2026, 1, 1), 0, 0),
        ("A", None, 1, 2),
        ("B", date(2026, 1, 1), 1, 0),
        ("B", None, 0, 2),
        ("C", None, 1, 0),
        ("D", None, 0, 1),
        ("E", None, 0, 0),
    ],
)
def test_status_test_and_points_must_fit_together(status, tested_on, points, refused):
    assert len(statement_refusals(status, tested_on, points)) == refused


def test_every_status_has_a_sentence_of_its_own():
    sentences = {status_sentence(status, "Welzijn") for status in StatementStatus}

    assert len(sentences) == len(StatementStatus)
    assert all("Welzijn" in sentence for sentence in sentences)


def test_statement_is_routable_and_renderable(case, home):
    page = make_statement(home)

    case.assertAllowedParentPageTypes(AccessibilityStatementPage, {HomePage})
    case.assertAllowedSubpageTypes(AccessibilityStatementPage, set())
    case.assertPageIsRoutable(page)
    case.assertPageIsRenderable(page)


@pytest.mark.whole
def test_statement_is_editable_and_previewable(case, home, chief_editor):
    page = make_statement(home)
    fields = ("scope", "status", "basis", "feedback", "complaint", "signed_by")
    data = edit_data(page, signed_on="2026-02-01", tested_on="", **{name: getattr(page, name) for name in fields})
    case.assertPageIsEditable(page, data, user=chief_editor)
    case.assertPageIsPreviewable(page, post_data=data, user=chief_editor)


def test_reader_finds_every_part_of_the_model(client, home):
    make_statement(home, register_url="https://www.toegankelijkheidsverklaring.nl/register/1")

    html = client.get("/toegankelijkheid/").content.decode()

    parts = [
        "voldoet gedeeltelijk aan WCAG\u00a02.2",
        "Deze hele site.",
        "B: voldoet gedeeltelijk",
        "https://www.toegankelijkheidsverklaring.nl/register/1",
        "Getoetst door een bureau.",
        "31 januari 2026",
        "31 januari 2029",
        *(text for name, text in POINT.items() if name != "planned_on"),
        "1 maart 2027",
        "06 00 00 00 00",
        "De Nationale ombudsman.",
        "Noor Dijkgraaf, directeur",
        "1 februari 2027",
    ]
    assert [part for part in parts if part not in html] == []
    assert html.partition("<footer")[2].count(">Toegankelijkheid</a>") == 1


def test_statement_that_contradicts_itself_stays_a_draft(home):
    assert make_statement(home, status=StatementStatus.FULL).live is False


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (datetime(2028, 12, 30, 12, tzinfo=UTC), []),
        (datetime(2028, 12, 31, 12, tzinfo=UTC), [("“Toegankelijkheid”: over hoogstens een maand", False)]),
        (datetime(2029, 1, 31, 12, tzinfo=UTC), [("“Toegankelijkheid”: de toets is meer dan 36 maanden oud", True)]),
    ],
)
def test_start_page_reminds_in_time_and_is_urgent_when_late(home, chief_editor, now, expected):
    make_statement(home, signed_on=date(2028, 12, 1))

    found = [(todo.text, todo.is_urgent) for todo in todos(chief_editor, now) if "Toegankelijkheid" in todo.text]

    assert len(found) == len(expected)
    for (text, urgent), (start, is_urgent) in zip(found, expected, strict=True):
        assert (text.startswith(start), urgent) == (True, is_urgent)
