"""Pools of education groups: every group in exactly one, and no code that means two things."""

from collections import Counter

import pytest

from talentlab.errors import UnknownCode
from talentlab.vocab.education import education_groups
from talentlab.vocab.education_pools import (
    BROAD,
    PUBLISHED,
    education_levels_of_detail,
    education_name,
    education_pools,
    members_of_pools,
    pool_of,
)


@pytest.mark.parametrize(("level", "pools"), [(PUBLISHED, 57), (BROAD, 12)])
def test_every_group_is_in_exactly_one_pool_of_each_level(level, pools):
    codes = education_pools().at_level(level)

    found = Counter(group for code in codes for group in members_of_pools()[code])

    assert len(codes) == pools
    assert found == dict.fromkeys(education_groups(), 1)


def test_a_published_pool_lies_within_one_broad_pool():
    for group in education_groups():
        published = education_pools().entry(pool_of(group, PUBLISHED))

        assert published.parent == pool_of(group, BROAD)


def test_no_pool_has_the_code_of_a_group():
    assert not set(education_pools()) & set(education_groups())


def test_levels_of_detail_go_from_the_finest_to_the_broadest():
    finest, published, broad = education_levels_of_detail()

    assert (len(finest), len(published), len(broad)) == (98, 57, 12)
    assert finest["75N"] == ("75N",)
    assert published["75GA"] == ("75A", "75J")


def test_a_pool_and_a_group_have_their_own_names():
    assert education_name("75GN").sv == "Sjuksköterskor"
    assert education_name("75N").sv == "Sjuksköterskeutbildning"


def test_an_unknown_group_has_no_pool():
    with pytest.raises(UnknownCode):
        pool_of("75Ö", PUBLISHED)
