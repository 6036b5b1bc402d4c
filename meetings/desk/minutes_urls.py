from django.urls import path

from meetings.desk import minutes, together, wordings

urlpatterns = [
    path("committees/<uid:slug>/wordings/", wordings.wordings, name="desk-wordings"),
    path(
        "committees/<uid:slug>/wordings/<int:pk>/",
        wordings.wording,
        name="desk-wording",
    ),
    path("meetings/<uid:uid>/minutes/", minutes.minutes, name="desk-minutes"),
    path("meetings/<uid:uid>/together/", together.together, name="desk-together"),
    path("meetings/<uid:uid>/minutes/<uid:item>/", minutes.minute, name="desk-minute"),
]
