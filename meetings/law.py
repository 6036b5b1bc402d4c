"""The law's lists, one table a nation.

The names are short forms for readers, not the statute's text, and were written from
knowledge of the Acts: check a paragraph against the Act before relying on it. Which
paragraph applies, and whether the public interest outweighs it, the clerk judges.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.conf import settings


class Nation(StrEnum):
    ENGLAND = "england"
    WALES = "wales"
    SCOTLAND = "scotland"
    NORTHERN_IRELAND = "northern_ireland"


@dataclass(frozen=True)
class Exemptions:
    """The paragraphs under which a council may keep matter out of the public part."""

    source: str
    paragraphs: Mapping[int, str]

    def name(self, paragraph: int) -> str:
        """Say what the paragraph is about; "" for one that the list doesn't have."""
        return self.paragraphs.get(paragraph, "")

    def cite(self, paragraphs: Sequence[int]) -> str:
        """Cite as an agenda does: "paragraph 3 (financial …) of Part 1 of …"."""
        if not paragraphs:
            return self.source
        named = [
            f"{number} ({name})" if (name := self.name(number)) else str(number)
            for number in paragraphs
        ]
        head = ", ".join(named[:-1])
        listed = f"{head} and {named[-1]}" if head else named[-1]
        word = "paragraph" if len(named) == 1 else "paragraphs"
        return f"{word} {listed} of {self.source}"


_LABOUR = "consultations or negotiations about labour relations"
_NOTICE = "a proposed notice, order or direction"
_CRIME = "preventing, investigating or prosecuting crime"

EXEMPTIONS: Mapping[Nation, Exemptions] = {
    Nation.ENGLAND: Exemptions(
        source="Part 1 of Schedule 12A to the Local Government Act 1972",
        paragraphs={
            1: "an individual",
            2: "the identity of an individual",
            3: "financial or business affairs",
            4: _LABOUR,
            5: "legal professional privilege",
            6: _NOTICE,
            7: _CRIME,
        },
    ),
    Nation.WALES: Exemptions(
        source="Part 4 of Schedule 12A to the Local Government Act 1972",
        paragraphs={
            12: "an individual",
            13: "the identity of an individual",
            14: "financial or business affairs",
            15: _LABOUR,
            16: "legal professional privilege",
            17: _NOTICE,
            18: _CRIME,
        },
    ),
    Nation.SCOTLAND: Exemptions(
        source="Part I of Schedule 7A to the Local Government (Scotland) Act 1973",
        paragraphs={
            1: "an employee or office holder",
            2: "an occupier of the council’s accommodation",
            3: "someone who receives a service",
            4: "someone who receives financial assistance",
            5: "adoption, care, fostering or education of a child",
            6: "financial or business affairs",
            7: "social work reports and supervision",
            8: "spending proposed under a contract",
            9: "terms proposed in negotiating a contract",
            10: "who offers a tender",
            11: _LABOUR,
            12: "legal advice and proceedings",
            13: _NOTICE,
            14: _CRIME,
            15: "a protected informant",
        },
    ),
    Nation.NORTHERN_IRELAND: Exemptions(
        source="Part 1 of Schedule 6 to the Local Government Act "
        "(Northern Ireland) 2014",
        paragraphs={
            1: "an individual",
            2: "the identity of an individual",
            3: "financial or business affairs",
            4: _LABOUR,
            5: "legal professional privilege",
            6: _NOTICE,
            7: _CRIME,
        },
    ),
}


def council_nation() -> Nation:
    """The nation whose law the council keeps: the setting COUNCIL_NATION."""
    return Nation(settings.COUNCIL_NATION)
