"""A figure says the same on the page, at its permanent address and in every download."""

import io
import json
import re

import pytest
from django.utils.translation import override
from python_calamine import CalamineWorkbook

from factories.release import publish_small_release
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.accuracy_kinds import ACCURACY_KINDS
from talentlab.web.insight.presenters.figures import show
from talentlab.web.insight.presenters.population_kinds import POPULATION_KINDS
from talentlab.web.insight.queries.population import courses, sides

KINDS = (*POPULATION_KINDS, *ACCURACY_KINDS)
CHOICE = Choice("2480", 2035, "20-64", ("2480", "2482"), "all", ssyk_code="2221")


@pytest.fixture
def swedish():
    with override("sv"):
        yield


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.usefixtures("swedish")
def test_every_download_holds_the_figures_own_rows(client, work, name):
    shown = show(name, work, CHOICE, "sv")
    downloads = dict(shown.downloads)
    rows = [list(row) for row in shown.figure.twin.rows]

    document = json.loads(client.get(downloads["JSON"]).content)
    assert [list(row.values()) for row in document["rows"]] == rows
    assert document["title"] == shown.figure.title
    assert document["address"] == f"http://testserver{shown.address}"

    lines = client.get(downloads["CSV"]).content.decode("utf-8-sig").splitlines()
    assert len([line for line in lines if not line.startswith("#")]) == len(rows) + 1
    assert any("EXEMPELDATA" in line for line in lines)

    book = CalamineWorkbook.from_filelike(io.BytesIO(client.get(downloads["XLSX"]).content))
    assert len(book.get_sheet_by_index(0).to_python()) == len(rows) + 1


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.usefixtures("swedish")
def test_the_permanent_address_shows_the_same_figure(client, work, name):
    shown = show(name, work, CHOICE, "sv")
    html = client.get(shown.address).content.decode()

    assert shown.figure.svg_wide in html
    assert shown.figure.svg_narrow in html
    assert "ab" * 32 in html  # the raw file at the other end of the road


@pytest.mark.usefixtures("release")
@pytest.mark.parametrize(
    "question", ["?omrade=9999", "?ar=1800", "?ar=snart", "?alder=13-37", "?omrade=24&ar=2046"]
)
def test_a_permanent_address_never_means_something_else(client, question):
    assert client.get(f"/sv/figur/utveckling/{question}").status_code == 404
    assert client.get(f"/sv/figur/utveckling.csv{question}").status_code == 404


@pytest.mark.usefixtures("release")
def test_unknown_figures_and_formats_are_not_found(client):
    assert client.get("/sv/figur/hemlig/").status_code == 404
    assert client.get("/sv/figur/utveckling.pdf").status_code == 404


@pytest.mark.usefixtures("release")
def test_a_download_is_named_and_typed(client):
    response = client.get("/sv/figur/karta.csv")

    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="talentlab-karta.csv"'


@pytest.mark.usefixtures("swedish")
def test_the_fan_is_the_releases_own_numbers(release):
    course = courses(release)["2480", "20-64"]
    rows = {row[0]: row for row in show("utveckling", release, CHOICE, "sv").figure.twin.rows}
    asked = release.query(
        "SELECT p50, p10, p90 FROM population_outlook WHERE region_code = '2480' "
        "AND measure = 'persons' AND sex = 'total' AND age_group = '20-64' AND year = 2035"
    ).row(0)

    assert rows[2035][2:5] == asked
    assert rows[2025][1] == course.base.value


@pytest.mark.usefixtures("swedish")
def test_earlier_forecasts_start_at_what_was_counted_then(release):
    twin = show("utveckling", release, CHOICE, "sv").figure.twin
    keys = [column.key for column in twin.columns]
    rows = {row[0]: dict(zip(keys, row, strict=True)) for row in twin.rows}

    assert keys[-3:] == ["from_2010", "from_2015", "from_2020"]
    assert rows[2015]["from_2015"] == rows[2015]["counted"]
    assert rows[2020]["from_2015"] > rows[2020]["counted"]


@pytest.mark.usefixtures("swedish")
def test_the_pyramid_has_every_age_once_and_in_order(release):
    twin = show("pyramid", release, CHOICE, "sv").figure.twin
    asked = sides(release, "2480", (2035,))[2035, "women"]

    assert [row[0] for row in twin.rows] == [*map(str, range(100)), "100+"]
    assert tuple(row[1] for row in twin.rows) == asked.persons


