from django.urls import path

from meetings.desk import publishing

_HERE = "meetings/<uid:uid>/publish/<slug:kind>/"

urlpatterns = [
    path(_HERE, publishing.publish, name="desk-publish"),
    path(f"{_HERE}preview/", publishing.preview, name="desk-preview"),
    path(f"{_HERE}preview.pdf", publishing.preview_pdf, name="desk-preview-pdf"),
    path(
        f"{_HERE}not-for-publication/",
        publishing.not_for_publication,
        name="desk-preview-full",
    ),
]
