"""What people say: weighted for who did not answer, discounted to what people do."""

import numpy as np
import pytest

from talentlab.calc.assumptions.education import STATED
from talentlab.calc.education.stay_survey import Stated, bias_factor, effect_of, post_stratified


def test_strata_count_by_their_people_not_by_their_answers():
    stated = post_stratified(
        stays=np.array([10.0, 80.0]),
        would=np.array([60.0, 10.0]),
        answered=np.array([100.0, 100.0]),
        population=np.array([900.0, 100.0]),
    )

    assert stated.stays_anyway == pytest.approx(0.9 * 0.1 + 0.1 * 0.8)
    assert stated.would_stay == pytest.approx(0.9 * 60.5 / 101 + 0.1 * 10.5 / 101)


def test_a_stratum_nobody_answered_in_does_not_count():
    stated = post_stratified(
        np.array([0.0, 5.0]), np.array([0.0, 5.0]), np.array([0.0, 10.0]), np.array([500.0, 50.0])
    )

    assert stated.stays_anyway == pytest.approx(0.5)


def test_asking_everybody_leaves_little_doubt():
    answers = (np.array([20.0]), np.array([30.0]), np.array([100.0]))

    some = post_stratified(*answers, population=np.array([10_000.0]))
    everybody = post_stratified(*answers, population=np.array([100.0]))

    assert everybody.variance < some.variance / 10


def test_without_a_cohort_answers_are_discounted_as_research_shows():
    assert bias_factor(None, None, did_doubt=0.0) == (STATED.bias_factor, STATED.bias_doubt)


def test_a_cohort_that_kept_its_word_earns_no_bonus_and_one_that_did_not_is_discounted_more():
    kept, _ = bias_factor(0.5, 0.6, did_doubt=0.05)
    broke, doubt = bias_factor(0.8, 0.2, did_doubt=0.1)

    assert kept == pytest.approx(STATED.bias_factor)
    assert broke == pytest.approx(STATED.bias_factor * 0.25**STATED.linked_power)
    assert doubt > STATED.bias_doubt


def test_the_effect_is_the_share_who_would_times_what_comes_true():
    effect = effect_of(Stated(0.4, 0.3, 1e-6), 0.4, 0.01, np.random.default_rng(1))

    assert effect.mean == pytest.approx(0.12, rel=0.01)
    assert effect.p10 < effect.mean < effect.p90
    wide = effect_of(Stated(0.4, 0.3, 1e-6), 0.4, 0.45, np.random.default_rng(1))
    assert wide.p90 - wide.p10 > 10 * (effect.p90 - effect.p10)
