"""What a PDF may be made of: our stylesheet and our fonts, and nothing else."""

from collections.abc import Mapping
from pathlib import Path

from weasyprint.urls import (
    URLFetcher,
    URLFetcherResponse,
)

from reports.sources import FONTS, STYLESHEET

_SERVED: Mapping[str, tuple[Path, str]] = {
    "app:pdf.css": (STYLESHEET, "text/css"),
    **{f"app:fonts/{font.name}": (font, "font/ttf") for font in FONTS},
}


class HouseFetcher(URLFetcher):  # type: ignore[misc]
    """Serves `app:` addresses from this folder; reads no other file and no network.

    WeasyPrint logs a refusal and leaves the thing out of the page.
    """

    def __init__(self) -> None:
        super().__init__(allowed_protocols=frozenset(), allow_redirects=False)

    def fetch(
        self,
        url: str,
        headers: Mapping[str, str] | None = None,  # noqa: ARG002, RUF100
    ) -> URLFetcherResponse:
        if url not in _SERVED:
            raise ValueError("A PDF is made of this project's own files alone.")
        path, media_type = _SERVED[url]
        return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": media_type})
