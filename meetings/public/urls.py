from django.urls import path, register_converter

from meetings.public import (
    calendar,
    committees,
    documents,
    home,
    issues,
    items,
    meetings,
    members,
    statement,
    theme,
)
from meetings.public.addresses import EditionNumber, Uid

register_converter(Uid, "uid")
register_converter(EditionNumber, "edition")

urlpatterns = [
    path("", home.home, name="home"),
    path("committees/", committees.committee_list, name="committees"),
    path("committees/<uid:slug>/", committees.committee, name="committee"),
    path("meetings/", calendar.month, name="meetings"),
    path("meetings/<uid:uid>/", meetings.meeting, name="meeting"),
    path("meetings/<uid:uid>/agenda.pdf", meetings.agenda_pdf, name="agenda-pdf"),
    path("meetings/<uid:uid>/minutes.pdf", meetings.minutes_pdf, name="minutes-pdf"),
    path(
        "meetings/<uid:uid>/agenda/<edition:number>/",
        meetings.earlier_agenda,
        name="earlier-agenda",
    ),
    path(
        "meetings/<uid:uid>/minutes/<edition:number>/",
        meetings.earlier_minutes,
        name="earlier-minutes",
    ),
    path("items/<uid:uid>/", items.item, name="item"),
    path("items/<uid:uid>/minutes.pdf", items.minutes_pdf, name="item-minutes-pdf"),
    path("issues/<uid:uid>/", issues.issue, name="issue"),
    path("members/", members.member_list, name="members"),
    path("members/<uid:uid>/", members.member, name="member"),
    path("documents/<uid:uid>/<path:filename>", documents.document, name="document"),
    path("accessibility/", statement.accessibility, name="accessibility"),
    path("healthz", statement.healthz, name="healthz"),
    path("theme/<slug:fingerprint>.css", theme.theme_css, name="theme-css"),
    path("theme/<slug:fingerprint>/logo", theme.theme_logo, name="theme-logo"),
]
