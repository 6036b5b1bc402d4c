"""Files are sent whole, or the part that is asked for (RFC 9110, section 14)."""

from __future__ import annotations

import hashlib
import os
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from django.utils.http import http_date

from meetings import files
from meetings.models import Rendition
from tests.meetings.public.reading import held, saved
from tests.records import EXEMPT, a_meeting, an_item, publish

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db

PAPER = b"%PDF-1.7 of thirty letters ..."
ADDRESS = "/documents/paper/report.pdf"


@pytest.fixture(autouse=True)
def _a_paper() -> None:
    paper = held(PAPER, uid="paper", title="Report", filename="report.pdf")
    item = an_item(uid="item", number="1", minutes="<p>Noted.</p>", documents=(paper,))
    publish(a_meeting(item, uid="meeting"))


def part(client: Client, asked: str, **headers: str) -> tuple[Any, bytes]:
    answer: Any = client.get(ADDRESS, headers={"Range": asked, **headers})
    content = b"".join(answer)
    for close in answer._resource_closers:
        close()
    return answer, content


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("bytes=0-9", 0, 9),
        ("bytes=10-", 10, 29),
        ("bytes=-5", 25, 29),
        ("bytes=-500", 0, 29),
        ("bytes=29-29", 29, 29),
        ("bytes=20-500", 20, 29),
        ("bytes=0-999999999999999999", 0, 29),
    ],
)
def test_a_part_is_sent_alone(
    client: Client, asked: str, first: int, last: int
) -> None:
    answer, content = part(client, asked)

    assert answer.status_code == 206
    assert content == PAPER[first : last + 1]
    assert answer["Content-Range"] == f"bytes {first}-{last}/30"
    assert answer["Content-Length"] == str(len(content))


@pytest.mark.parametrize("asked", ["bytes=30-", "bytes=500-600", "bytes=-0"])
def test_a_part_that_is_not_there_is_refused(client: Client, asked: str) -> None:
    answer, content = part(client, asked)

    assert answer.status_code == 416
    assert answer["Content-Range"] == "bytes */30"
    assert content == b""


@pytest.mark.parametrize(
    "asked",
    [
        "bytes=0-3,6-9",
        "bytes=9-3",
        "bytes=-",
        "bytes=a-b",
        "lines=1-2",
        "bytes=" + "9" * 5000 + "-",
        "",
    ],
)
def test_what_can_not_be_read_as_one_part_gets_the_whole(
    client: Client, asked: str
) -> None:
    answer, content = part(client, asked)

    assert answer.status_code == 200
    assert content == PAPER
    assert answer["Accept-Ranges"] == "bytes"


def test_a_part_of_what_is_no_more_the_same_is_the_whole(client: Client) -> None:
    """By its mark: of two files that came in one second the moment is the same."""
    first, _ = saved(client, ADDRESS)

    same, _ = part(client, "bytes=0-3", **{"If-Range": first["ETag"]})
    other, content = part(client, "bytes=0-3", **{"If-Range": '"other"'})
    moment = http_date(datetime.now(UTC).timestamp())
    by_moment, _ = part(client, "bytes=0-3", **{"If-Range": moment})

    assert same.status_code == 206
    assert [other.status_code, by_moment.status_code] == [200, 200]
    assert content == PAPER


def test_a_part_that_is_not_there_is_refused_to_one_reader(client: Client) -> None:
    answer, _ = part(client, "bytes=30-")

    assert "no-store" in answer["Cache-Control"]


def test_a_file_is_known_by_what_is_in_it(client: Client) -> None:
    first, _ = saved(client, ADDRESS)

    again = client.get(ADDRESS, headers={"If-None-Match": first["ETag"]})

    assert first["ETag"] == f'"{hashlib.sha256(PAPER).hexdigest()}"'
    assert again.status_code == 304
    assert again["Cache-Control"] == first["Cache-Control"]


def test_an_older_file_put_back_is_sent_to_who_has_the_newer(client: Client) -> None:
    """Who goes by the moment alone would keep what was taken back."""
    time.sleep(1.1)
    newer, _ = saved(client, ADDRESS)
    older = held(b"%PDF older", uid="paper", title="Report", filename="report.pdf")
    os.utime(files.path_of(older.sha256 or ""), (0, 0))
    item = an_item(uid="item", number="1", minutes="<p>Noted.</p>", documents=(older,))
    publish(a_meeting(item, uid="meeting"))
    since = newer.headers.get("Last-Modified", http_date(time.time()))

    answer, content = saved_since(client, since)

    assert (answer.status_code, content) == (200, b"%PDF older")


def saved_since(client: Client, moment: str) -> tuple[Any, bytes]:
    answer: Any = client.get(ADDRESS, headers={"If-Modified-Since": moment})
    content = b"".join(answer)
    for close in answer._resource_closers:
        close()
    return answer, content


def test_our_own_pdf_is_known_by_what_it_was_made_from(client: Client) -> None:
    first, _ = saved(client, "/items/item/minutes.pdf")

    again = client.get(
        "/items/item/minutes.pdf", headers={"If-None-Match": first["ETag"]}
    )

    assert again.status_code == 304
    assert Rendition.objects.filter(pk=first["ETag"].strip('"')).exists()


def test_a_pdf_thrown_away_is_made_again(client: Client, settings: Any) -> None:
    _, first = saved(client, "/items/item/minutes.pdf")
    for path in settings.DATA_DIR.glob("renditions/*/*.pdf"):
        path.unlink()

    _, again = saved(client, "/items/item/minutes.pdf")

    assert again == first


def test_the_head_of_a_file_says_its_size(client: Client) -> None:
    answer: Any = client.head(ADDRESS)
    for close in answer._resource_closers:
        close()

    assert answer["Content-Length"] == "30"
    assert answer["Accept-Ranges"] == "bytes"


def test_a_private_file_is_kept_by_nobody(client: Client) -> None:
    secret = held(b"%PDF secret", uid="secret", title="Tenders", private=EXEMPT)
    publish(a_meeting(an_item(number="1", documents=(secret,)), uid="other"))

    answer = client.get("/documents/secret/tenders.pdf")

    assert answer.status_code == 404
    assert answer["Cache-Control"] == "private, no-store"
