from django.urls import path

from meetings.desk import documents, documents_added

urlpatterns = [
    path(
        "meetings/<uid:uid>/documents/",
        documents_added.of_meeting,
        name="desk-meeting-documents",
    ),
    path(
        "meetings/<uid:uid>/agenda/<uid:item>/documents/",
        documents_added.of_item,
        name="desk-item-documents",
    ),
    path("documents/<uid:uid>/", documents.document, name="desk-document"),
    path(
        "documents/<uid:uid>/replace/",
        documents_added.replace,
        name="desk-document-replace",
    ),
    path("documents/<uid:uid>/move/", documents.move, name="desk-document-move"),
    path("documents/<uid:uid>/remove/", documents.remove, name="desk-document-remove"),
    path(
        "documents/<uid:uid>/<str:filename>", documents.file, name="desk-document-file"
    ),
]
