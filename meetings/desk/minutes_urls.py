from django.urls import path

from meetings.desk import minutes, together, versions, word_file, wordings

urlpatterns = [
    path(
        "items/<uid:uid>/<slug:side>/versions/", versions.versions, name="desk-versions"
    ),
    path(
        "items/<uid:uid>/<slug:side>/versions/<int:version>/bring-back/",
        versions.bring_back,
        name="desk-bring-back",
    ),
    path(
        "items/<uid:uid>/<slug:side>/conflict/<int:version>/",
        versions.conflict,
        name="desk-conflict",
    ),
    path("committees/<uid:slug>/wordings/", wordings.wordings, name="desk-wordings"),
    path(
        "committees/<uid:slug>/wordings/<int:pk>/",
        wordings.wording,
        name="desk-wording",
    ),
    path("meetings/<uid:uid>/minutes/", minutes.minutes, name="desk-minutes"),
    path("meetings/<uid:uid>/word-file/", word_file.word_file, name="desk-word-file"),
    path("meetings/<uid:uid>/together/", together.together, name="desk-together"),
    path("meetings/<uid:uid>/minutes/<uid:item>/", minutes.minute, name="desk-minute"),
]
