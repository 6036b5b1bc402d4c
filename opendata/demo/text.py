"""Text of the demonstration, written over many lines and kept as one."""

from __future__ import annotations

import hashlib
import re
from base64 import b32encode
from functools import cache

_BLOCK = (
    r"</?(?:p|h3|h4|ul|ol|li|table|caption|thead|tbody|tr|th|td|blockquote)\b[^>]*>"
)
_AROUND_BLOCKS = re.compile(rf" ?({_BLOCK}) ?")


@cache
def uid(key: str) -> str:
    """Return the ten letters and figures that stand for `key`, the same every day."""
    return b32encode(hashlib.sha256(key.encode()).digest()).decode()[:10].lower()


def plain(text: str) -> str:
    """Return `text` with its line breaks folded; an empty line parts paragraphs."""
    return "\n\n".join(" ".join(part.split()) for part in text.strip().split("\n\n"))


def rich(text: str) -> str:
    """Return `text` as rich text; what has no tags becomes paragraphs."""
    if "<" not in text:
        parts = filter(None, plain(text).split("\n\n"))
        return "".join(f"<p>{part}</p>" for part in parts)
    return _AROUND_BLOCKS.sub(r"\1", " ".join(text.split()))
