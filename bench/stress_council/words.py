"""Sentences as minutes and reports have them, from patterns with names in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from stress_council import names
from stress_council.issues import SUBJECTS

if TYPE_CHECKING:
    import random


def _sentences(text: str) -> tuple[str, ...]:
    """One in each paragraph."""
    return tuple(" ".join(each.split()) for each in text.split("\n\n"))


_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("September", "October", "November", "December"),
)
_ORGANISATIONS = (
    *("the Environment Agency", "the police", "the fire authority", "the county"),
    *("Harrowdale Chamber of Trade", "the tenants’ federation", "the parish councils"),
    *("the Friends of Castle Park", "the bus operators", "the hospital trust"),
)
_REPORTED = _sentences("""
    The {job} presented the report, copies of which had been sent to members.

    The {job} said that spending on {subject} had been £{thousands},000 in
    {year}, {percent} per cent more than in the year before.

    It was reported that {number} households in {ward} had answered the
    questionnaire on {subject}, most of them in favour.

    Work in {street} had been finished in {month}, {number} days later than
    planned, because a water main had been found where none was known.

    The contract for {subject} ends in {month} {year}, and can be extended once,
    by two years.

    A letter from {body} was read, which asked that {street} be left out of the
    scheme until {month}.

    Of the {number} cases opened since {month}, all but {few} had been closed.

    The reserve stood at £{thousands},000 at the end of {month}, and the {job}
    did not expect to draw on it in {year}.

    Three options had been looked at; the second cost most now and least over
    {few}0 years.

    Officers had met {body} twice, and a third meeting was arranged for {month}.

    The risk that {subject} would cost more than the budget was put at {percent}
    per cent, and was kept in the register.

    Since {year} the council has had a duty to publish what it spends on
    {subject}.

    No objection had come from {body}, but {number} residents of {street} had
    signed a petition.

    The equality assessment found that people in {ward} who have no car would
    lose most if nothing took the place of the service.
""")
_DISCUSSED = _sentences("""
    Members asked how traders in {street} would be told, and whether the reserve
    could bear the cost in one year.

    Councillor {name} was concerned that {ward} had waited since {year}.

    In answer to a question, the {job} said that the figures for {month} would
    be sent to all members by e-mail.

    Councillor {name} asked whether {body} had been consulted. The {job}
    confirmed that they had, in {month}, and had made no comment.

    It was pointed out that the last review of {subject} had led to nothing.

    Members thanked the staff who had worked through the weekend of the flood.

    Councillor {name} asked for the costs to be given by ward in future reports.

    The {job} undertook to report back on {subject} in {month}.

    Some members thought £{thousands},000 too much; others recalled that the sum
    had been agreed in {month} {year}, with {body} paying a third.

    A member of the public, who lives in {street}, spoke for three minutes.

    The Chair said that {subject} would come back to the committee in any case.
""")
_POINTS = _sentences("""
    {number} of the {subject} cases were in {ward};

    the target of {percent} per cent had been missed in {month} alone;

    £{thousands},000 had been set aside for {subject};

    {street} would be closed for {few} nights in {month};

    {body} would be asked for a contribution of {percent} per cent;

    the {job} would bring the details to the meeting in {month}.
""")
_ACTIONS = _sentences("""
    That the report on {subject} be noted.

    That £{thousands},000 be added to the capital programme for {year} for
    {subject}.

    That the {job} be authorised, in consultation with the Chair, to agree terms
    with {body}.

    That the order for {street} be made as advertised.

    That a further report on {subject} be brought to the meeting in {month}.

    That the charges in appendix {few} apply from 1 April {year}.

    That consultation on {subject} in {ward} begin in {month} and last {few}
    weeks.

    That planning permission be granted, subject to the {few} conditions in the
    report and to an agreement with {body}.
""")
_PURPOSES = _sentences("""
    To consider a report of the {job} on {subject}.

    To decide how {subject} should be paid for in {year}.

    To receive the answer of {body} to the council’s letter of {month}.

    To recommend to the Council what should be done about {subject} in {ward}.
""")
_HEADINGS = ("Background", "Costs", "Discussion", "Next steps", "Consultation", "Staff")


class _Slots(dict[str, Any]):
    def __init__(self, rng: random.Random, year: int) -> None:
        super().__init__()
        self.rng, self.year = rng, year
        self.lists = {
            "job": names.JOBS,
            "subject": SUBJECTS,
            "ward": names.WARDS,
            "street": names.STREETS,
            "month": _MONTHS,
            "body": _ORGANISATIONS,
            "name": names.LAST,
        }
        self.ranges = {
            "thousands": (11, 940),
            "percent": (2, 97),
            "number": (12, 480),
            "few": (2, 9),
            "year": (year - 3, year + 2),
        }

    def __missing__(self, key: str) -> str:
        draw = self.rng.random()
        if key in self.lists:
            words = self.lists[key]
            return words[int(draw * len(words))]
        first, last = self.ranges[key]
        return str(first + int(draw * (last - first)))


class Writer:
    """Writes what one meeting says, of the years around its own."""

    def __init__(self, rng: random.Random, year: int) -> None:
        self.rng = rng
        self.slots = _Slots(rng, year)

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def reported(self, sentences: int) -> str:
        return " ".join(self._of(_REPORTED) for _ in range(sentences))

    def discussed(self, sentences: int) -> str:
        return " ".join(self._of(_DISCUSSED) for _ in range(sentences))

    def purpose(self) -> str:
        return self._of(_PURPOSES)

    def actions(self, number: int) -> list[str]:
        return [self._of(_ACTIONS) for _ in range(number)]

    def summary(self) -> str:
        return "".join(
            f"<p>{self.reported(self.rng.randrange(2, 5))}</p>"
            for _ in range(self.rng.randrange(1, 4))
        )

    def minutes(self, paragraphs: int) -> str:
        """Rich text: paragraphs, with a heading or a list between some."""
        said = [f"<p>{self.reported(self.rng.randrange(1, 4))}</p>"]
        while len(said) < paragraphs:
            draw = self.rng.random()
            if draw < 0.10:
                said.append(f"<h3>{self.rng.choice(_HEADINGS)}</h3>")
                said.append(f"<p>{self.discussed(2)}</p>")
            elif draw < 0.25:
                said.append(self._list("ul" if draw < 0.20 else "ol"))
            elif draw < 0.27:
                said.append(self._table())
            else:
                said.append(f"<p>{self.discussed(self.rng.randrange(1, 5))}</p>")
        return "".join(said)

    def _list(self, element: str) -> str:
        points = [self._of(_POINTS) for _ in range(self.rng.randrange(2, 6))]
        inside = "".join(f"<li>{point}</li>" for point in points)
        return f"<p>These points were made:</p><{element}>{inside}</{element}>"

    def _table(self) -> str:
        rows = "".join(
            f'<tr><th scope="row">{self._of(("{ward}",))}</th>'
            f"<td>{self._of(('{number}',))}</td><td>{self._of(('{percent}',))}</td></tr>"
            for _ in range(self.rng.randrange(3, 7))
        )
        head = "".join(
            f'<th scope="col">{each}</th>' for each in ("Ward", "Cases", "Per cent")
        )
        return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"

    def _of(self, patterns: tuple[str, ...]) -> str:
        pattern = patterns[int(self.rng.random() * len(patterns))]
        return pattern.format_map(self.slots)
