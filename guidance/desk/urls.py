"""Addresses of the link desk, below /<language>/admin/desk/."""

from django.urls import path

from guidance.desk import set_views, views

app_name = "desk"
urlpatterns = [
    path("", views.find, name="find"),
    path("use/", views.use, name="use"),
    path("link/<slug:key>/", views.link, name="link"),
    path("link/<slug:key>/print/", views.print_out, name="print"),
    path("link/<slug:key>/add/", set_views.add, name="add"),
    path("sets/", set_views.index, name="sets"),
    path("sets/new/", set_views.edit, name="new"),
    path("sets/<slug:code>/", set_views.show, name="set"),
    path("sets/<slug:code>/change/", set_views.edit, name="change"),
    path("sets/<slug:code>/print/", set_views.print_out, name="set-print"),
]
