"""The council's colour and logo."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from meetings.public.council import current_council
from meetings.public.theme import check_council_look, contrast_on_white, current_theme

if TYPE_CHECKING:
    from pathlib import Path

    from django.test import Client
    from pytest_django import Settings


def faults() -> list[str | None]:
    return [fault.id for fault in check_council_look(None)]


def test_contrast_is_that_of_wcag() -> None:
    assert contrast_on_white("#000000") == pytest.approx(21)
    assert contrast_on_white("#ffffff") == pytest.approx(1)
    assert contrast_on_white("#767676") == pytest.approx(4.54, abs=0.01)


def test_the_default_look_has_no_faults() -> None:
    assert faults() == []


@pytest.mark.parametrize(
    "colour", ["green", "#1d4", "#1d4f45ff", "", "1d4f45", "#1d4f4g"]
)
def test_a_colour_is_six_figures(settings: Settings, colour: str) -> None:
    settings.COUNCIL_COLOUR = colour

    assert faults() == ["minutebook.E001"]


def test_a_pale_colour_is_refused_with_its_contrast(settings: Settings) -> None:
    settings.COUNCIL_COLOUR = "#777777"

    [fault] = check_council_look(None)

    assert fault.id == "minutebook.E002"
    assert "4.48 to 1" in fault.msg


def test_a_logo_has_to_be_there_and_a_picture(
    settings: Settings, tmp_path: Path
) -> None:
    settings.COUNCIL_LOGO = str(tmp_path / "logo.gif")
    assert faults() == ["minutebook.E003"]

    settings.COUNCIL_LOGO = str(tmp_path / "logo.svg")
    assert faults() == ["minutebook.E004"]

    (tmp_path / "logo.svg").write_text("<svg/>")
    assert faults() == []


def test_the_stylesheet_names_colour_and_logo_and_is_kept_for_ever(
    client: Client,
) -> None:
    answer = client.get(current_council().theme_url)

    assert answer["Content-Type"] == "text/css; charset=utf-8"
    assert "immutable" in answer["Cache-Control"]
    css = answer.content.decode()
    assert "--mb-council:#1d4f45" in css
    assert f'--mb-logo:url("{current_theme().logo_url}")' in css


def test_a_council_without_a_logo_has_its_first_letter(
    client: Client, settings: Settings
) -> None:
    settings.COUNCIL_NAME = "  “Ŵyl” & Council"

    answer = client.get(current_theme().logo_url)

    assert answer["Content-Type"] == "image/svg+xml"
    assert ">Ŵ</text>" in answer.content.decode()


def test_a_new_look_has_a_new_address_and_the_old_leads_there(
    client: Client, settings: Settings, tmp_path: Path
) -> None:
    before = current_theme()
    settings.COUNCIL_LOGO = str(tmp_path / "logo.png")
    (tmp_path / "logo.png").write_bytes(b"\x89PNG")
    after = current_theme()

    assert after.fingerprint != before.fingerprint
    assert client.get(before.url).headers["Location"] == after.url
    picture = client.get(after.logo_url)
    assert (picture["Content-Type"], picture.content) == ("image/png", b"\x89PNG")


def test_a_refused_colour_is_not_written_into_the_stylesheet(
    settings: Settings,
) -> None:
    settings.COUNCIL_COLOUR = "red;}body{display:none"

    assert "display" not in current_theme().stylesheet


@pytest.mark.django_db
def test_a_page_names_its_council(client: Client, settings: Settings) -> None:
    settings.COUNCIL_NAME = "Ynys & Môn"

    page = client.get(reverse("accessibility")).content.decode()

    assert "<title>Accessibility – Ynys &amp; Môn</title>" in page
    assert "Ynys &amp; Môn. Kept with Minutebook." in page
