"""The checklist: each thing that it finds, where, and that it finds nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from meetings.checking import Context, Look, check
from meetings.law import Nation
from meetings.record.decisions import (
    BallotRecord,
    CastingRecord,
    DeclarationRecord,
    DispensationRecord,
    MotionRecord,
    ResolutionRecord,
    VoteRecord,
)
from meetings.record.documents import BackgroundPaperRecord, PrivateRecord
from meetings.record.items import (
    OfficerContactRecord,
    RecommendationRecord,
    WithdrawnRecord,
)
from meetings.record.people import AttendanceRecord, PersonRecord
from tests.records import a_document, a_meeting, an_item

if TYPE_CHECKING:
    from meetings.checking import Finding
    from meetings.record.decisions import Choice
    from meetings.record.items import ItemRecord
    from meetings.record.meeting import MeetingRecord

READY = Context(agenda_is_out=True, today=date(2027, 3, 20))
ANN = PersonRecord(name="Ann Price", uid="ann")
BEN = PersonRecord(name="Ben Ashby", uid="ben")
CAL = PersonRecord(name="Cal Menon", uid="cal")
OTHERS = [PersonRecord(name=f"Other {n}", uid=f"other-{n}") for n in range(17)]
AGREED = ResolutionRecord(text="That it be so.", outcome="agreed")
EXEMPT = PrivateRecord(class_="exempt", paragraphs=(3,), public_summary="Told.")


def ready(**fields: Any) -> ItemRecord:
    """Item 5, of which nothing is missing."""
    given: dict[str, Any] = {
        "uid": "five",
        "number": "5",
        "documents": (a_document(uid="report", sha256="1" * 64),),
        "officer_contacts": (OfficerContactRecord(name="Meera Joshi"),),
        "background_papers": (BackgroundPaperRecord(title="None"),),
        "minutes": "<p>Said.</p>",
        "resolutions": (AGREED,),
    }
    return an_item(**{**given, **fields})


def here(person: PersonRecord, **fields: Any) -> AttendanceRecord:
    return AttendanceRecord(name=person.name, uid=person.uid, **fields)


def meeting(*items: ItemRecord, **fields: Any) -> MeetingRecord:
    given: dict[str, Any] = {
        "venue": "Town Hall",
        "attendance": (here(ANN), here(BEN), here(CAL), *map(here, OTHERS)),
    }
    return a_meeting(*items, **{**given, **fields})


def found(
    *items: ItemRecord,
    kind: Any = "minutes",
    context: Context = READY,
    **fields: Any,
) -> list[Finding]:
    return check(meeting(*items, **fields), kind, context)


def only(findings: list[Finding]) -> Finding:
    assert len(findings) == 1, [str(each) for each in findings]
    return findings[0]


def ballots(*people: tuple[PersonRecord, Choice]) -> tuple[BallotRecord, ...]:
    return tuple(BallotRecord(member=who, vote=how) for who, how in people)


@pytest.mark.parametrize("kind", ["notice", "agenda", "minutes"])
def test_nothing_is_found_where_nothing_is_missing(kind: Any) -> None:
    assert found(ready(), kind=kind) == []


OF_AN_AGENDA = [
    ({"documents": ()}, "error", "is a report with no file", "documents"),
    ({"title": ""}, "error", "has no title", "title"),
    (
        {"kind": "urgent"},
        "error",
        "urgent without the chair’s reason",
        "urgency_reason",
    ),
    (
        {"private": PrivateRecord(class_="exempt")},
        "error",
        "names no paragraph of the law’s list",
        "paragraphs",
    ),
    (
        {"private": PrivateRecord(class_="exempt", paragraphs=(12,))},
        "error",
        "or one twice, or one that isn’t on it",
        "paragraphs",
    ),
    (
        {"recommendations": (RecommendationRecord(lead="To", parts=("a", " ")),)},
        "error",
        "has an empty part 2 in its recommendation",
        "recommendations-0-parts-1",
    ),
    (
        {"recommendations": (RecommendationRecord(),)},
        "error",
        "has an empty recommendation",
        "recommendations-0-lead",
    ),
    ({"officer_contacts": ()}, "warning", "names no officer", "officer"),
    (
        {"background_papers": ()},
        "warning",
        "says nothing of background papers",
        "background_papers",
    ),
    ({"title": "Long " * 40}, "warning", "has a title of 199 letters", "title"),
]


@pytest.mark.parametrize(("fields", "level", "words", "field"), OF_AN_AGENDA)
def test_an_agenda_item_lacks(
    fields: dict[str, Any], level: str, words: str, field: str
) -> None:
    finding = only(found(ready(**fields), kind="agenda"))

    assert (finding.level, finding.side, finding.item) == (level, "agenda", "five")
    assert (finding.place, finding.field) == ("Item 5", field)
    assert words in finding.words


VOTE_OF_TWO = ballots((ANN, "for"), (BEN, "against"))
OF_MINUTES = [
    (
        {"resolutions": (ResolutionRecord(text="That", outcome=""),)},
        "error",
        "a resolution without an outcome",
        "resolutions-0-outcome",
    ),
    (
        {"resolutions": (AGREED, ResolutionRecord(outcome="agreed"))},
        "error",
        "a resolution without words",
        "resolutions-1-text",
    ),
    (
        {"resolutions": (ResolutionRecord(parts=("a", ""), outcome="agreed"),)},
        "error",
        "an empty part 2 in its resolution",
        "resolutions-0-parts-1",
    ),
    (
        {"minutes": "", "resolutions": ()},
        "warning",
        "neither minutes nor a resolution",
        "minutes",
    ),
    (
        {"motions": (MotionRecord(text=""),)},
        "error",
        "has an empty motion",
        "motions-0-text",
    ),
    (
        {"motions": (MotionRecord(text="That", mover=ANN, seconder=ANN),)},
        "warning",
        "was moved and seconded by the same, Ann Price.",
        "motions-0-seconder",
    ),
    (
        {"resolutions": (AGREED.model_copy(update={"mover": BEN, "seconder": BEN}),)},
        "warning",
        "was moved and seconded by the same, Ben Ashby.",
        "resolutions-0-seconder",
    ),
    (
        {"votes": (VoteRecord(),)},
        "error",
        "has a vote without numbers or names",
        "votes-0",
    ),
    (
        {"votes": (VoteRecord(for_=16, against=5),)},
        "warning",
        "has a vote of 21, with 20 in the room.",
        "votes-0",
    ),
    (
        {"votes": (VoteRecord(for_=1, against=2),)},
        "warning",
        "a resolution that is agreed, and a vote of 1 for and 2 against.",
        "votes-0",
    ),
    (
        {"votes": (VoteRecord(for_=1, against=1),)},
        "warning",
        "a resolution that is agreed, and a vote of 1 for and 1 against.",
        "votes-0",
    ),
    (
        {"votes": (VoteRecord(for_=3, required_by_law=True),)},
        "error",
        "the law wants by name",
        "votes-0",
    ),
    (
        {"votes": (VoteRecord(for_=3, resolutions=(3,)),)},
        "error",
        "a part that its resolution doesn’t have",
        "votes-0",
    ),
    (
        {"votes": (VoteRecord(for_=2, against=1, ballots=VOTE_OF_TWO),)},
        "error",
        "disagree: for 2, and 1 by name",
        "votes-0",
    ),
    (
        {"votes": (VoteRecord(for_=0, ballots=VOTE_OF_TWO),)},
        "error",
        "disagree: for 0, and 1 by name",
        "votes-0",
    ),
    (
        {
            "votes": (VoteRecord(ballots=VOTE_OF_TWO),),
            "declarations": (
                DeclarationRecord(member=BEN, kind="personal", action="stayed"),
            ),
        },
        "warning",
        "has Ben Ashby in the vote, who declared an interest",
        "votes-0",
    ),
    (
        {"withdrawn": WithdrawnRecord(outcome="withdrawn"), "votes": ()},
        "error",
        "was withdrawn, yet it has a resolution",
        "resolutions-0",
    ),
    (
        {
            "withdrawn": WithdrawnRecord(outcome="deferred", to="next"),
            "resolutions": (),
            "votes": (VoteRecord(for_=5),),
        },
        "error",
        "was deferred, yet it has a vote",
        "votes-0",
    ),
]


@pytest.mark.parametrize(("fields", "level", "words", "field"), OF_MINUTES)
def test_minutes_of_an_item_lack(
    fields: dict[str, Any], level: str, words: str, field: str
) -> None:
    finding = only(found(ready(**fields)))

    assert (finding.level, finding.side, finding.item) == (level, "minutes", "five")
    assert (finding.place, finding.field) == ("Item 5", field)
    assert words in finding.words


@pytest.mark.parametrize(
    ("away", "why"),
    [
        ({"presence": "apologies"}, "sent apologies"),
        ({"left_at": "five"}, "had left"),
        ({"arrived_at": "six"}, "had not come in yet"),
    ],
)
def test_a_vote_by_someone_not_in_the_room_names_item_and_member(
    away: dict[str, Any], why: str
) -> None:
    """V2: the vote of someone who had left."""
    vote = VoteRecord(ballots=VOTE_OF_TWO)

    finding = only(
        found(
            ready(votes=(vote,)),
            ready(uid="six", number="6", documents=()),
            attendance=(here(ANN), here(BEN, **away)),
        )
    )

    assert str(finding).startswith(f"Item 5 has a vote by Ben Ashby, who {why}")
    assert (finding.level, finding.field) == ("error", "votes-0")


def test_of_two_with_one_name_the_ward_tells_which() -> None:
    alun = PersonRecord(name="Alun Davies", uid="alun", ward="Penmorfa")
    vote = VoteRecord(ballots=ballots((ANN, "for"), (alun, "for")))

    finding = only(found(ready(votes=(vote,))))

    assert "by Alun Davies (Penmorfa), who" in finding.words


@pytest.mark.parametrize("kind", ["agenda", "minutes"])
def test_two_versions_that_nobody_has_chosen_between(kind: str) -> None:
    context = replace(READY, undecided=frozenset({"five"}))

    finding = only(found(ready(), kind=kind, context=context))

    assert (finding.level, finding.place) == ("warning", "Item 5")
    assert "two versions" in finding.words
    assert finding.side == f"{kind}-texts"


def test_a_vote_by_someone_not_on_the_list_is_no_vote() -> None:
    vote = VoteRecord(
        ballots=VOTE_OF_TWO, casting=CastingRecord(member=CAL, vote="for")
    )

    findings = found(ready(votes=(vote,)), attendance=(here(ANN),))

    assert [each.words for each in findings] == [
        "has a vote by Ben Ashby, who isn’t on the attendance list at that item.",
        "has a casting vote by Cal Menon, who isn’t on the attendance list.",
    ]


def test_out_of_the_room_is_what_someone_out_of_it_was() -> None:
    vote = VoteRecord(ballots=ballots((ANN, "for"), (BEN, "out_of_room")))

    assert found(ready(votes=(vote,)), attendance=(here(ANN),)) == []


def test_who_moved_from_outside_is_warned_of() -> None:
    moved = ResolutionRecord(text="That", outcome="agreed", mover=ANN, seconder=BEN)
    away = here(BEN, presence="absent")

    finding = only(found(ready(resolutions=(moved,)), attendance=(here(ANN), away)))

    assert finding.level == "warning"
    assert finding.words == "was seconded by Ben Ashby, who was absent."


def test_names_without_a_list_of_who_was_there_can_t_be_checked() -> None:
    vote = VoteRecord(ballots=VOTE_OF_TWO)

    assert only(found(ready(votes=(vote,)), attendance=())).level == "error"
    assert only(found(ready(), attendance=())).level == "warning"


@pytest.mark.parametrize(
    "vote",
    [
        # One member's vote on request, beside the count of all.
        VoteRecord(for_=9, against=3, ballots=ballots((ANN, "against"))),
        VoteRecord(for_=1, against=1, abstain=0, ballots=VOTE_OF_TWO),
        # The casting vote counted in.
        VoteRecord(
            for_=2,
            against=1,
            ballots=VOTE_OF_TWO,
            casting=CastingRecord(member=ANN, vote="for"),
        ),
    ],
)
def test_totals_and_names_that_may_stand_together(vote: VoteRecord) -> None:
    noted = AGREED.model_copy(update={"outcome": "noted"})

    assert found(ready(votes=(vote,), resolutions=(noted,))) == []


def tie(**fields: Any) -> VoteRecord:
    return VoteRecord(**{"for_": 4, "against": 4, "abstain": 0, **fields})


@pytest.mark.parametrize(
    ("vote", "words"),
    [
        (tie(), "agreed, and a vote of 4 for and 4 against"),
        (tie(casting=CastingRecord(member=ANN, vote="for")), ""),
        (
            tie(casting=CastingRecord(member=ANN, vote="against")),
            "agreed, and a vote of 4 for and 4 against",
        ),
        (tie(for_=5, casting=CastingRecord(member=ANN, vote="for")), ""),
        (tie(for_=5, casting=CastingRecord(member=ANN, vote="against")), "no tie: 5"),
        (tie(for_=6, casting=CastingRecord(member=ANN, vote="for")), "no tie: 6"),
        (tie(for_=0, against=0), ""),
        (VoteRecord(for_=5, casting=CastingRecord(member=ANN, vote="for")), ""),
    ],
)
def test_a_casting_vote_wants_a_tie(vote: VoteRecord, words: str) -> None:
    agreed = ResolutionRecord(text="That it be agreed.", outcome="agreed")

    said = [each.words for each in found(ready(votes=(vote,), resolutions=(agreed,)))]

    assert len(said) == bool(words)
    assert all(words in each for each in said)


def test_few_names_are_too_few_where_the_law_wants_all() -> None:
    vote = VoteRecord(for_=9, ballots=ballots((ANN, "for")), required_by_law=True)

    assert only(found(ready(votes=(vote,)))).level == "error"


def test_a_declarer_with_a_dispensation_may_vote() -> None:
    declared = DeclarationRecord(
        member=BEN, kind="personal", dispensation=DispensationRecord()
    )
    vote = VoteRecord(ballots=VOTE_OF_TWO)

    assert found(ready(votes=(vote,), declarations=(declared,))) == []


def test_a_seconder_is_missed_only_where_others_have_one() -> None:
    alone = ready(
        resolutions=(ResolutionRecord(text="That", outcome="agreed", mover=ANN),)
    )

    assert found(alone) == []
    finding = only(found(alone, context=Context(agenda_is_out=True, seconded=True)))
    assert (finding.level, finding.field) == ("warning", "resolutions-0-seconder")


def test_private_matter_in_minutes() -> None:
    private = PrivateRecord(class_="exempt", paragraphs=(3,))

    findings = found(ready(private=private))

    assert [each.field for each in findings] == ["public_summary", "minutes"]
    assert "no resolution to exclude the public" in findings[1].words
    exclusion = ready(uid="four", number="4", kind="exclusion", documents=())
    assert found(exclusion, ready(private=EXEMPT)) == []


@pytest.mark.parametrize(
    ("title", "warned"),
    [
        ("Complaint against Councillor Marian Tetlow", True),
        ("Appointment of Tetlow", True),
        ("A complaint", False),
        ("Tetlowby market", False),
    ],
)
def test_an_open_title_that_names_somebody(title: str, *, warned: bool) -> None:
    context = Context(agenda_is_out=True, people=("Councillor Marian Tetlow",))
    private = EXEMPT.model_copy(update={"open_title": title})

    findings = found(ready(private=private), kind="agenda", context=context)

    assert [each.field for each in findings] == ["open_title"] * warned


@pytest.mark.parametrize(
    ("look", "words"),
    [
        (Look(has_words=False, is_tagged=False), "is pictures of pages"),
        (Look(has_words=True, is_tagged=False), "has no tags"),
        (Look(has_words=True, is_tagged=True), ""),
        (Look(), ""),
    ],
)
def test_a_document_that_not_everybody_can_read(look: Look, words: str) -> None:
    context = Context(agenda_is_out=True, looks={"report": look})

    findings = found(ready(), kind="agenda", context=context)

    assert [words in each.words for each in findings] == [True] * bool(words)
    assert all(each.place == "Item 5, “Report”," for each in findings)


def test_a_late_agenda_points_at_its_reason() -> None:
    late = found(ready(), kind="agenda", context=Context(late=True))
    unknown = found(ready(), kind="agenda", context=Context(holidays_known=False))

    assert (only(late).level, only(late).field) == ("warning", "id_late_reason")
    assert "aren’t known here yet" in only(unknown).words


def test_what_came_late_needs_the_chair() -> None:
    context = Context(agenda_is_out=True, late=True)
    new = ready(supplement=1)

    finding = only(found(new, kind="agenda", context=context))

    assert (finding.level, finding.field) == ("warning", "urgency_reason")
    assert found(ready(supplement=1, urgency_reason="It burns."), kind="agenda") == []


def test_what_is_off_the_agenda_lacks_nothing() -> None:
    off = WithdrawnRecord(outcome="withdrawn", reason="Too soon")
    item = an_item(number="5", kind="report", withdrawn=off)

    assert found(item, kind="agenda") == []
    assert found(item) == []


def test_minutes_half_written_don_t_hold_up_an_agenda() -> None:
    item = ready(resolutions=(ResolutionRecord(outcome=""),))

    assert found(item, kind="agenda") == []


def test_the_meeting_itself() -> None:
    empty = check(a_meeting(stage="notice", start_time=None), "agenda", Context())
    cancelled = found(kind="notice", status="cancelled")
    early = found(ready(), context=Context(agenda_is_out=True, today=date(2027, 3, 1)))
    never = found(ready(), context=Context())

    assert [str(each) for each in empty] == [
        "The agenda has no item. Add one.",
        "The meeting has no time yet.",
        "The meeting has no place yet.",
    ]
    assert "is cancelled without a reason" in only(cancelled).words
    assert "is still to come, on Thursday 18 March 2027." in only(early).words
    assert "was never published" in only(never).words
    assert only(never).level == "error"


def test_errors_come_first_and_no_place_is_bare() -> None:
    doubled = (here(ANN), here(ANN))
    items = (
        ready(officer_contacts=()),
        ready(number="", title="", documents=()),
        ready(
            uid="x", taken_after="nothing", votes=(VoteRecord(ballots=VOTE_OF_TWO * 2),)
        ),
    )

    for kind in ("agenda", "minutes"):
        findings = found(*items, kind=kind, attendance=doubled)
        levels = [each.level for each in findings]
        assert levels == sorted(levels)
        assert "error" in levels
        for each in findings:
            assert "[" not in str(each)
            assert each.place
            assert each.words.endswith(".")


def test_the_paragraphs_are_the_nations() -> None:
    welsh = PrivateRecord(class_="exempt", paragraphs=(12,))
    context = Context(agenda_is_out=True, nation=Nation.WALES)

    assert found(ready(private=welsh), kind="agenda", context=context) == []
