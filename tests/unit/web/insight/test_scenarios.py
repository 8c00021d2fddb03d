import csv
import io
import json
import re
import shutil
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest

from factories.tiny_release import publish_small
from talentlab.pipelines.scenarios.address import from_address, to_address
from talentlab.web.insight.queries import scenarios as door
from talentlab.web.insight.queries import turns
from talentlab.web.insight.queries.turns import PLACES, turn

PAGE = "/sv/scenarier/"
QUESTION = {"omrade": "24", "utbildning": "75N", "ar": "2031", "namn": "Fler händer"}
LEVER = {"a1-slag": "commuting", "a1-mal": "40", "a1-start": "2027", "a1-nas": "60–90"}
ASKED = QUESTION | LEVER | {"gor": "rakna"}
VOLVO = (
    "v=1&f=24~total~2031&l=in_migration~24~total~50~2027"
    "&s=Volvo~closes~2480~800~821_0.5*222_0.5~2027~2~1"
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("scenarios")]


def text_of(response):
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", response.content.decode())))


def heading_of(response):
    return re.search(r"<h1>(.*?)</h1>", response.content.decode())[1]


def ask(client, page=PAGE, **asked):
    return client.get(f"{page}?{urlencode(ASKED | asked)}")


def fields_of(html):
    """Return what stands in every field of the form, as a browser would send it."""
    found = dict(re.findall(r'<input type="text" name="([^"]+)"[^>]* value="([^"]*)"', html))
    for name, options in re.findall(r'<select name="([^"]+)"[^>]*>(.*?)</select>', html):
        chosen = re.findall(r'<option value="([^"]*)" selected', options)
        found[name] = (chosen or re.findall(r'<option value="([^"]*)"', options))[0]
    return {name: unescape(value) for name, value in found.items()}


def test_a_filled_form_leads_to_an_address_with_the_scenario_and_the_release(client):
    answer = ask(client)

    query = parse_qs(urlsplit(answer["Location"]).query)
    assert answer.status_code == 302
    assert query["v"] == ["1"]
    assert query["l"] == ["commuting~24~75N~40~2027~~0.6_0.9"]
    assert query["n"] == ["Fler händer"]
    assert query["utgava"] == ["2026-11-27"]


def test_the_answer_is_on_the_same_page_with_the_form_as_it_was_written(client):
    answer = client.get(ask(client)["Location"])

    html, said = answer.content.decode(), text_of(answer)
    assert answer.status_code == 200
    assert re.search(r"<h1>(Bristen|Balansen|Överskottet|Skillnaden) ", html)
    assert "Att det blir brist är" in said
    assert {"omrade": "24", "ar": "2031", "a1-mal": "40", "a1-nas": "60–90"}.items() <= fields_of(
        html
    ).items()
    assert "Fler händer" in html
    assert html.count("<svg") >= 2


def test_the_numbers_of_the_page_are_those_of_the_engine(client, scenarios):
    address = ask(client)["Location"]
    found = door.run_scenario(scenarios, from_address(urlsplit(address).query))
    at = next(d for d in found.focus if d.year == 2031)

    rows = csv.reader(
        io.StringIO(
            client.get(address.replace("/?", "/skillnad.csv?")).content.decode("utf-8-sig")
        ),
        delimiter=";",
    )
    row = next(row for row in rows if row[0] == "2031")
    told = [float(cell.replace(",", ".")) for cell in row[1:4]]
    assert told == pytest.approx([at.change.p50, at.change.p10, at.change.p90], abs=0.01)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_levers_and_employers_share_the_credit_beside_a_table(client, language):
    html = client.get(f"/{language}/scenarier/?{VOLVO}").content.decode()
    table = html.partition('id="scenario-credit"')[2].partition("</figure>")[0]

    assert table.count('<th scope="row">') == 2
    assert "Volvo" in table
    assert html.count("<h1>") == 1
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert sorted(ids) == sorted(set(ids))
    assert re.findall(r'\sstyle="|\son[a-z]+="|<script(?![^>]*src=)', html) == []


