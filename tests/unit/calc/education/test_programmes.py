"""From seats to graduates: how long, how many, and what binds."""

from dataclasses import replace

import numpy as np
import pytest

from factories import supply
from talentlab.calc.assumptions.education import EDUCATION, USUAL_YEARS
from talentlab.calc.education.programmes import estimate_programmes
from talentlab.calc.supply.future import Block, draw_studies

STILL = replace(EDUCATION, seats_walk=0.0, applicants_walk=0.0, own_walk=0.0, retention_walk=0.0)


def test_the_share_who_finish_is_found():
    found = estimate_programmes(supply.programmes())

    np.testing.assert_allclose(found.completion, [0.7, 0.8], atol=0.02)
    np.testing.assert_allclose(found.usual, [0.7 * 118, 0.8 * 76])


def test_years_to_examination_are_read_from_waves_of_starters():
    rng = np.random.default_rng(4)
    counts = supply.programmes(years=16)
    admitted = rng.uniform(60, 140, counts.admitted.shape)
    graduates = np.full(admitted.shape, np.nan)
    graduates[:, 5:] = 0.6 * admitted[:, :-5]
    counts = replace(counts, admitted=admitted, graduates=graduates)

    assert list(estimate_programmes(counts).lag) == [5, 5]


def test_steady_counts_do_not_tell_and_the_usual_years_are_taken():
    found = estimate_programmes(supply.programmes())

    assert list(found.lag) == [USUAL_YEARS["higher_education"], USUAL_YEARS["upper_secondary"]]


def test_a_new_programme_has_its_school_forms_completion():
    counts = supply.programmes()
    new = replace(counts, graduates=np.where([[True], [False]], np.nan, counts.graduates))

    found = estimate_programmes(new)

    assert found.completion[0] == pytest.approx(0.60)
    assert found.worth[0] == EDUCATION.completion_prior


def test_seats_bind_where_many_apply_and_applicants_where_few_do():
    studies = supply.studies()
    programmes = replace(studies.programmes, applicants=np.array([500.0, 20.0]))

    drawn = draw_studies(
        replace(studies, programmes=programmes), Block(0, 4, 1), 6, len(supply.CODES), STILL
    )

    np.testing.assert_allclose(drawn.starts[:, 0], 120.0)
    np.testing.assert_allclose(drawn.starts[:, 1], 20.0 * programmes.admission[1])


def test_graduates_are_those_who_started_some_years_before():
    studies = supply.studies()
    starts = studies.programmes.starts.copy()
    starts[0, -1] = 1_000.0  # a large class the last year finishes after three

    drawn = draw_studies(
        replace(studies, programmes=replace(studies.programmes, starts=starts)),
        Block(0, 50, 1),
        6,
        len(supply.CODES),
        STILL,
    )

    mean = drawn.graduates[:, 0].mean(axis=0)
    assert mean[2] == pytest.approx(700, rel=0.05)
    np.testing.assert_allclose(mean[[0, 1]], 0.7 * 118, rtol=0.05)


def test_more_graduates_than_usual_land_where_they_usually_live():
    studies = supply.studies()
    starts = studies.programmes.starts.copy()
    starts[0, -3:] = 2 * 118.0

    drawn = draw_studies(
        replace(studies, programmes=replace(studies.programmes, starts=starts)),
        Block(0, 50, 1),
        3,
        len(supply.CODES),
        STILL,
    )

    more = drawn.more[:, 0, :, studies.group[0]].mean(axis=0)
    np.testing.assert_allclose(more, 0.7 * 118 * studies.lands[0], rtol=0.15)
