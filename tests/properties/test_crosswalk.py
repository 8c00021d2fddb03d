"""Laws of the key between the two SSYK editions, for every distribution of persons."""

import math

from hypothesis import given
from hypothesis import strategies as st

from talentlab.vocab.ages import AgeBand, parse_age
from talentlab.vocab.ssyk import ssyk, ssyk_crosswalk

SCB = sorted(ssyk("scb").at_level(4))
AF = sorted(link.target for link in ssyk_crosswalk().links)
PERSONS = st.integers(0, 1_000_000)


@given(st.dictionaries(st.sampled_from(SCB), PERSONS))
def test_nobody_is_lost_on_the_way_to_af(persons):
    before = dict(persons)

    converted = ssyk_crosswalk().convert(persons)

    assert sum(converted.values()) == sum(persons.values())
    assert persons == before


@given(st.dictionaries(st.sampled_from(AF), PERSONS))
def test_nobody_is_lost_on_the_way_to_scb(persons):
    converted = ssyk_crosswalk().reversed().convert(persons)
    assert math.isclose(sum(converted.values()), sum(persons.values()), abs_tol=1e-6)


@given(st.dictionaries(st.sampled_from(AF), PERSONS))
def test_there_and_back_again_changes_nothing(persons):
    key = ssyk_crosswalk()

    back = key.convert(key.reversed().convert(persons))

    assert set(back) == set(persons)
    assert all(math.isclose(back[code], persons[code], abs_tol=1e-6) for code in persons)


@given(st.dictionaries(st.sampled_from(SCB), PERSONS), st.randoms(use_true_random=False))
def test_minor_groups_keep_their_persons(persons, random):
    shuffled = dict(random.sample(sorted(persons.items()), k=len(persons)))

    converted = ssyk_crosswalk().convert(shuffled)

    for group in {code[:3] for code in persons}:
        before = sum(n for code, n in persons.items() if code.startswith(group))
        assert sum(n for code, n in converted.items() if code.startswith(group)) == before


@given(st.integers(0, 99), st.integers(0, 99))
def test_every_band_is_read_back_from_its_own_label_and_texts(one, other):
    lower, upper = sorted((one, other))
    for band in (AgeBand(lower, upper), AgeBand(lower, None)):
        for label in (band.label, band.text.sv, band.text.en):
            read = parse_age(label)
            assert (read.lower, read.upper) == (band.lower, band.upper)
