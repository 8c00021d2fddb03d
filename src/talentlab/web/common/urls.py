"""Addresses of the pages about the service. Slugs are Swedish in both languages."""

from django.urls import path

from talentlab.web.common import views

app_name = "common"

urlpatterns = [
    path("om/", views.about, name="about"),
    path("integritet/", views.privacy, name="privacy"),
    path("metod/", views.guide, name="guide"),
    path("metod/pdf/", views.guide_as_pdf, name="guide-pdf"),
    path("metod/behovsbedomning/mallar/", views.survey_templates, name="survey-templates"),
    path("metod/<slug:chapter>/", views.guide, name="guide-chapter"),
    path("tillganglighet/", views.accessibility, name="accessibility"),
    path("tillganglighet/anmal/", views.new_fault_report, name="new-fault-report"),
    path("tillganglighet/anmal/<str:reference>/", views.fault_report, name="fault-report"),
    path("utseende/", views.theme, name="theme"),
]
