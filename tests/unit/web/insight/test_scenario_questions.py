"""What would it take, and scenarios side by side."""

import json
import re
from html import unescape
from urllib.parse import urlencode, urlsplit

import pytest

from talentlab.pipelines.scenarios.address import from_address
from talentlab.web.insight.services.scenarios import save_scenario

REACH, COMPARE = "/sv/scenarier/vad-kravs/", "/sv/scenarier/jamfor/"
SMALL = "v=1&f=24~75N~2031&l=commuting~24~75N~10~2027~~1_1"
LARGE = "v=1&f=24~75N~2031&l=commuting~24~75N~4000~2027~~1_1&n=Stort"

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("scenarios")]


def text_of(response):
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", response.content.decode())))


def heading_of(response):
    return unescape(re.search(r"<h1>(.*?)</h1>", response.content.decode())[1])


def test_without_levers_the_usual_ones_are_tried(client):
    asked = {"omrade": "24", "utbildning": "75N", "ar": "2031", "p": "0.8", "gor": "rakna"}

    answer = client.get(REACH, asked)

    limits = from_address(urlsplit(answer["Location"]).query)
    assert answer.status_code == 302
    assert "p=0.8" in answer["Location"]
    assert {"commuting", "hours", "in_migration"} <= {lever.kind for lever in limits.levers}


def test_the_heading_answers_what_is_enough_alone_and_what_it_takes(client):
    limits = (
        "v=1&f=24~75N~2031&l=commuting~24~75N~5000~2026~~1_1&l=hours~24~75N~0.1~2026~~1_1&p=0.5"
    )

    answer = client.get(f"{REACH}?{limits}")

    said = text_of(answer)
    assert heading_of(answer) == "En åtgärd räcker ensam till 2031"
    assert said.count("Når dit") == 1
    assert said.count("Når inte dit") == 1
    assert "Sannolikheten att det inte råder brist ska vara 50" in said


def test_levers_that_do_not_get_there_are_said_not_to(client):
    answer = client.get(f"{REACH}?v=1&f=24~75N~2031&l=hours~24~75N~0.1~2026&p=0.95")

    assert heading_of(answer).startswith("Åtgärderna räcker inte till 2031")
    assert "ways-heading" not in answer.content.decode()


def test_a_missing_education_is_told_at_its_field(client):
    answer = client.get(REACH, {"omrade": "24", "ar": "2031", "gor": "rakna"})

    assert answer.status_code == 422
    assert 'href="#val-utbildning"' in answer.content.decode()


def test_an_amount_is_a_limit_and_is_called_so(client):
    assert re.search(r'<label for="val-a1-mal">Högst</label>', client.get(REACH).content.decode())


def compare(client, *addresses):
    return client.get(f"{COMPARE}?{urlencode([('s', address) for address in addresses])}")


def test_scenarios_are_compared_from_whole_short_and_bare_addresses(client):
    from django.utils.timezone import now  # noqa: PLC0415 -- needs settings

    kept = save_scenario(name="Sparat", question=SMALL, release="2026-11-27", now=now()).scenario
    answer = compare(
        client,
        f"https://example.org/sv/scenarier/?{LARGE}",
        f"https://example.org{kept.get_absolute_url()}",
        f"?{SMALL}",
    )

    said = text_of(answer)
    assert answer.status_code == 200
    assert heading_of(answer) == "”Stort” flyttar balansen längst mot överskott"
    assert "Stort Sparat Scenario 3" in said
    assert answer.content.count(b"<svg") >= 2
    written = client.get(COMPARE, {"s1": LARGE, "s3": SMALL})
    assert heading_of(written) == heading_of(answer)


def test_scenarios_that_overlap_are_not_ranked(client):
    answer = compare(client, SMALL, SMALL.replace("~10~", "~20~").replace("1_1", "0.1_0.9"))

    assert heading_of(answer) == "Scenariernas intervall överlappar varandra"


def test_scenarios_about_different_gaps_are_not_ranked_and_it_is_said(client):
    answer = compare(client, LARGE, SMALL.replace("2031", "2032"))

    assert heading_of(answer) == "Scenarier sida vid sida"
    assert "olika områden, utbildningar eller år" in text_of(answer)


def test_addresses_that_lead_nowhere_are_explained_beside_their_fields(client):
    answer = compare(
        client, "https://example.org/", "/sv/scenarier/s/finnsintealls/", "v=1&f=24~75N~1999"
    )
    html = answer.content.decode()

    assert answer.status_code == 422
    assert html.count('aria-invalid="true"') == 3
    assert "ingen adress till ett scenario" in html
    assert "inget sparat scenario" in html
    assert "är utanför 2026 till 2033" in html


def test_a_release_that_is_gone_is_told(client):
    answer = compare(client, f"{SMALL}&utgava=1999-01-01")

    assert answer.status_code == 422
    assert "utgåva finns inte kvar" in text_of(answer)


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "json"])
def test_a_comparison_can_be_taken_home(client, suffix):
    asked = urlencode([("s", LARGE), ("s", SMALL)])

    answer = client.get(f"/sv/scenarier/jamfor.{suffix}?{asked}")

    assert answer.status_code == 200
    if suffix == "json":
        columns = [column["label"] for column in json.loads(answer.content)["columns"]]
        assert columns[1] == "Stort"
    assert client.get(f"/sv/scenarier/jamfor.{suffix}").status_code == 404
