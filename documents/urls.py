"""Addresses of documents."""

from django.urls import path

from documents.views import files, letters, papers, proofs, templates

app_name = "documents"
urlpatterns = [
    path("client/<uuid:pk>/", papers.papers_of, {"of": "client"}, name="of_client"),
    path("case/<uuid:pk>/", papers.papers_of, {"of": "case"}, name="of_case"),
    path("event/<uuid:pk>/", proofs.event_proofs, name="of_event"),
    path("client/<uuid:pk>/add/", papers.paper_add, {"of": "client"}, name="add_to_client"),
    path("case/<uuid:pk>/add/", papers.paper_add, {"of": "case"}, name="add_to_case"),
    path("client/<uuid:pk>/letters/", letters.letter_choose, {"of": "client"}, name="letters_client"),
    path("case/<uuid:pk>/letters/", letters.letter_choose, {"of": "case"}, name="letters_case"),
    path(
        "client/<uuid:pk>/letters/<uuid:template_id>/",
        letters.letter_issue,
        {"of": "client"},
        name="issue_client",
    ),
    path(
        "case/<uuid:pk>/letters/<uuid:template_id>/", letters.letter_issue, {"of": "case"}, name="issue_case"
    ),
    path("letters/<uuid:pk>/", letters.letter_detail, name="letter"),
    path("letters/<uuid:pk>/again/", letters.letter_retry, name="letter_retry"),
    path("templates/", templates.template_list, name="templates"),
    path("templates/add/", templates.template_add, name="template_add"),
    path("templates/<uuid:pk>/", templates.template_detail, name="template"),
    path("templates/<uuid:pk>/edit/", templates.template_edit, name="template_edit"),
    path("templates/<uuid:pk>/retire/", templates.template_retire, name="template_retire"),
    path("<uuid:pk>/", papers.paper_detail, name="detail"),
    path("<uuid:pk>/edit/", papers.paper_edit, name="edit"),
    path("<uuid:pk>/file/", files.paper_file, name="file"),
]
