"""Addresses. They are permanent: a link shared today shows the same page in a year."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from talentlab.web.common import views

urlpatterns = [
    path("", views.choose_language, name="choose-language"),
    *i18n_patterns(
        path("", include("talentlab.web.common.urls")),
    ),
]
