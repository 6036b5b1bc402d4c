"""Text pasted from Word. (First form; the Word helper replaces this file.)"""

from __future__ import annotations

import re
from html import escape


def tidy_pasted(html: str) -> str:
    return html


def plain_to_rich(text: str) -> str:
    blocks = re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip())
    return "".join(f"<p>{escape(block)}</p>" for block in blocks if block.strip())
