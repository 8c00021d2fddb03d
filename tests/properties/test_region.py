"""Whatever is written in a region's declaration, the answer is a region or a list of faults."""

import json

from hypothesis import given
from hypothesis import strategies as st

from talentlab.errors import RegionDoesNotFit
from talentlab.vocab.region import load_region, region_from_json

DECLARED = json.loads(load_region("umearegionen").to_json())
ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-1, 9)
    | st.sampled_from(["", "24", "2480", "2499", "x"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["sv", "en", "slug", "2480"]), inner, max_size=3)
    ),
    max_leaves=5,
)


def places_in(value, path=()):
    """Return the path of every value in a declaration, at any depth."""
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    for key, below in inner:
        yield (*path, key)
        if isinstance(below, dict | list):
            yield from places_in(below, (*path, key))


@given(st.sampled_from(list(places_in(DECLARED))), ANYTHING)
def test_a_changed_declaration_is_a_region_or_a_list_of_faults(path, anything):
    changed = json.loads(json.dumps(DECLARED))
    *above, last = path
    target = changed
    for key in above:
        target = target[key]
    target[last] = anything

    try:
        region = region_from_json(json.dumps(changed))
    except RegionDoesNotFit as error:
        assert error.facts["faults"]  # noqa: PT017 -- either outcome is right
    else:
        assert json.loads(region.to_json()) == changed
        assert set(region.tiles) == set(region.all_municipality_codes())
