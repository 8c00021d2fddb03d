"""Addresses of the pages about the service."""

from django.urls import path

from talentlab.web.common import views

app_name = "common"

urlpatterns = [
    path("om/", views.about, name="about"),
]
