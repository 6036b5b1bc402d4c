"""The members and officers of Harrowdale."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from meetings.record.items import OfficerContactRecord
from meetings.record.people import PersonRecord
from opendata.demo.text import uid

COUNCIL = "Harrowdale Borough Council"


def address(name: str) -> str:
    """Return the e-mail address of that name: no accents, no apostrophes."""
    letters = unicodedata.normalize("NFKD", name.lower().removeprefix("dr "))
    words = re.findall("[a-z]+", re.sub("[^a-z ]", "", letters))
    return f"{'.'.join(words)}@harrowdale.example"


@dataclass(frozen=True)
class Member:
    """A member. `ward_printed` where another member has the same name."""

    name: str
    ward: str = ""
    party: str = ""
    kind: Literal["councillor", "co_opted", "independent"] = "councillor"
    email: str = ""
    ward_printed: bool = False

    @cached_property
    def uid(self) -> str:
        return uid(f"member {self.name} {self.ward}")

    @property
    def title(self) -> str:
        """The name as it is printed everywhere."""
        return f"Councillor {self.name}" if self.kind == "councillor" else self.name

    @cached_property
    def printed(self) -> PersonRecord:
        """The person as a record prints them."""
        ward = self.ward if self.ward_printed else ""
        return PersonRecord(name=self.title, uid=self.uid, ward=ward)


@dataclass(frozen=True)
class Officer:
    name: str
    job_title: str
    phone: str
    team: str

    @property
    def contact(self) -> OfficerContactRecord:
        return OfficerContactRecord(
            name=self.name,
            job_title=self.job_title,
            email=address(self.name),
            phone=self.phone,
        )


OLDROYD = Member("Margaret Oldroyd", "Castle", "Labour")
OHARA = Member("Declan O’Hara", "Station", "Labour")
OKAFOR = Member("Ngozi Okafor", "Priory", "Labour")
PRYDDERCH = Member("Llŷr Prydderch", "Maes-y-Dŵr", "Green")
RAHMAN = Member("Farida Rahman", "Long Meadow", "Liberal Democrat")
DAVIES_LLANFAIR = Member(
    "Alun Davies",
    "Llanfair",
    "Liberal Democrat",
    email="alun.davies.llanfair@harrowdale.example",
    ward_printed=True,
)
DAVIES_PENMORFA = Member(
    "Alun Davies",
    "Penmorfa",
    "Conservative",
    email="alun.davies.penmorfa@harrowdale.example",
    ward_printed=True,
)
ACKROYD = Member("Jean Ackroyd", "Upper Dale", "Independent")
VENKATARAMAN = Member("Priya Venkataraman", "Wharfside", "Labour")
BRINDLEY = Member("Thomas Brindley", "Brackenhurst", "Conservative")
CAPSTICK = Member("Doreen Capstick", "Wharfside", "Conservative")
LINDQVIST = Member("Dr Hannah Lindqvist", kind="co_opted")
HARGREAVE = Member("Simon Hargreave", "Castle", "Labour")
NWOSU = Member("Ifeoma Nwosu", "Castle", "Labour")
TATTERSALL = Member("Kevin Tattersall", "Station", "Labour")
KILBRIDE = Member("Maureen Kilbride", "Station", "Labour")
REES_MORGAN = Member("Bethan Rees-Morgan", "Priory", "Green")
PUW = Member("Gwilym Puw", "Maes-y-Dŵr", "Labour")
BEBB = Member("Siân Bebb", "Maes-y-Dŵr", "Green")
LIGHTOWLER = Member("Graham Lightowler", "Long Meadow", "Liberal Democrat")
PENNANT = Member("Carys Pennant", "Llanfair", "Liberal Democrat")
ALDOUS = Member("Roger Aldous", "Penmorfa", "Conservative")
METCALFE = Member("Hilda Metcalfe", "Upper Dale", "Independent")
CHOWDHURY = Member("Sunita Chowdhury", "Wharfside", "Labour")
DACRE = Member("Philippa Dacre", "Brackenhurst", "Conservative")
THORLEY = Member("Edmund Thorley", "Brackenhurst", "Conservative")
SUGDEN = Member("Harold Sugden", "Brackenhurst", "Conservative")
FAIRBROTHER = Member("Joanne Fairbrother", kind="co_opted")
MARSH = Member("Canon Peter Marsh", kind="co_opted")
ACHEBE = Member("Rosalind Achebe", kind="co_opted")
VAUGHAN = Member("Idris Vaughan", kind="independent")
MEMBERS = (
    OLDROYD,
    OHARA,
    OKAFOR,
    PRYDDERCH,
    RAHMAN,
    DAVIES_LLANFAIR,
    DAVIES_PENMORFA,
    ACKROYD,
    VENKATARAMAN,
    BRINDLEY,
    CAPSTICK,
    LINDQVIST,
    HARGREAVE,
    NWOSU,
    TATTERSALL,
    KILBRIDE,
    REES_MORGAN,
    PUW,
    BEBB,
    LIGHTOWLER,
    PENNANT,
    ALDOUS,
    METCALFE,
    CHOWDHURY,
    DACRE,
    THORLEY,
    SUGDEN,
    FAIRBROTHER,
    MARSH,
    ACHEBE,
    VAUGHAN,
)

FENWICK = Officer("Judith Fenwick", "Director of Place", "01632 960118", "Place")
ADEBAYO = Officer(
    "Samuel Adebayo", "Passenger Transport Manager", "01632 960124", "Highways"
)
TREHARNE = Officer(
    "Nia Treharne", "Head of Highways and Drainage", "01632 960131", "Highways"
)
MARSDEN = Officer("Colin Marsden", "Arboricultural Officer", "01632 960137", "Highways")
KAUR = Officer("Baljit Kaur", "Director of Finance", "01632 960142", "Finance")
WHITLOW = Officer(
    "Peter Whitlow",
    "Performance and Insight Manager",
    "01632 960155",
    "Chief Executive",
)
SOMERVILLE = Officer(
    "Ruth Somerville", "Finance Manager, Place", "01632 960149", "Finance"
)
BANERJEE = Officer("Anjali Banerjee", "Head of Housing", "01632 960163", "Housing")
GRIFFITHS = Officer("Owen Griffiths", "Planning Manager", "01632 960170", "Planning")
HOLROYD = Officer(
    "Beth Holroyd", "Democratic Services Officer", "01632 960102", "Democratic Services"
)
MOSS = Officer(
    "David Moss", "Democratic Services Officer", "01632 960104", "Democratic Services"
)
CALLENDER = Officer(
    "Helen Callender", "Chief Executive", "01632 960100", "Chief Executive"
)
ATHERTON = Officer(
    "Marcus Atherton", "Monitoring Officer", "01632 960109", "Legal Services"
)
DOYLE = Officer("Fiona Doyle", "Director of People", "01632 960180", "People")
NAIDOO = Officer(
    "Dr Thandi Naidoo", "Director of Public Health", "01632 960184", "People"
)
ESKDALE = Officer(
    "Martin Eskdale", "Head of Adult Social Care", "01632 960187", "People"
)
PRITCHARD = Officer(
    "Lowri Pritchard", "Head of Internal Audit", "01632 960145", "Finance"
)
STROUD = Officer("Alison Stroud", "Head of Planning Policy", "01632 960172", "Planning")
HEBDEN = Officer(
    "Joseph Hebden", "Principal Planning Officer", "01632 960174", "Planning"
)
OGUNLEYE = Officer("Tunde Ogunleye", "Licensing Manager", "01632 960190", "Regulation")
LUMB = Officer(
    "Catherine Lumb", "Head of Environmental Health", "01632 960192", "Regulation"
)
BARRACLOUGH = Officer(
    "Neil Barraclough", "Bereavement Services Manager", "01632 960195", "Place"
)
SANDERSON = Officer(
    "Grace Sanderson", "Head of Human Resources", "01632 960158", "Chief Executive"
)
HORSFALL = Officer("Imran Horsfall", "Head of Property", "01632 960197", "Place")
OFFICERS = (
    FENWICK,
    ADEBAYO,
    TREHARNE,
    MARSDEN,
    KAUR,
    WHITLOW,
    SOMERVILLE,
    BANERJEE,
    GRIFFITHS,
    HOLROYD,
    MOSS,
    CALLENDER,
    ATHERTON,
    DOYLE,
    NAIDOO,
    ESKDALE,
    PRITCHARD,
    STROUD,
    HEBDEN,
    OGUNLEYE,
    LUMB,
    BARRACLOUGH,
    SANDERSON,
    HORSFALL,
)
_SHORT = {
    f"{each.name.split()[-1]} ({each.ward})"
    if each.ward_printed
    else each.name.split()[-1]: each
    for each in MEMBERS
}
_OFFICERS = {each.name.split()[-1]: each for each in OFFICERS}


def member_named(name: str) -> Member:
    """The member of that surname, with the ward where two have it."""
    return _SHORT[name]


def officer_named(surname: str) -> Officer:
    return _OFFICERS[surname]


def of_party(party: str) -> tuple[Member, ...]:
    return tuple(each for each in MEMBERS if each.party == party)
