"""Addresses of referrals: the public door, a partner's own, the desk."""

from django.urls import path

from referrals.views import answering, checking, desk, filling, panels, partner, status

app_name = "referrals"
urlpatterns = [
    path("new/", filling.start, name="start"),
    path("form/<uuid:draft_id>/<slug:key>/", filling.step, name="step"),
    path("form/<uuid:draft_id>/<slug:key>/autosave/", filling.autosave, name="autosave"),
    path("drop/<uuid:draft_id>/", filling.drop, name="drop"),
    path("resume/<str:token>/", filling.resume, name="resume"),
    path("sent/<uuid:draft_id>/", checking.receipt, name="receipt"),
    path("status/", status.status, name="status"),
    path("status/found/", status.status_shown, name="status_shown"),
    path("status/answer/", status.status_answer, name="status_answer"),
    path("status/leave/", status.status_leave, name="status_leave"),
    path("mine/", partner.mine, name="mine"),
    path("mine/<uuid:pk>/", partner.mine_detail, name="mine_detail"),
    path("mine/<uuid:pk>/answer/", partner.answer, name="answer"),
    path("mine/<uuid:pk>/withdraw/", partner.withdraw, name="withdraw"),
    path("", desk.inbox, name="inbox"),
    path("answered/", desk.answered, name="answered"),
    path("client/<uuid:pk>/", panels.of_client, name="of_client"),
    path("person/<uuid:pk>/match/<uuid:client_id>/", desk.match, name="match"),
    path("match/<uuid:pk>/undo/", desk.match_undo, name="match_undo"),
    path("conflict/<uuid:pk>/undo/", desk.conflict_undo, name="conflict_undo"),
    path("<uuid:pk>/", desk.detail, name="detail"),
    path("<uuid:pk>/take/", desk.take, name="take"),
    path("<uuid:pk>/conflict/", desk.conflict, name="conflict"),
    path("<uuid:pk>/accept/", answering.accept, name="accept"),
    path("<uuid:pk>/decline/", answering.decline, name="decline"),
    path("<uuid:pk>/ask/", answering.ask, name="ask"),
    path("<uuid:pk>/urgency/", answering.urgency, name="urgency"),
    path("<uuid:pk>/agreement/", answering.override, name="override"),
    path("<uuid:pk>/undo/", answering.undo, name="undo"),
    path("<uuid:pk>/close/", answering.close, name="close"),
]
