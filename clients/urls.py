"""Addresses of clients."""

from django.urls import path

from clients.views import changing, files, listing, openings, registering, rows

app_name = "clients"


def adding(kind: str):
    return path(f"<uuid:pk>/{kind}/add/", rows.row_add, {"kind": kind}, name=f"{kind}_add")


def ending(kind: str):
    return path(f"{kind}/<uuid:pk>/end/", rows.row_end, {"kind": kind}, name=f"{kind}_end")


urlpatterns = [
    path("", listing.client_list, name="list"),
    path("look/", registering.client_look, name="look"),
    path("new/", registering.client_register, name="register"),
    path("<uuid:pk>/", files.client_detail, name="detail"),
    path("<uuid:pk>/household/", files.client_household, name="household"),
    path("<uuid:pk>/names/", files.client_names, name="names"),
    path("<uuid:pk>/consents/", files.client_consents, name="consents"),
    path("<uuid:pk>/past/", files.client_past, name="past"),
    path("<uuid:pk>/edit/", changing.client_edit, name="edit"),
    path("<uuid:pk>/contact/", changing.contact_open, name="contact"),
    path("<uuid:pk>/contact/edit/", changing.contact_edit, name="contact_edit"),
    path("<uuid:pk>/reveal/", openings.name_reveal, name="reveal"),
    path("<uuid:pk>/hide/", openings.name_hide, name="hide"),
    path("<uuid:pk>/show/", openings.name_show, name="show"),
    path("<uuid:pk>/aside/", openings.step_aside, name="aside"),
    path("name/<uuid:pk>/choose/", rows.name_choose, name="name_choose"),
    *map(adding, rows.ADDING),
    *map(ending, rows.ENDING),
]
