"""Figures about work hold the release's own numbers, on the page and in every download."""

import io
import json
from dataclasses import replace

import pytest
from django.utils.translation import override
from python_calamine import CalamineWorkbook

from factories.charts import by_class, points, read
from factories.work_numbers import BASE_OF_WORK, BREAK
from talentlab.tables.openings import CAUSES, MUNICIPAL_SUMS
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.figures import KINDS, show
from talentlab.web.insight.presenters.places import Place
from talentlab.web.insight.presenters.work import municipal_figure, profile_figures
from talentlab.web.insight.presenters.work.kinds import WORK_KINDS
from talentlab.web.insight.presenters.work.profile_figures import groups_of

CHOICE = Choice("24", 2030, ssyk_code="2221")
GROUP = Choice("24", 2030, ssyk_code="222")
"""The same nurses as a broader group, which municipalities are told about."""
SHOWN = {name: GROUP if name == "yrke-kommuner" else CHOICE for name in WORK_KINDS}


@pytest.fixture(autouse=True)
def english(work):
    with override("en"):
        yield work


def rows_of(release, name, choice=CHOICE):
    """Return the rows of a figure's table, each by column."""
    twin = show(name, release, choice, "en").figure.twin
    keys = [column.key for column in twin.columns]
    return [dict(zip(keys, row, strict=True)) for row in twin.rows]


def notes_of(release, name, choice=CHOICE):
    return " ".join(show(name, release, choice, "en").figure.notes)


@pytest.mark.parametrize("name", WORK_KINDS)
def test_every_download_holds_the_figures_own_rows(client, work, name):
    shown = show(name, work, SHOWN[name], "en")
    downloads = dict(shown.downloads)
    rows = [list(row) for row in shown.figure.twin.rows]

    document = json.loads(client.get(downloads["JSON"]).content)
    assert [list(row.values()) for row in document["rows"]] == rows
    assert document["title"] == shown.figure.title

    lines = client.get(downloads["CSV"]).content.decode("utf-8-sig").splitlines()
    assert len([line for line in lines if not line.startswith("#")]) == len(rows) + 1

    book = CalamineWorkbook.from_filelike(io.BytesIO(client.get(downloads["XLSX"]).content))
    assert len(book.get_sheet_by_index(0).to_python()) == len(rows) + 1


@pytest.mark.parametrize("name", WORK_KINDS)
def test_the_permanent_address_shows_the_same_figure(client, work, name):
    shown = show(name, work, SHOWN[name], "en")
    html = client.get(shown.address).content.decode()

    assert shown.figure.svg_wide in html
    assert shown.figure.svg_narrow in html
    assert "utgava=2026-11-25" in shown.address


@pytest.mark.parametrize("name", WORK_KINDS)
def test_names_of_figures_are_addresses(name):
    assert KINDS[name].is_about_work
    assert name.startswith(("yrke-", "profil-"))
    assert name.isascii()


@pytest.mark.parametrize(
    "question", ["", "?yrke=9999", "?yrke=2221&ar=2020", "?yrke=2221&omrade=9999", "?yrke=0310"]
)
def test_a_permanent_address_never_means_something_else(client, question):
    assert client.get(f"/en/figur/yrke-utveckling/{question}").status_code == 404
    assert client.get(f"/en/figur/yrke-utveckling.csv{question}").status_code == 404


def test_the_fan_is_the_releases_own_numbers(work):
    rows = {row["year"]: row for row in rows_of(work, "yrke-utveckling")}
    expected = work.query(
        "SELECT p50, p10, p90, p2_5, p97_5 FROM employment_outlook WHERE region_code = '24' "
        "AND ssyk_code = '2221' AND sex = 'total' AND year = 2030"
    ).row(0)
    counted = work.query(
        "SELECT employed_persons FROM employment_history WHERE region_code = '24' "
        "AND ssyk_code = '2221' AND sex = 'total' AND year = ?",
        [BASE_OF_WORK],
    ).item()

    assert tuple(rows[2030][key] for key in ("p50", "p10", "p90", "p2_5", "p97_5")) == expected
    assert rows[BASE_OF_WORK]["counted"] == counted


@pytest.mark.parametrize("variant", ["svg_wide", "svg_narrow"])
@pytest.mark.parametrize("name", ["yrke-utveckling", "yrke-kon"])
def test_no_line_is_drawn_across_a_change_in_the_way_of_counting(work, name, variant):
    root = read(getattr(show(name, work, CHOICE, "en").figure, variant))
    mark = float(by_class(root, "ch-break")[0].get("x1"))
    counted = [e for e in by_class(root, "ch-line") if "ch-expected" not in e.get("class")]
    sides = [{x < mark for x, _y in points(line)} for line in counted]

    assert {True} in sides
    assert {False} in sides
    assert {True, False} not in sides
    assert f"The series breaks in {BREAK}" in notes_of(work, name)


