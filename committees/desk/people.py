"""Where the pages about people begin, and what they share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from committees.access import for_the_desk
from committees.actions import PeopleError

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.core.paginator import Page
    from django.db.models import Model, QuerySet
    from django.http import HttpRequest, HttpResponse

    from committees.forms import DeskForm

ROWS_A_PAGE = 50


@for_the_desk
@require_safe
def people(request: HttpRequest) -> HttpResponse:
    return render(request, "committees/desk/people.html")


def page_of(request: HttpRequest, rows: QuerySet[Model]) -> Page[Model]:
    """The page asked for; one that isn't there is the nearest that is."""
    return Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("page"))


def answered(
    request: HttpRequest,
    form: DeskForm,
    do: Callable[[], str],
    *,
    template: str,
    context: dict[str, object],
    to: str,
) -> HttpResponse:
    """Show a form; a posted one that is right is done, and told by what `do` says.

    What can't be done is said above the form, which keeps all that was typed.
    """
    if form.is_bound and form.is_valid():
        try:
            told = do()
        except PeopleError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, told)
            return redirect(to)
    context |= {"form": form, "faults": form.faults() if form.is_bound else []}
    return render(request, template, context, status=422 if form.is_bound else 200)
