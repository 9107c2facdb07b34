"""Files to download: a form, a checklist and a template, as Word files made from our own texts."""

from io import BytesIO

from docx import Document

from demo.loading.context import DemoContext
from demo.loading.pictures import save_document
from demo.texts import Text, read_folder


def load_documents(demo: DemoContext) -> None:
    for text in read_folder("documents"):
        demo.documents[text.name] = save_document(demo, text.head["title"], f"{text.name}.docx", word_file(text))


def word_file(text: Text) -> bytes:
    """The text as a Word file with real headings and lists."""
    document = Document()
    document.core_properties.author = "Stichting Welzijn Oeverstad (voorbeeld)"
    document.core_properties.title = text.head["title"]
    document.core_properties.language = "nl-NL"
    document.add_heading(text.head["title"], level=1)
    for part in text.body.split("\n\n"):
        _add(document, part.strip())
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _add(document, part: str) -> None:
    if part.startswith("## "):
        document.add_heading(part[3:], level=2)
    elif part.startswith("- "):
        for line in part.splitlines():
            document.add_paragraph(line[2:], style="List Bullet")
    else:
        document.add_paragraph(" ".join(part.splitlines()))