def test_earlier_forecasts_are_drawn_from_the_years_they_were_made(work):
    rows = {row["year"]: row for row in rows_of(work, "yrke-utveckling")}

    assert rows[2016]["from_2016"] == rows[2016]["counted"]
    assert rows[2023]["from_2020"] > rows[2023]["counted"]
    assert (
        "from_2020"
        not in rows_of(work, "yrke-utveckling", Choice("24", 2030, ssyk_code="2221", sex="women"))[
            0
        ]
    )


def test_women_and_men_add_up_and_their_share_is_told(work):
    rows = {row["at"]: row for row in rows_of(work, "yrke-kon")}
    total = {row["year"]: row["counted"] for row in rows_of(work, "yrke-utveckling")}

    for year in (2014, 2019, 2020, BASE_OF_WORK):
        women, men = rows[year]["line_1"], rows[year]["line_2"]
        assert women + men == total[year]
        assert rows[year]["share_women"] == pytest.approx(100 * women / total[year])
    assert show("yrke-kon", work, CHOICE, "en").figure.title == (
        "Professional nurses in Västerbotten: 88% were women in 2024"
    )


def test_openings_are_what_replaces_and_what_grows(work):
    rows = rows_of(work, "yrke-oppningar")
    own = dict(
        work.query(
            "SELECT year, mean FROM openings_outlook WHERE region_code = '24' "
            "AND ssyk_code = '2221' AND component = 'openings'"
        ).rows()
    )

    assert {int(row["row"]): row["total"] for row in rows} == pytest.approx(own)
    assert all(row["part_1"] + row["part_2"] == row["total"] for row in rows)
    assert all(row["p10"] < row["total"] < row["p90"] for row in rows)


def test_a_shrinking_occupation_has_no_growth_among_its_openings(work):
    rows = rows_of(work, "yrke-oppningar", Choice("24", 2030, ssyk_code="7231"))

    assert {row["part_2"] for row in rows} == {0.0}
    assert min(row["part_1"] for row in rows) > 0


def test_those_who_leave_are_told_by_cause_and_by_sex(work):
    rows = rows_of(work, "yrke-orsaker")
    own = dict(
        work.query(
            "SELECT sex, sum(mean) FROM openings_leavers WHERE region_code = '24' "
            "AND ssyk_code = '2221' GROUP BY sex"
        ).rows()
    )

    assert [key for key in rows[0] if key.startswith("part_")] == [
        f"part_{i}" for i in range(1, len(CAUSES) + 1)
    ]
    assert sum(row["total"] for row in rows) == pytest.approx(own["total"])
    assert sum(row["women"] for row in rows) == pytest.approx(own["women"])
    assert sum(row["men"] for row in rows) == pytest.approx(own["men"])


def test_a_chosen_sex_is_the_one_whose_leavers_are_drawn(work):
    men = Choice("24", 2030, ssyk_code="2221", sex="men")
    rows = rows_of(work, "yrke-orsaker", men)

    assert sum(row["total"] for row in rows) == pytest.approx(sum(row["men"] for row in rows))
    assert show("yrke-orsaker", work, men, "en").subtitle.startswith("Men who leave per year")


def test_ages_of_the_country_are_called_so_where_they_are_lent(work):
    lent, counted = (Choice(code, 2030, ssyk_code="2221") for code in ("24", "00"))

    assert "these are the country’s ages" in notes_of(work, "yrke-aldrar", lent)
    assert "the country’s ages" not in notes_of(work, "yrke-aldrar", counted)
    assert "16–24 hold more years" in notes_of(work, "yrke-aldrar", counted)


def test_the_share_near_retirement_is_counted_from_the_bars(work):
    rows = rows_of(work, "yrke-aldrar")
    both = [(row["age"], row["women_2024"] + row["men_2024"]) for row in rows]
    old = sum(persons for age, persons in both if age >= "55")
    share = round(100 * old / sum(persons for _age, persons in both))

    assert show("yrke-aldrar", work, CHOICE, "en").figure.title == (
        f"Professional nurses: {share}% are 55 or older"
    )


def test_wages_say_for_which_place_they_were_measured(work):
    rows = rows_of(work, "yrke-loner")

    assert [row["row"] for row in rows] == [
        "Median and spread, Sweden",
        "Mean, Upper Norrland 2024",
        "Mean, women, Upper Norrland 2024",
        "Mean, men, Upper Norrland 2024",
    ]
    assert rows[0]["low"] < rows[0]["middle"] < rows[0]["high"]
    assert rows[1]["low"] is None