@pytest.mark.usefixtures("swedish")
def test_the_map_and_the_bars_agree(release):
    tiles = {row[1]: row[2:] for row in show("karta", release, CHOICE, "sv").figure.twin.rows}
    bars = {row[0]: row[1:] for row in show("staplar", release, CHOICE, "sv").figure.twin.rows}

    assert tiles == bars
    ranked = [row[1] for row in show("staplar", release, CHOICE, "sv").figure.twin.rows]
    assert ranked == sorted(ranked, reverse=True)


@pytest.mark.usefixtures("swedish")
def test_compared_areas_are_a_hundred_in_the_base_year(release):
    twin = show("jamforelse", release, CHOICE, "sv").figure.twin
    base = next(row for row in twin.rows if row[0] == 2025)

    assert [value for value in base[1:] if value is not None] == pytest.approx([100, 100])


@pytest.mark.usefixtures("swedish")
def test_the_worst_miss_comes_first(release):
    errors = [abs(row[1]) for row in show("storsta-fel", release, CHOICE, "sv").figure.twin.rows]

    assert errors == sorted(errors, reverse=True)
    assert show("storsta-fel", release, CHOICE, "sv").figure.twin.rows[0][0].startswith("Dorotea")


@pytest.mark.usefixtures("release")
def test_tiles_lead_to_the_municipalities_pages(client):
    html = client.get("/sv/figur/karta/").content.decode()

    assert re.search(r'<td><a href="/sv/omraden/2480/">Umeå</a></td>', html)


@pytest.fixture
def renewed(tmp_path, settings):
    """Publish one release, and then another with nothing tested in it."""
    settings.STORE = tmp_path
    publish_small_release(tmp_path, "2026-1")
    publish_small_release(tmp_path, "2026-2", synthetic=False, bare=True)


@pytest.mark.usefixtures("renewed")
def test_a_shared_link_shows_the_same_numbers_after_the_next_release(client):
    shared = client.get("/sv/figur/fel/?utgava=2026-1").content.decode()

    assert client.get("/sv/figur/fel/").status_code == 404
    assert "Du ser utgåva 2026-1" in shared
    assert "Du ser utgåva" not in client.get("/sv/figur/karta/").content.decode()
    assert json.loads(client.get("/sv/figur/fel.json?utgava=2026-1").content)["release"] == "2026-1"


@pytest.mark.usefixtures("renewed")
def test_links_and_downloads_name_the_release_they_show(client):
    html = client.get("/sv/omraden/").content.decode()

    assert len(re.findall(r"/sv/figur/karta[^\"]*utgava=2026-2", html)) == 8


@pytest.mark.usefixtures("renewed")
def test_an_unknown_release_is_not_found(client):
    assert client.get("/sv/figur/karta/?utgava=2020-1").status_code == 404
    assert client.get("/sv/figur/karta/?utgava=../../etc").status_code == 404


@pytest.mark.usefixtures("release")
@pytest.mark.parametrize("address", ["/sv/omraden/2480/", "/sv/befolkning/?ar=2035", "/sv/jamfor/"])
def test_pages_link_to_themselves_in_their_own_release(client, address):
    html = client.get(address).content.decode()
    link = re.search(r'href="([^"]*utgava=2026-11-24)">Permanent', html).group(1)

    assert client.get(link.replace("&amp;", "&")).status_code == 200
    assert client.get(f"{address.partition('?')[0]}?utgava=okand").status_code == 404


@pytest.mark.usefixtures("swedish")
def test_a_small_areas_pyramid_has_bands_of_five_years(release):
    small = min(
        (code for code, band in courses(release) if band == "total"),
        key=lambda code: courses(release)[code, "total"].base.value,
    )
    rows = show("pyramid", release, Choice(small, 2035), "sv").figure.twin.rows
    women = sides(release, small, (2035,))[2035, "women"]

    assert courses(release)[small, "total"].base.value < 25_000
    assert [rows[0][0], rows[-2][0], rows[-1][0]] == ["0–4", "95–99", "100+"]
    assert rows[1][1] == sum(women.persons[5:10])
    assert rows[1][3] == sum(women.high[5:10])


@pytest.mark.usefixtures("swedish")
def test_a_fan_of_an_age_band_names_its_ages(release):
    assert "åldern 20–64" in show("utveckling", release, CHOICE, "sv").figure.summary
