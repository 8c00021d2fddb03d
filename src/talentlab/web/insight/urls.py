"""Addresses of the outlook's pages. Slugs are Swedish in both languages and permanent."""

from django.urls import path, register_converter

from talentlab.web.insight import views
from talentlab.web.insight.converters import FigureName, RegionCode, Suffix

register_converter(RegionCode, "region")
register_converter(FigureName, "figure")
register_converter(Suffix, "suffix")

app_name = "insight"

urlpatterns = [
    path("", views.start, name="start"),
    path("omraden/", views.areas, name="areas"),
    path("omraden/<region:region_code>/", views.area, name="area"),
    path("befolkning/", views.population, name="population"),
    path("jamfor/", views.compare, name="compare"),
    path("traffsakerhet/", views.accuracy, name="accuracy"),
    path("kallor/", views.sources, name="sources"),
    path("figur/<figure:name>/", views.figure, name="figure"),
    path("figur/<figure:name>.<suffix:suffix>", views.download, name="download"),
]