def test_municipalities_are_modelled(work):
    rows = rows_of(work, "yrke-kommuner", GROUP)

    assert [row["row"] for row in rows] == ["Umeå", "Skellefteå", "Vännäs"]
    assert [row["value"] for row in rows] == sorted((row["value"] for row in rows), reverse=True)
    assert all(row["p10"] <= row["p50"] <= row["p90"] for row in rows)
    assert "modelled from the county’s occupations" in notes_of(work, "yrke-kommuner", GROUP)
    assert show("yrke-kommuner", work, CHOICE, "en") is None


def test_openings_of_municipalities_say_how_they_add_up(work):
    there = Choice("2480", 2030, ssyk_code="222")

    assert MUNICIPAL_SUMS.en in notes_of(work, "yrke-oppningar", there)
    assert MUNICIPAL_SUMS.en not in notes_of(work, "yrke-oppningar", GROUP)


def test_ads_are_counted_for_the_very_occupation(work):
    rows = rows_of(work, "yrke-annonser")
    own = dict(
        work.query(
            "SELECT region_code, value FROM occupation_signals WHERE ssyk_code = '2221' "
            "AND signal = 'ads'"
        ).rows()
    )

    assert [row["row"] for row in rows] == ["Umeå", "Skellefteå", "Vännäs"]
    assert [row["value"] for row in rows] == [own["2480"], own["2482"], own["2460"]]
    assert "Ads are not vacancies." in notes_of(work, "yrke-annonser")


def test_a_municipality_outside_the_county_is_told_apart_so_that_the_rest_is_the_county(
    work, monkeypatch
):
    inside = municipal_figure.ads_by_area(work, "2221")
    beyond = {"2284": replace(inside["2480"], measured_region_code="2284", value=9_000.0)}
    every = [*municipal_figure.municipalities(work, "en"), Place("2284", "Örnsköldsvik", False)]
    monkeypatch.setattr(municipal_figure, "ads_by_area", lambda *_: {**inside, **beyond})
    monkeypatch.setattr(municipal_figure, "municipalities", lambda *_: every)

    rows = rows_of(work, "yrke-annonser")
    notes = notes_of(work, "yrke-annonser")

    assert rows[0]["row"] == "Örnsköldsvik (outside the county)"
    assert [row["row"] for row in rows[1:]] == ["Umeå", "Skellefteå", "Vännäs"]
    assert "Örnsköldsvik lies outside the county and is not part of the county’s sum." in notes
    assert "Umeå" not in notes


def test_the_profile_shows_only_what_surely_changes(work):
    rows = rows_of(work, "profil-forandring")
    sure = dict(
        work.query(
            "SELECT ssyk_code, share_up FROM employment_outlook WHERE region_code = '24' "
            "AND year = 2030 AND sex = 'total'"
        ).rows()
    )

    assert {row["ssyk_code"] for row in rows} == {
        code for code, share in sure.items() if len(code) == 4 and not 0.1 <= share < 0.9
    }
    assert all((row["value"] > 0) == (sure[row["ssyk_code"]] > 0.5) for row in rows)


def test_openings_of_the_fields_add_up_to_those_of_everybody(work):
    rows = rows_of(work, "profil-oppningar")
    everybody = work.query(
        "SELECT sum(mean) FROM openings_outlook WHERE region_code = '24' AND year = 2030 "
        "AND component = 'openings' AND length(ssyk_code) = 1"
    ).item()

    assert sum(row["total"] for row in rows) == pytest.approx(everybody)
    assert [row["total"] for row in rows] == sorted((r["total"] for r in rows), reverse=True)


def test_rows_of_occupations_lead_to_their_pages_in_the_same_area(work):
    shown = show("profil-forandring", work, Choice("2480", 2030), "en")
    codes = [row[0] for row in shown.figure.twin.rows]

    assert shown.links == tuple(f"/en/yrken/{code}/?omrade=2480" for code in codes)
    assert {len(code) for code in codes} == {3}  # a municipality is too small for more digits


def test_where_none_is_sure_the_profile_shows_the_probable_and_says_so(work, monkeypatch):
    found = [replace(each, share_up=0.8) for each in groups_of(work, "24", 2030)]
    monkeypatch.setattr(profile_figures, "groups_of", lambda *_asked: found)
    shown = show("profil-forandring", work, Choice("24", 2030), "en")

    assert "probably change most" in shown.figure.title
    assert shown.subtitle.startswith("None is very likely to become more or fewer.")
    assert {row[2] > 0 for row in shown.figure.twin.rows} == {True}
