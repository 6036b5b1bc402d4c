"""What every form of the desk shares: its look, and its list of what is wrong."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

_CLASSES: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.CheckboxInput, ""),
    (forms.RadioSelect, ""),
    (forms.CheckboxSelectMultiple, ""),
    (forms.Textarea, "govuk-textarea"),
    (forms.Select, "govuk-select"),
    (forms.widgets.Input, "govuk-input"),
)


class DeskForm(forms.Form):
    """A form in our look. It says itself what is missing, in our words.

    `words` has a field's label, its hint, and what to say where it is left empty: for
    forms that come from elsewhere.
    """

    use_required_attribute = False
    words: ClassVar[dict[str, tuple[str, str, str]]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            widget = field.widget
            widget.attrs.pop("placeholder", None)
            look = next(
                (look for kind, look in _CLASSES if isinstance(widget, kind)), ""
            )
            if look:
                widget.attrs.setdefault("class", look)
        for name, (label, hint, missing) in self.words.items():
            field = self.fields[name]
            field.label, field.help_text = label, hint
            field.error_messages["required"] = missing

    def offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        """Give a field what may be chosen in it, as value and words."""
        field = self.fields[name]
        if not isinstance(field, forms.ChoiceField):
            raise TypeError(name)
        field.choices = choices

    def faults(self) -> list[tuple[str, str]]:
        """For the summary above the form: each fault with its field's id, or ""."""
        of_all = [("", str(says)) for says in self.non_field_errors()]
        return of_all + [
            (field.id_for_label or field.auto_id, str(says))
            for field in self
            for says in field.errors
        ]


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
