from django.urls import include, path, register_converter

from committees.addresses import EditionNumber, Uid

register_converter(Uid, "uid")
register_converter(EditionNumber, "edition")

urlpatterns = [
    path("desk/", include("meetings.desk.urls")),
    path("", include("meetings.public.urls")),
]
