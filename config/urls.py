"""All addresses. Each is classified in its app's policy; an unclassified one keeps the house from starting."""

from django.urls import include, path

from core.views import errors
from reports.views.desk import home

handler400 = errors.not_understood
handler404 = errors.not_found
handler403 = errors.refused
handler500 = errors.went_wrong

urlpatterns = [
    path("healthz", errors.health, name="health"),
    path("i18n/", include("django.conf.urls.i18n")),
    path("accounts/", include("allauth.urls")),
    path("", include("core.urls")),
    path("", include("accounts.urls")),
    path("clients/", include("clients.urls")),
    path("cases/", include("cases.urls")),
    path("documents/", include("documents.urls")),
    path("referrals/", include("referrals.urls")),
    path("welfare/", include("welfare.urls")),
    path("counselling/", include("counselling.urls")),
    path("probono/", include("probono.urls")),
    path("", home, name="home"),
    path("", include("reports.urls")),
]
