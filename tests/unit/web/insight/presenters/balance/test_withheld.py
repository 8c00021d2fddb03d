"""A gap that is withheld is not given away by the figures beside it."""

import csv
import io

import pytest

WITHHELD, SHOWN = "2425", "2480"
GROUP = "75T"
"""An education whose gap is withheld in the first place; pooled, but no secret, in the other."""


def codes_with_jobs(client, region_code):
    body = client.get(f"/sv/figur/jobb-sektorer.csv?omrade={region_code}&ar=2032").content
    return {
        row[0] for row in csv.reader(io.StringIO(body.decode("utf-8-sig")), delimiter=";") if row
    }


@pytest.mark.usefixtures("balance")
def test_jobs_are_not_told_where_the_gap_is_withheld(client):
    assert GROUP not in codes_with_jobs(client, WITHHELD)
    assert GROUP in codes_with_jobs(client, SHOWN)


@pytest.mark.usefixtures("balance")
def test_people_who_come_and_go_are_not_told_where_the_gap_is_withheld(client):
    answers = [
        client.get(f"/sv/figur/utbildning-floden.csv?utbildning={GROUP}&omrade={place}&ar=2032")
        for place in (WITHHELD, SHOWN)
    ]

    assert [answer.status_code for answer in answers] == [404, 200]