def test_all_faults_are_told_at_once_beside_their_fields_and_nothing_is_lost(client):
    wrong = {
        "utbildning": "", "a1-mal": "abc", "a1-start": "1999", "a1-nas": "60–190",
        "c1-vem": "Volvo", "c1-slag": "closes", "c1-omrade": "2480", "c1-jobb": "-5",
        "c1-start": "2027", "c1-sannolikhet": "150", "c1-yrken": "222 50",
    }  # fmt: skip
    answer = ask(client, **wrong)
    html = answer.content.decode()

    summary = html.partition('class="error-summary"')[2].partition("</div>")[0]
    linked = re.findall(r'<a href="#val-([^"]+)">', summary)
    assert answer.status_code == 422
    assert linked == [
        "utbildning", "a1-mal", "a1-start", "a1-nas", "c1-jobb", "c1-sannolikhet", "c1-yrken",
    ]  # fmt: skip
    for name in linked:
        control = re.search(rf'<(?:input|select)[^>]*id="val-{name}"[^>]*>', html)[0]
        assert 'aria-invalid="true"' in control
        assert f"val-{name}-fel" in control
    assert (ASKED | wrong).items() - {("gor", "rakna")} <= fields_of(html).items()
    assert "Från år: ”1999” – är utanför 2026 till 2033." in text_of(answer)
    assert re.search(r'<details class="more" open>', html)


def test_rows_are_added_and_removed_by_buttons_without_losing_the_others(client):
    added = ask(client, gor="ny-atgard", **{"a1-mal": "abc"})
    fields = fields_of(added.content.decode())
    assert added.status_code == 200
    assert fields["a1-mal"] == "abc"
    assert fields["a2-start"] == "2027"

    removed = client.get(PAGE, fields | {"a2-mal": "7", "a2-slag": "hours", "gor": "bort-a1"})
    fields = fields_of(removed.content.decode())
    assert (fields["a1-mal"], fields["a1-slag"]) == ("7", "hours")
    assert "a2-mal" not in fields


def test_an_employer_of_the_library_is_filled_in_and_can_be_calculated(client):
    filled = ask(client, gor="ur-biblioteket", bibliotek="volvo-closes")
    fields = fields_of(filled.content.decode())
    assert (fields["c1-vem"], fields["c1-jobb"], fields["c1-slag"]) == ("Volvo", "1800", "closes")

    answer = client.get(PAGE, fields | {"gor": "rakna"})
    shock = from_address(urlsplit(answer["Location"]).query).shocks[0]
    assert (shock.jobs, shock.ramp_years, shock.realised.low) == (1800.0, 2, 0.8)


def test_an_unknown_employer_gives_an_empty_row_and_no_crash(client):
    answer = ask(client, gor="ur-biblioteket", bibliotek="finns-inte")

    assert answer.status_code == 200
    assert "c1-vem" in fields_of(answer.content.decode())


def test_a_form_has_room_for_ten_and_then_offers_no_more(client):
    rows = {f"a{i}-slag": "hours" for i in range(1, 11)}

    answer = client.get(PAGE, QUESTION | rows | {"gor": "ny-atgard"})

    assert "a11-slag" not in fields_of(answer.content.decode())
    assert 'value="ny-atgard"' not in answer.content.decode()


def test_an_address_that_cannot_be_read_is_explained_on_the_page(client):
    answer = client.get(f"{PAGE}?v=1&f=24~75N~2031&l=commuting~9999~75N~40~2027&s=x")

    assert answer.status_code == 422
    assert "Något behöver rättas" in text_of(answer)
    assert "scenario.shocks[1].jobs: – – saknas." in text_of(answer)


def test_an_address_from_another_version_says_so(client):
    answer = client.get(f"{PAGE}?v=99&f=24~75N~2031")

    assert answer.status_code == 422
    assert "en adress som den här versionen inte kan läsa" in text_of(answer)


def test_names_in_addresses_are_words_and_never_markup(client):
    evil = urlencode({"n": "<script>alert(1)</script>" + "x" * 200})

    answer = client.get(f"{PAGE}?v=1&f=24~75N~2031&l=commuting~24~75N~40~2027&{evil}")

    assert b"<script>alert" not in answer.content
    assert "x" * 40 in text_of(answer)
    assert "x" * 81 not in text_of(answer)


def test_a_name_that_steers_the_reader_is_refused_and_never_shown(client):
    evil = urlencode({"n": "a name\u202e"})

    answer = client.get(f"{PAGE}?v=1&f=24~75N~2031&l=commuting~24~75N~40~2027&{evil}")

    assert answer.status_code == 422
    assert "\u202e" not in answer.content.decode()


def test_the_same_question_is_answered_once(client, monkeypatch):
    asked = []
    run = door.run_scenario
    monkeypatch.setattr(
        door, "run_scenario", lambda *question: asked.append(question) or run(*question)
    )
    question = "v=1&f=24~75N~2032&l=commuting~24~75N~41~2027"

    for page in ("sv/scenarier/", "en/scenarier/", "sv/scenarier/skillnad.csv"):
        assert client.get(f"/{page}?{question}&n=Namn").status_code == 200

    assert len(asked) == 1


