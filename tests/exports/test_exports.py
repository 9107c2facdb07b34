"""Downloads open in a Dutch spreadsheet and carry no formulas."""

import csv
from datetime import UTC, date, datetime
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from core.exports import cell_text, csv_bytes, csv_response, safe_csv_cell, xlsx_bytes, xlsx_response

HEADER = ["Naam", "Telefoon", "Tekst"]


def read_csv(content: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def read_xlsx(content: bytes) -> list[list]:
    sheet = load_workbook(BytesIO(content)).active
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_csv_begins_with_a_byte_order_mark_and_separates_by_semicolon():
    assert csv_bytes([["Café", "a;b"]], ["Naam", "Tekst"]) == '\ufeffNaam;Tekst\r\nCafé;"a;b"\r\n'.encode()


@pytest.mark.parametrize("text", ["=1+1", "+31", "-2", "@SUM(A1)", "\t=1", "  =1", "\r=1"])
def test_csv_cell_that_begins_like_a_formula_gets_an_apostrophe(text):
    assert safe_csv_cell(text) == f"'{text}"


def test_csv_keeps_the_zero_of_a_phone_number():
    assert read_csv(csv_bytes([["Bo", "0612345678", "x"]], HEADER))[1] == ["Bo", "'0612345678", "x"]


def test_csv_leaves_ordinary_text_and_numbers_alone():
    assert [safe_csv_cell(value) for value in ("06-12345678", "0", "10", 7, -3, "")] == [
        "06-12345678",
        "0",
        "10",
        "7",
        "-3",
        "",
    ]


def test_csv_keeps_line_breaks_and_quotes_inside_one_cell():
    text = 'Eerste regel\n"tweede"; regel'
    assert read_csv(csv_bytes([["Bo", "", text]], HEADER))[1] == ["Bo", "", text]


def test_xlsx_cells_are_text_and_never_a_formula():
    content = xlsx_bytes([["=1+1", "0612345678", "é"]], HEADER)
    row = list(load_workbook(BytesIO(content)).active.iter_rows())[1]
    assert [(cell.value, cell.data_type) for cell in row] == [("=1+1", "s"), ("0612345678", "s"), ("é", "s")]


def test_xlsx_keeps_whole_numbers_as_numbers():
    assert read_xlsx(xlsx_bytes([[2026]], ["Jaar"])) == [["Jaar"], [2026]]


def test_xlsx_drops_characters_the_format_forbids_and_cuts_what_is_too_long():
    rows = read_xlsx(xlsx_bytes([["a\x0bb", "x" * 40_000]], ["a", "b"]))
    assert [rows[1][0], len(rows[1][1])] == ["ab", 32_767]


def test_dates_are_written_the_dutch_way_in_amsterdam_time():
    moment = datetime(2026, 7, 1, 22, 30, tzinfo=UTC)
    assert [cell_text(moment), cell_text(date(2026, 7, 1))] == ["02-07-2026 00.30", "01-07-2026"]


def test_yes_and_no_are_words():
    assert [cell_text(True), cell_text(False), cell_text(None)] == ["ja", "nee", ""]


@pytest.mark.parametrize(("respond", "ending"), [(csv_response, "csv"), (xlsx_response, "xlsx")])
def test_download_has_a_name_and_is_kept_by_no_cache(respond, ending):
    response = respond([["Bo", "", ""]], HEADER, "voordrachten")
    assert response["Content-Disposition"] == f'attachment; filename="voordrachten.{ending}"'
    assert response["Cache-Control"] == "private, no-store"
