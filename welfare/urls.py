"""Addresses of welfare."""

from django.urls import path

from welfare.views import assistance, funds, needs

app_name = "welfare"
urlpatterns = [
    path("", needs.welfare_list, name="list"),
    path("clients/<uuid:client_id>/", needs.welfare_needs, name="needs"),
    path("clients/<uuid:client_id>/panel/", needs.client_panel, name="of_client"),
    path("clients/<uuid:client_id>/assess/", needs.assess, name="assess"),
    path("clients/<uuid:client_id>/needs/add/", needs.need_add, name="need_add"),
    path("clients/<uuid:client_id>/plan/add/", needs.step_add, name="step_add"),
    path("clients/<uuid:client_id>/assistance/", assistance.assistance_list, name="assistance"),
    path("clients/<uuid:client_id>/assistance/ask/", assistance.assistance_ask, name="ask"),
    path("needs/<uuid:pk>/end/", needs.need_end, name="need_end"),
    path("plan/<uuid:pk>/done/", needs.step_done, name="step_done"),
    path("assistance/", assistance.assistance_waiting, name="waiting"),
    path("assistance/<uuid:pk>/", assistance.assistance_detail, name="line"),
    path("assistance/<uuid:pk>/approve/", assistance.assistance_approve, name="approve"),
    path("assistance/<uuid:pk>/refuse/", assistance.assistance_refuse, name="refuse"),
    path("assistance/<uuid:pk>/give/", assistance.assistance_give, name="give"),
    path("assistance/<uuid:pk>/cancel/", assistance.assistance_cancel, name="cancel"),
    path("funds/", funds.fund_list, name="funds"),
    path("funds/add/", funds.fund_add, name="fund_add"),
    path("funds/<uuid:pk>/", funds.fund_change, name="fund"),
]
