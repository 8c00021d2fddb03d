"""Addresses. They are permanent: a link shared today shows the same page in a year."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from talentlab.web.common import views

handler400 = "talentlab.web.common.faults.bad_request"
handler404 = "talentlab.web.common.faults.not_found"
handler500 = "talentlab.web.common.faults.server_error"

urlpatterns = [
    path("", views.choose_language, name="choose-language"),
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", views.sitemap, name="sitemap"),
    *i18n_patterns(
        path("", include("talentlab.web.common.urls")),
        path("", include("talentlab.web.insight.urls")),
    ),
]
