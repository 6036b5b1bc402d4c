"""What a clerk says of a document: beside a new file, or of one that is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast, get_args

from django import forms

from committees.forms import DeskForm
from meetings.actions.outline import agenda_is_out
from meetings.actions.papers import Description
from meetings.law import EXEMPTIONS, council_nation
from meetings.papers.kinds import ENDINGS
from meetings.record.documents import DocumentKind, PrivateRecord
from meetings.wording import document_kind_words

if TYPE_CHECKING:
    from meetings.models import Document, Meeting
    from meetings.record.documents import PrivateClass

LONGEST_TITLE = 500
LONGEST_PROSE = 20_000
KINDS = [
    (kind, "Other" if kind == "other" else document_kind_words(kind))
    for kind in get_args(DocumentKind)
    if kind != "minutes"
]
_CLASSES = [
    ("", "Public"),
    ("exempt", "Exempt: choose the paragraphs, and say why"),
    ("confidential", "Confidential, by law or by order of a court"),
]


class SeveralFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class DescriptionForm(DeskForm):
    """`meeting`: whose document it is; `about`: what it says now."""

    kind = forms.ChoiceField(label="Its kind", choices=KINDS)
    title = forms.CharField(
        label="Title",
        required=False,
        max_length=LONGEST_TITLE,
        help_text="Left empty, it is the file’s name without its ending.",
        error_messages={
            "max_length": f"Shorten the title to {LONGEST_TITLE} characters or fewer."
        },
    )
    private_class = forms.ChoiceField(
        label="Public, exempt or confidential",
        choices=_CLASSES,
        required=False,
        initial="",
        widget=forms.RadioSelect,
    )
    paragraphs = forms.MultipleChoiceField(
        label="Paragraphs that make it exempt",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    private_description = forms.CharField(
        label="Why it is not for publication",
        required=False,
        max_length=LONGEST_PROSE,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    public_interest = forms.CharField(
        label="Why the public interest is in keeping it back",
        required=False,
        max_length=LONGEST_PROSE,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    published_late_reason = forms.CharField(
        label="Why it comes after the agenda",
        required=False,
        max_length=LONGEST_PROSE,
        help_text="The agenda is out. The reason stands beside the document for all.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(
        self, *args: Any, meeting: Meeting, about: Document | None = None, **kwargs: Any
    ) -> None:
        self.about = about
        if about:
            kwargs["initial"] = _said(about) | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        paragraphs = EXEMPTIONS[council_nation()].paragraphs
        self.offer("paragraphs", [(str(n), f"{n}: {s}") for n, s in paragraphs.items()])
        if about and about.kind not in dict(KINDS):
            self.offer("kind", [*KINDS, (about.kind, document_kind_words(about.kind))])
        late = about.published_late_reason if about else ""
        if not late and not agenda_is_out(meeting):
            del self.fields["published_late_reason"]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if said.get("private_class") == "exempt" and not said.get("paragraphs"):
            self.add_error(
                "paragraphs", "Choose the paragraph that makes the document exempt."
            )
        return said

    def description(self) -> Description:
        """What a valid form says."""
        said = self.cleaned_data
        return Description(
            kind=cast("DocumentKind", said["kind"]),
            title=" ".join(said["title"].split()),
            private=self._private(),
            published_late_reason=said.get("published_late_reason", ""),
        )

    def _private(self) -> PrivateRecord | None:
        said = self.cleaned_data
        if not said["private_class"]:
            return None
        exempt = said["private_class"] == "exempt"
        about = self.about
        return PrivateRecord(
            class_=cast("PrivateClass", said["private_class"]),
            paragraphs=tuple(map(int, said["paragraphs"])) if exempt else (),
            description=said["private_description"],
            public_interest=said["public_interest"],
            # Not asked for here: as an import has brought them.
            open_title=about.open_title if about else "",
            public_summary=about.public_summary if about else "",
            review_on=about.review_on if about else None,
        )


class UploadForm(DescriptionForm):
    """New documents: one file, or several with the same description."""

    field_order = ("file", "kind", "title")

    file = forms.FileField(
        label="Add documents",
        required=False,
        help_text="PDF is best. Word, Excel, PowerPoint, OpenDocument, CSV, plain text,"
        " PNG and JPEG go too; up to 50 MB each. You can choose several at once.",
        widget=SeveralFiles(
            attrs={"accept": ",".join(f".{ending}" for ending in ENDINGS)}
        ),
    )


class ReplaceForm(DeskForm):
    file = forms.FileField(
        label="The new file",
        required=False,
        help_text="Up to 50 MB.",
        widget=forms.FileInput(
            attrs={"accept": ",".join(f".{ending}" for ending in ENDINGS)}
        ),
    )


class DocumentForm(DescriptionForm):
    """One document, with the item that it belongs to."""

    field_order = ("title", "kind", "item")

    item = forms.ChoiceField(
        label="It belongs to",
        required=False,
        help_text="Moved elsewhere, it comes last there.",
    )


def _said(row: Document) -> dict[str, Any]:
    return {
        "kind": row.kind,
        "title": row.title,
        "private_class": row.private_class,
        "paragraphs": [each for each in row.paragraphs.split(",") if each],
        "private_description": row.private_description,
        "public_interest": row.public_interest,
        "published_late_reason": row.published_late_reason,
        "item": row.item.uid if row.item else "",
    }
