"""Addresses of documents."""

from django.urls import path

from documents.views import files, papers

app_name = "documents"
urlpatterns = [
    path("client/<uuid:pk>/", papers.papers_of, {"of": "client"}, name="of_client"),
    path("case/<uuid:pk>/", papers.papers_of, {"of": "case"}, name="of_case"),
    path("client/<uuid:pk>/add/", papers.paper_add, {"of": "client"}, name="add_to_client"),
    path("case/<uuid:pk>/add/", papers.paper_add, {"of": "case"}, name="add_to_case"),
    path("<uuid:pk>/", papers.paper_detail, name="detail"),
    path("<uuid:pk>/edit/", papers.paper_edit, name="edit"),
    path("<uuid:pk>/file/", files.paper_file, name="file"),
]
