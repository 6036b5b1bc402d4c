"""The form that publishes: what was previewed, and the reasons that go out with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms

from committees.forms import DeskForm
from meetings.actions.checked import Press, papers_without_reason
from meetings.clear_days import is_late
from meetings.desk.what_goes_out import new_papers, supplement_words
from meetings.record.base import LONGEST

if TYPE_CHECKING:
    from typing import Self

    from meetings.models import Meeting
    from meetings.previews import Preview


class PressForm(DeskForm):
    """Which reasons are asked for depends on the preview; the action says which are
    needed."""

    # The page writes both itself, of the preview that it shows.
    number = forms.IntegerField(min_value=1)
    fingerprint = forms.CharField(max_length=64)
    late_reason = forms.CharField(
        label="Why the agenda is late",
        help_text="The public reads it above the agenda.",
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    short_notice = forms.BooleanField(
        label="The meeting was convened at shorter notice", required=False
    )
    documents_reason = forms.CharField(
        label="Why these papers come after the agenda",
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    correction = forms.CharField(
        label="What this edition corrects or adds",
        help_text="The public reads it with this edition.",
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    sure = forms.BooleanField(
        label="I have read the preview",
        error_messages={"required": "Read the preview, then tick that you have."},
    )

    # Whether the check stopped it.
    stopped = False

    @classmethod
    def fresh(cls, meeting: Meeting, preview: Preview) -> Self:
        form = cls(
            initial={
                "number": preview.number,
                "fingerprint": preview.fingerprint,
                "late_reason": meeting.late_reason,
                "short_notice": meeting.convened_short_notice,
                "correction": _added(preview),
            }
        )
        return form.asking(preview)

    def press(self) -> Press:
        said = self.cleaned_data
        return Press(
            number=said["number"],
            fingerprint=said["fingerprint"],
            correction=said["correction"],
            late_reason=said["late_reason"],
            short_notice=said["short_notice"],
            documents_reason=said["documents_reason"],
        )

    def asking(self, preview: Preview) -> Self:
        """The form as the preview that is shown asks: what was filled in stays, but
        nobody has read that preview yet where it is another one than before."""
        agenda, first = preview.kind == "agenda", preview.number == 1
        late = agenda and is_late(preview.full.date, preview.now)
        self.asks_why_late = late and first
        papers = papers_without_reason(preview) if agenda and not first else []
        self.asks_about_papers = bool(papers)
        self.papers = new_papers(preview, papers)
        self.asks_for_correction = preview.kind != "notice" and not first
        if self.data.get("fingerprint") != preview.fingerprint:
            self.data = {name: self.data[name] for name in self.data if name != "sure"}
        return self


def _added(preview: Preview) -> str:
    """What a supplement adds is said already; in the public's words, without what
    only the full record knows."""
    if not preview.supplement:
        return ""
    said = supplement_words(preview.opened, preview.supplement)
    return f"{said}." if said else ""