def test_when_others_calculate_the_question_is_kept_and_the_answer_is_503(
    client, settings, monkeypatch
):
    monkeypatch.setattr(turns, "PATIENCE", 0.01)
    waiting = [turn(settings.VAR) for _ in range(PLACES)]
    for each in waiting:
        each.__enter__()
    try:
        form = ask(client, **{"a1-mal": "43"})
        shared = client.get(f"{PAGE}?v=1&f=24~75N~2031&l=commuting~24~75N~44~2027")
        file = client.get(f"{PAGE}allt.csv?v=1&f=24~75N~2031&l=commuting~24~75N~45~2027")
    finally:
        for each in waiting:
            each.__exit__(None, None, None)

    assert [a.status_code for a in (form, shared, file)] == [503, 503, 503]
    assert [a["Retry-After"] for a in (form, shared, file)] == ["3", "3", "3"]
    assert "Andra räknar just nu" in text_of(form)
    assert fields_of(form.content.decode())["a1-mal"] == "43"
    assert fields_of(shared.content.decode())["a1-mal"] == "44"


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "json"])
@pytest.mark.parametrize(
    "name", ["gap", "skillnad", "bidrag", "kommuner", "utbildningar", "yrken", "allt"]
)
def test_everything_can_be_taken_home_with_its_card(client, name, suffix):
    answer = client.get(f"{PAGE}{name}.{suffix}?{VOLVO}")

    assert answer.status_code == 200
    assert f'filename="talentlab-scenario-{name}.{suffix}"' in answer["Content-Disposition"]
    if suffix == "json":
        document = json.loads(answer.content)
        assert document["rows"]
        assert {"balance_draws", "lever_evidence"} <= set(document["cards"])
        assert "utgava=2026-11-27" in document["address"]
        assert document["synthetic"] is True


def test_a_figure_that_there_is_none_of_is_not_found(client):
    alone = "v=1&f=2480~75N~2031&l=commuting~2480~75N~40~2027"

    assert client.get(f"{PAGE}bidrag.csv?{alone}").status_code == 404
    assert client.get(f"{PAGE}gap.csv?v=1&f=nonsens").status_code == 404
    assert client.get(f"{PAGE}annat.csv?{alone}").status_code == 404


def test_a_scenario_goes_out_as_a_file_and_comes_in_again_as_the_same(client):
    file = client.get(f"{PAGE}fil/?{VOLVO}")
    assert "attachment" in file["Content-Disposition"]
    upload = io.BytesIO(file.content)
    upload.name = "scenario.json"

    answer = client.post(f"{PAGE}las-in/", {"fil": upload})

    assert answer.status_code == 302
    assert to_address(from_address(urlsplit(answer["Location"]).query)) == to_address(
        from_address(VOLVO)
    )


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "JSON på högst 50 kB"),
        (b"not json", "JSON på högst 50 kB"),
        (b"[1]", "JSON på högst 50 kB"),
        (b"[" * 40_000, "JSON på högst 50 kB"),
        (b" " * 60_000, "JSON på högst 50 kB"),
        (b'{"year": "soon", "surplus": 1}', "scenario.year : soon – är inget heltal."),
    ],
)
def test_a_file_that_is_no_scenario_is_explained(client, content, says):
    upload = io.BytesIO(content)
    upload.name = "scenario.json"

    answer = client.post(f"{PAGE}las-in/", {"fil": upload} if content else {})

    assert answer.status_code == 422
    assert says in text_of(answer)


@pytest.mark.parametrize("page", ["", "vad-kravs/"])
def test_an_address_shows_its_own_release_also_after_the_next(
    client, scenario_store, settings, tmp_path, page
):
    settings.STORE = Path(shutil.copytree(scenario_store, tmp_path / "later"))
    question = "v=1&f=24~75N~2031&l=commuting~24~75N~46~2027"
    address = f"{PAGE}{page}?{question}&utgava=2026-11-27"
    before = heading_of(client.get(address))
    publish_small(settings.STORE, name="2026-11-28")

    answer = client.get(address)

    links = [unescape(link) for link in re.findall(r'href="([^"]+)"', answer.content.decode())]
    assert heading_of(answer) == before
    assert "Det finns en nyare" in text_of(answer)
    newest = next(link for link in links if link.startswith(f"{PAGE}{page}?{question}"))
    assert "utgava" not in newest
    assert client.get(newest).status_code == 404  # the next release has no draws, and says so


def test_a_release_without_draws_says_that_there_are_no_scenarios(client, work_store, settings):
    settings.STORE = work_store
    for page in ("", "vad-kravs/", "jamfor/"):
        answer = client.get(f"{PAGE}{page}")
        assert answer.status_code == 404
        assert "inget som scenarier kan utgå från" in text_of(answer)
