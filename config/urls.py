from django.urls import include, path, register_converter

from committees.addresses import EditionNumber, Uid

register_converter(Uid, "uid")
register_converter(EditionNumber, "edition")

urlpatterns = [
    path("accounts/", include("committees.signing_in.urls")),
    path("desk/", include("committees.desk.urls")),
    path("desk/", include("meetings.desk.urls")),
    path("", include("meetings.public.urls")),
]
