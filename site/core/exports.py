"""Lists for a Dutch spreadsheet: columns by semicolon, é intact, 06-numbers with their zero, no formulas.

A cell that begins with `= + - @` or a tab is a formula to Excel, whoever typed it into a public form
(CSV injection, OWASP). In CSV such a cell gets an apostrophe before it; in XLSX it is of type text.
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import Any

from django.contrib.admin.utils import label_for_field, lookup_field
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Manager, Model, QuerySet
from django.http import HttpResponse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.utils import get_column_letter
from wagtail_modeladmin.views import IndexView

CSV, XLSX = "csv", "xlsx"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
# What Excel and the file format hold in one cell; openpyxl refuses more.
LONGEST_CELL = 32_767
WIDEST_COLUMN = 60

Row = Sequence[Any]


def cell_text(value: Any) -> str:
    """A value as a reader of Dutch writes it: '24-11-2026 10.00', 'ja', and nothing for nothing."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime):
        local = timezone.localtime(value) if timezone.is_aware(value) else value
        return f"{local:%d-%m-%Y %H.%M}"
    if isinstance(value, date):
        return f"{value:%d-%m-%Y}"
    return ILLEGAL_CHARACTERS_RE.sub("", str(value))[:LONGEST_CELL]


def safe_csv_cell(value: Any) -> str:
    """The text of a cell that a spreadsheet reads as text: never a formula, and no zero is dropped."""
    text = cell_text(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return text
    is_formula = text.startswith(STARTS_A_FORMULA) or text.lstrip().startswith(STARTS_A_FORMULA)
    loses_zero = text.isdigit() and len(text) > 1 and text.startswith("0")
    return f"'{text}" if is_formula or loses_zero else text


def csv_bytes(rows: Iterable[Row], header: Row) -> bytes:
    """A CSV file that a Dutch Excel opens in columns: semicolons, CRLF, UTF-8 with a byte order mark."""
    out = StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    for row in (header, *rows):
        writer.writerow([safe_csv_cell(value) for value in row])
    return out.getvalue().encode("utf-8-sig")


def xlsx_bytes(rows: Iterable[Row], header: Row) -> bytes:
    """A workbook with one sheet; every cell is text, whole numbers excepted."""
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet(title=_("List"))
    lines = [[str(title) for title in header], *([_xlsx_value(value) for value in row] for row in rows)]
    for number, width in enumerate(_widths(lines), start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = "A2"
    for line in lines:
        sheet.append([_xlsx_cell(sheet, value) for value in line])
    out = BytesIO()
    workbook.save(out)
    return out.getvalue()


def _xlsx_value(value: Any) -> str | int:
    return value if type(value) is int else cell_text(value)


def _xlsx_cell(sheet: Any, value: str | int) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value)
    if isinstance(value, str):
        cell.data_type, cell.number_format = "s", "@"
    return cell


def _widths(lines: list[list[str | int]]) -> Iterator[int]:
    for column in zip(*lines, strict=True):
        longest = max(len(str(value)) for value in column)
        yield min(longest + 2, WIDEST_COLUMN)


def csv_response(rows: Iterable[Row], header: Row, filename: str) -> HttpResponse:
    """A CSV download; `filename` without its ending."""
    return _download(csv_bytes(rows, header), "text/csv; charset=utf-8", f"{filename}.{CSV}")


def xlsx_response(rows: Iterable[Row], header: Row, filename: str) -> HttpResponse:
    """An Excel download; `filename` without its ending."""
    return _download(xlsx_bytes(rows, header), XLSX_TYPE, f"{filename}.{XLSX}")


def _download(content: bytes, content_type: str, filename: str) -> HttpResponse:
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{filename}"'
    response["Cache-Control"] = "private, no-store"
    return response


class CampaignExportMixin:
    """For a ModelAdmin index view: its CSV and XLSX downloads go through this module."""

    def as_spreadsheet(self, queryset: QuerySet, spreadsheet_format: str) -> HttpResponse:
        header = [self.get_heading(queryset, name) for name in self.list_export]
        rows = ([self._export_value(item, name) for name in self.list_export] for item in queryset)
        respond = csv_response if spreadsheet_format == CSV else xlsx_response
        return respond(rows, header, self.get_filename())

    def get_filename(self) -> str:
        today = timezone.localdate()
        name = getattr(self.model_admin, "export_filename", "") or self.opts.model_name
        return f"{name}-{today:%Y-%m-%d}"

    def get_heading(self, queryset: QuerySet, field: str) -> str:
        """The label of a column as the admin shows it, with its first letter large."""
        try:
            return capfirst(str(label_for_field(field, model=self.model, model_admin=self.model_admin)))
        except (AttributeError, FieldDoesNotExist):
            return capfirst(field)

    def _export_value(self, item: Model, name: str) -> Any:
        display = getattr(item, f"get_{name}_display", None)
        if display is not None:
            return display()
        _field, _attribute, value = lookup_field(name, item, self.model_admin)
        if isinstance(value, Manager):
            return ", ".join(str(one) for one in value.all())
        return value


class CampaignExportIndexView(CampaignExportMixin, IndexView):
    """The list of a ModelAdmin class, with our downloads: `index_view_class = CampaignExportIndexView`."""
