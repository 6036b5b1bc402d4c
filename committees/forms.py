"""What every form of the desk shares: its look, and its list of what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLASSES: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.CheckboxInput, ""),
    (forms.RadioSelect, ""),
    (forms.CheckboxSelectMultiple, ""),
    (forms.Textarea, "govuk-textarea"),
    (forms.Select, "govuk-select"),
    (forms.widgets.Input, "govuk-input"),
)


class DeskForm(forms.Form):
    """A form in our look. It says itself what is missing, in our words."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            widget = field.widget
            look = next(
                (look for kind, look in _CLASSES if isinstance(widget, kind)), ""
            )
            if look:
                widget.attrs.setdefault("class", look)

    def offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        """Give a field what may be chosen in it, as value and words."""
        field = self.fields[name]
        if not isinstance(field, forms.ChoiceField):
            raise TypeError(name)
        field.choices = choices

    def faults(self) -> Iterator[tuple[str, str]]:
        """For the summary above the form: each fault with its field's id, or ""."""
        for says in self.non_field_errors():
            yield "", str(says)
        for field in self:
            for says in field.errors:
                yield field.id_for_label, str(says)


class DateField(forms.DateField):
    """A day, by the browser's own picker."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        kwargs.setdefault("widget", widget)
        kwargs.setdefault(
            "error_messages", {"invalid": "Write the date as 18/3/2027, or choose it."}
        )
        super().__init__(
            input_formats=["%Y-%m-%d", "%d/%m/%Y", "%d %B %Y", "%d %b %Y"], **kwargs
        )


class TimeField(forms.TimeField):
    """A time on the council's own clock."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
        kwargs.setdefault("widget", widget)
        kwargs.setdefault("error_messages", {"invalid": "Write the time as 18:30."})
        super().__init__(input_formats=["%H:%M", "%H.%M", "%H:%M:%S"], **kwargs)
