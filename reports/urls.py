"""Addresses of reports; the desk itself is `home`, at the root."""

from django.urls import path

from reports.views import figures

app_name = "reports"
urlpatterns = [
    path("reports/", figures.open_cases, name="open_cases"),
    path("reports/export/", figures.export_counts, name="export_counts"),
    path("reports/cases/", figures.open_case_list, name="open_case_list"),
    path("reports/missing/", figures.missing_data, name="missing_data"),
]
