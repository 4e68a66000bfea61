"""Documents for tests."""

from streams.text.document import Document, TextField


def document_of(body: str, title: str = "") -> Document:
    """An article of plain text."""
    return Document(TextField.of("title", title), TextField.of("body", body))
