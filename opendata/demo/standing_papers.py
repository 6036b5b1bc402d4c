"""Papers that go to one meeting after another as they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from opendata.demo.markup import marked_up

if TYPE_CHECKING:
    from meetings.record.documents import DocumentKind, DocumentRecord
    from opendata.demo.documents import Shelf


@dataclass(frozen=True)
class StandingPaper:
    filename: str
    title: str
    of: str
    body: str
    kind: DocumentKind = "other"

    def on_the(self, shelf: Shelf, key: str) -> DocumentRecord:
        """Print it, once for all, and return the entry that `key` names."""
        body = marked_up(self.body).replace("h3>", "h2>")
        return shelf.paper(
            self.filename, self.title, body, head=self.of, kind=self.kind, key=key
        )


STANDING = {
    "speaking": StandingPaper(
        "speaking-at-planning-committee.pdf",
        "Speaking at Planning Committee",
        "Planning Committee",
        """
## Who may speak
One person against an application, one person for it, the community council and the
members of the ward, each for three minutes. Tell Democratic Services by noon on the
day before. If several people ask, they are put in touch and choose one.

## What the committee may weigh
- the development plan, and national policy;
- light, noise, privacy, traffic, flooding, trees, the look of a place;
- what was decided there before.

It may not weigh the value of a house, a view, or who the applicant is.

## What happens
The officer presents, the speakers are heard, members ask the officer questions and
decide. You can’t put questions or speak a second time.
""",
    ),
    "hearing": StandingPaper(
        "procedure-at-hearings.pdf",
        "Procedure at hearings",
        "Licensing Sub-Committee",
        """
1 The Licensing Manager says what is asked for and who has made representations.
1 The applicant speaks, then each responsible authority, then other persons, each for
as long as the longest of them needs, and for twenty minutes at most.
1 Each may be asked questions by the members and, through the Chair, by the others.
1 Each may sum up, the applicant last.
1 The sub-committee withdraws with its legal adviser. It comes back to say what it has
decided, and sends its reasons within five working days.

Anyone may appeal to the magistrates’ court within 21 days of that letter.
""",
    ),
    "objectives": StandingPaper(
        "statement-of-licensing-policy-extract.pdf",
        "Statement of Licensing Policy: extract",
        "Licensing and Regulatory Committee",
        """
## The four objectives
- the prevention of crime and disorder;
- public safety;
- the prevention of public nuisance;
- the protection of children from harm.

## Hours
There are no fixed hours. Where people live close by, the council expects an applicant
to say how they will be able to sleep after 11pm.
""",
        "background",
    ),
    "forward-plan": StandingPaper(
        "how-to-read-the-forward-plan.pdf",
        "How to read the forward plan",
        "Cabinet",
        """
A decision is a key decision where it spends or saves more than £250,000, or where it
touches people in two wards or more. It is listed here for 28 clear days at least
before it is taken, with who takes it, when, and which papers there will be.

Where that can’t be done, the chair of the scrutiny committee that it concerns is told,
and a notice says why.
""",
    ),
    "questions": StandingPaper(
        "questions-at-council.pdf",
        "Questions at Council: the rules",
        "Council",
        """
Anyone who lives, works or studies in the borough may put one question, in English or
in Welsh, of a hundred words at most, and a second one that arises from the answer.
Half an hour is set aside. What can’t be answered in that time is answered in writing,
and the answers are published with the minutes.
""",
    ),
    "risk": StandingPaper(
        "how-risks-are-scored.pdf",
        "How risks are scored",
        "Audit and Governance Committee",
        """
|= Likelihood and impact
| Score | Likelihood in the next year | Impact |
| 1 | Under 5 per cent | Under £50,000, or a day’s interruption |
| 2 | 5 to 20 per cent | Up to £250,000, or three days |
| 3 | 20 to 50 per cent | Up to £1 million, or two weeks |
| 4 | 50 to 80 per cent | Up to £3 million, or somebody hurt |
| 5 | Over 80 per cent | Above that, or a life |

The two are multiplied. From 15 on a risk is red, and the committee sees it each time.
""",
        "appendix",
    ),
    "timetable": StandingPaper(
        "local-plan-timetable.pdf",
        "Local Plan to 2045: the stages",
        "Local Plan Advisory Group",
        """
1 Call for sites, and evidence
1 Issues and options: a first consultation
1 The preferred way: which places grow, and which don’t
1 Draft plan: six weeks of consultation (regulation 18)
1 Publication of the plan that the council means to submit (regulation 19)
1 Submission, and an inspector’s hearings
1 Adoption by the Council
""",
    ),
    "code": StandingPaper(
        "code-of-conduct-extract.pdf",
        "Code of conduct: what a complaint may be about",
        "Standards Committee",
        """
A councillor treats others with respect, doesn’t bully, doesn’t disclose what was given
in confidence, doesn’t use the office for an advantage, and declares interests. The
code applies where somebody acts as a councillor, or gives that impression.
""",
        "appendix",
    ),
}
