"""A table that can be read aloud: a caption, a heading above every column, and no cell without one (WCAG 1.3.1)."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ChoiceBlock, StructBlock
from wagtail.contrib.typed_table_block.blocks import TypedTable, TypedTableBlock, TypedTableBlockValidationError


class HeadedTableBlock(TypedTableBlock):
    """Rows and columns; refuses a table without caption, rows, or a heading above each column."""

    text = CharBlock(label=_("Words"), required=False)
    number = CharBlock(label=_("Numbers"), required=False)

    class Meta:
        label = _("Table")

    def clean(self, table: TypedTable) -> TypedTable:
        cleaned = super().clean(table)
        if self.is_deferred_validation:
            # A draft may be half done.
            return cleaned
        problems = []
        if not cleaned.caption.strip():
            problems.append(gettext("Give the table a caption: what does it show?"))
        if not cleaned.columns or not cleaned.row_data:
            problems.append(gettext("Add at least one column and one row."))
        if any(not column["heading"].strip() for column in cleaned.columns):
            problems.append(gettext("Write a heading above each column."))
        if problems:
            raise TypedTableBlockValidationError(non_block_errors=problems)
        return cleaned


class TableBlock(StructBlock):
    """A table with its caption and headings."""

    table = HeadedTableBlock()
    headings = ChoiceBlock(
        label=_("Where are the headings?"),
        choices=[("row", _("In the top row")), ("row_and_column", _("In the top row and the first column"))],
        default="row",
    )

    class Meta:
        icon = "table"
        label = _("Table")
        template = "blocks/table.html"
        description = _("Figures or words in rows and columns, each with a heading.")
        preview_value = {
            "table": {
                "caption": "Wat een maaltijd in de buurtkeuken kost",
                "columns": [{"type": "text", "heading": "Voor wie"}, {"type": "number", "heading": "Prijs"}],
                "rows": [{"values": ["Kinderen", "€ 1"]}, {"values": ["Volwassenen", "€ 3"]}],
            },
            "headings": "row_and_column",
        }


def table_cells(table: TypedTable) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The headings above the columns, and the rows, as plain words."""
    headings = tuple(column["heading"] for column in table.columns)
    return headings, tuple(tuple(str(value or "") for value in row["values"]) for row in table.row_data)


def table_text(table: TypedTable) -> str:
    """The table for whoever gets plain text: its caption, then a line for each row that names every cell."""
    headings, rows = table_cells(table)
    lines = ("; ".join(f"{heading}: {cell}" for heading, cell in zip(headings, row, strict=True)) for row in rows)
    return "\n".join([table.caption, *lines])


def has_row_headings(value: Any) -> bool:
    """Whether the first column of a table block names its row."""
    return value.get("headings") == "row_and_column"
