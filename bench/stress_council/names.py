"""What people, streets and wards are called, all invented."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from base64 import b32encode

FIRST = (
    *("Margaret", "Declan", "Ngozi", "Llŷr", "Farida", "Alun", "Jean", "Priya"),
    *("Thomas", "Doreen", "Hannah", "Samuel", "Nia", "Colin", "Baljit", "Peter"),
    *("Ruth", "Anjali", "Owen", "Beth", "Yusuf", "Siân", "Marek", "Chidi"),
    *("Eleanor", "Gwilym", "Tariq", "Rosalind", "Femi", "Agnieszka", "Hugh", "Zainab"),
)
LAST = (
    *("Oldroyd", "O’Hara", "Okafor", "Prydderch", "Rahman", "Davies", "Ackroyd"),
    *("Venkataraman", "Brindley", "Capstick", "Lindqvist", "Adebayo", "Treharne"),
    *("Marsden", "Kaur", "Whitlow", "Somerville", "Banerjee", "Griffiths", "Holroyd"),
    *("Fenwick", "Sutcliffe", "Nowak", "Hussain", "Pemberton", "St John-Wyke"),
    *("Thistlethwaite", "Mbeki", "Clegg", "Ormerod", "Llewellyn", "Hargreaves"),
    *("Szymański", "Chaudhry", "Birtwistle", "Featherstone", "Iqbal"),
)
PARTIES = (
    *("Labour", "Conservative", "Liberal Democrat", "Green", "Independent"),
    "Harrowdale First",
)
WARDS = (
    *("Castle", "Station", "Priory", "Maes-y-Dŵr", "Long Meadow", "Llanfair"),
    *("Penmorfa", "Upper Dale", "Wharfside", "Brackenhurst", "St Oswald’s", "Coldbeck"),
    *("Ravenscar Road", "Quarry Hill", "Abbots Leigh", "Nether Harrow", "Thornfield"),
    *("Mill Bank", "East Moor", "Saltergate"),
)
_STREETS = (
    *("Castle", "Wharf", "Priory", "Station", "Chapel", "Quarry", "Tannery", "Beck"),
    *("Heron", "Alder", "Hollin", "Sycamore", "Bridge", "Mill", "Foundry", "Market"),
    *("Ropewalk", "Lime Kiln", "Abbey", "Swaledale", "Penmorfa", "Coronation"),
    *("Cobden", "Nightingale", "Weavers’", "Old Toll", "Ffordd Llanfair", "Granby"),
)
_ENDS = ("Street", "Road", "Lane", "Avenue", "Close", "Terrace", "Row", "Gardens")
STREETS = tuple(f"{name} {end}" for name in _STREETS for end in _ENDS)
JOBS = (
    *("Director of Place", "Passenger Transport Manager", "Head of Highways"),
    *("Arboricultural Officer", "Director of Finance", "Performance Manager"),
    *("Head of Housing", "Planning Manager", "Democratic Services Officer"),
    *("Monitoring Officer", "Head of Legal Services", "Licensing Manager"),
    *("Environmental Health Officer", "Head of Adult Services", "Parks Manager"),
    *("Head of Libraries and Museums", "Director of Children’s Services"),
    *("Estates Surveyor", "Internal Audit Manager", "Waste and Recycling Manager"),
)
TEAMS = ("Place", "Finance", "Housing", "Planning", "Legal", "Democratic Services")


def person(number: int) -> str:
    """The name of the `number`th person; the first 32 × 37 are all different."""
    return f"{FIRST[number * 5 % len(FIRST)]} {LAST[number % len(LAST)]}"


def address(name: str) -> str:
    """The e-mail address of that name: no accents, no apostrophes."""
    letters = unicodedata.normalize("NFKD", name.lower())
    words = re.findall("[a-z]+", re.sub("[^a-z ]", "", letters))
    return f"{'.'.join(words)}@harrowdale.example"


def uid(key: str) -> str:
    """The ten letters and figures that stand for `key`."""
    return b32encode(hashlib.sha256(key.encode()).digest()).decode()[:10].lower()
