"""Releases from before supply and demand: nothing breaks, and what is missing is said."""

import pytest

from talentlab.web.insight.presenters.figures import KINDS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bare")]


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("question", ["", "?omrade=2480&utbildning=75N&yrke=2221"])
def test_a_figure_without_numbers_is_not_there_and_breaks_nothing(client, name, question):
    assert client.get(f"/sv/figur/{name}/{question}").status_code in {200, 404}


@pytest.mark.parametrize("address", ["utbildningar/", "utbildning/75N/", "inflyttning/"])
def test_a_page_about_educations_says_that_the_release_has_no_supply_and_demand(client, address):
    answer = client.get(f"/sv/{address}")

    assert answer.status_code == 404
    assert "Utgåvan har inga tal om tillgång och efterfrågan" in answer.content.decode()


def test_an_education_that_does_not_exist_is_no_page(client):
    html = client.get("/sv/utbildning/99Q/").content.decode()

    assert "Sidan finns inte här" in html
