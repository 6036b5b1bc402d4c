"""A document's name: as it was uploaded, and as it is handed out."""

from __future__ import annotations

import re
import unicodedata

LONGEST_NAME = 120
LONGEST_SENT = 255
LONGEST_ENDING = 8
# Shown in the browser, and as what; anything else is saved, since it might run as a
# page of ours.
SHOWN = {
    "application/pdf": "application/pdf",
    "image/jpeg": "image/jpeg",
    "image/png": "image/png",
    "text/plain": "text/plain; charset=utf-8",
}

_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u2028\u2029\u202a-\u202e]+')
# Seen by nobody at either end of a name: white space, marks without a shape, and
# what a file system hides or cuts off.
_UNSEEN = r"[\s.\-\u200b-\u200f\u2060-\u206f\ufeff]+"
_ENDS = re.compile(rf"^{_UNSEEN}|{_UNSEEN}$")
# What can't be printed, or turns the letters after it round.
_UNPRINTED = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef"
    "\ufffe\uffff\ud800-\udfff]+"
)
# How a browser writes these three letters in a form with files, and no others.
_IN_A_FORM = {"%22": '"', "%0D": "\r", "%0A": "\n"}


def served_name(filename: str, title: str, media_type: str) -> str:
    """The name that a saved document gets: composed letters, and none that a file
    system forbids, at most 120 of them; an ending stays. Never empty: one of white
    space alone is no name, and an address without a name is none."""
    stem, ending = parted(unicodedata.normalize("NFC", filename))
    if not _cleaned(stem):
        stem = unicodedata.normalize("NFC", title)
        ending = ending or (".pdf" if media_type == "application/pdf" else "")
    room = LONGEST_NAME - len(ending)
    return (_cleaned(_cleaned(stem)[:room]) or "document") + ending


def uploaded_name(sent: str) -> str:
    """The name of a file as its owner knows it, from what a browser's form has sent:
    composed letters, on one line, and no more of them than a file's name has."""
    for written, letter in _IN_A_FORM.items():
        sent = sent.replace(written, letter)
    printed = _UNPRINTED.sub(" ", unicodedata.normalize("NFC", sent))
    stem, ending = parted(" ".join(printed.split()))
    return stem[: LONGEST_SENT - len(ending)] + ending


def title_of(filename: str) -> str:
    """The title that a document gets of its file's name where it has no other."""
    return parted(filename)[0].strip() or filename


def ending_of(filename: str) -> str:
    """In small letters, without the dot; "" where there is none."""
    return parted(filename)[1].removeprefix(".").lower()


def parted(filename: str) -> tuple[str, str]:
    """What stands before the ending, and the ending with its dot, or ""."""
    stem, dot, ending = filename.rpartition(".")
    if dot and ending.isalnum() and len(ending) <= LONGEST_ENDING:
        return stem, dot + ending
    return filename, ""


def _cleaned(name: str) -> str:
    return _ENDS.sub("", _FORBIDDEN.sub("-", name))
