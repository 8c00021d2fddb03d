"""Addresses of the outlook's pages. Slugs are Swedish in both languages and permanent."""

from django.urls import path, register_converter

from talentlab.web.insight.converters import (
    EducationGroupCode,
    FigureName,
    OccupationCode,
    RegionCode,
    ScenarioFigure,
    ScenarioReference,
    Suffix,
)
from talentlab.web.insight.views import (
    education,
    figures,
    occupation_lists,
    occupations,
    pages,
    scenario_comparison,
    scenario_reach,
    scenario_saving,
    scenarios,
    seat_plans,
    vintages,
)

register_converter(RegionCode, "region")
register_converter(OccupationCode, "ssyk")
register_converter(EducationGroupCode, "group")
register_converter(FigureName, "figure")
register_converter(Suffix, "suffix")
register_converter(ScenarioFigure, "scenario")
register_converter(ScenarioReference, "reference")

app_name = "insight"

urlpatterns = [
    path("", pages.start, name="start"),
    path("omraden/", pages.areas, name="areas"),
    path("omraden/<region:region_code>/", pages.area, name="area"),
    path("befolkning/", pages.population, name="population"),
    path("jamfor/", pages.compare, name="compare"),
    path("traffsakerhet/", pages.accuracy, name="accuracy"),
    path("kallor/", pages.sources, name="sources"),
    path("revideringar/", vintages.revisions, name="revisions"),
    path("andra-prognoser/", vintages.opinions, name="second-opinions"),
    path("utbildningsplatser/", seat_plans.seat_plan, name="seat-plan"),
    path("yrken/", occupation_lists.overview, name="occupations"),
    path("yrken/sok/", occupation_lists.search, name="occupation-search"),
    path("yrken/jamfor/", occupation_lists.compare, name="occupation-comparison"),
    path("yrken/alla/", occupation_lists.every_occupation, name="occupation-list"),
    path("yrken/balans/", education.occupations, name="occupation-balance"),
    path("yrken/<ssyk:ssyk_code>/", occupations.occupation, name="occupation"),
    path("utbildningar/", education.overview, name="educations"),
    path("utbildningar/sektorer/", education.sectors, name="sectors"),
    path("utbildning/<group:group_code>/", education.education, name="education"),
    path("inflyttning/", education.staying, name="staying"),
    path("scenarier/", scenarios.workshop, name="scenarios"),
    path("scenarier/vad-kravs/", scenario_reach.reach, name="scenario-reach"),
    path("scenarier/jamfor/", scenario_comparison.comparison, name="scenario-comparison"),
    path(
        "scenarier/jamfor.<suffix:suffix>",
        scenario_comparison.comparison_file,
        name="scenario-comparison-file",
    ),
    path("scenarier/fil/", scenarios.as_file, name="scenario-file"),
    path("scenarier/las-in/", scenarios.read_in, name="scenario-read-in"),
    path("scenarier/spara/", scenario_saving.save, name="scenario-save"),
    path(
        "scenarier/s/<reference:reference>/", scenario_saving.saved_scenario, name="saved-scenario"
    ),
    path(
        "scenarier/s/<reference:reference>/ta-bort/",
        scenario_saving.remove,
        name="remove-scenario",
    ),
    path("scenarier/<scenario:name>.<suffix:suffix>", scenarios.download, name="scenario-download"),
    path("figur/<figure:name>/", figures.figure, name="figure"),
    path("figur/<figure:name>.<suffix:suffix>", figures.download, name="download"),
]
