"""Laws of the signals, and slow obvious twins of what brings numbers to pages."""

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from factories.signals import ads, cells
from talentlab.calc.signals.groups import group_of, regrouped, with_sums
from talentlab.calc.signals.reach import code_reach, nearest, place_reach
from talentlab.pipelines.signals.build import build_signals
from talentlab.vocab.region import load_region
from talentlab.vocab.ssyk import UNIT_GROUP, ssyk

SCB = sorted(ssyk("scb").at_level(UNIT_GROUP))
AF = sorted(ssyk("af").at_level(UNIT_GROUP))
REGION = load_region("vasterbotten")
SOME = ["1211", "1212", "1221", "2221", "2222", "2231", "5321", "5322", "5323", "7619"]
PLACES = {"2480": ("2480", "24", "SE33", "00"), "24": ("24", "SE33", "00"), "00": ("00",)}

value = st.one_of(st.integers(0, 500), st.sampled_from(["suppressed", "missing"]))
areas = st.sampled_from(["24", "2480", "2482"])


def keyed(codes):
    return st.dictionaries(st.tuples(areas, st.sampled_from(codes)), value, min_size=1)


def worst(values):
    for status in ("suppressed", "missing"):
        if status in values:
            return status
    return sum(values)


def as_dict(frame):
    rows = frame.select("region_code", "group", "value", "status").rows()
    assert len({(r, g) for r, g, *_ in rows}) == len(rows)
    return {(r, g): v if s == "counted" else s for r, g, v, s in rows}


def sums_by_hand(counted):
    """Return every sum, one group and one area at a time."""
    found = dict(counted)
    for area in {area for area, _ in counted}:
        here = {code: v for (place, code), v in counted.items() if place == area}
        for beginning in {code[:digits] for code in here for digits in (1, 2, 3)}:
            found[area, beginning] = worst([v for c, v in here.items() if c.startswith(beginning)])
        found[area, "total"] = worst(list(here.values()))
    return found


@settings(deadline=None, max_examples=60)
@given(keyed(SOME))
def test_sums_are_what_adding_by_hand_gives(counted):
    frame = cells([(area, code, v) for (area, code), v in counted.items()])

    assert as_dict(with_sums(frame)) == sums_by_hand(counted)


@settings(deadline=None, max_examples=60)
@given(st.dictionaries(st.sampled_from(SCB), st.integers(0, 500), min_size=1))
def test_merging_groups_loses_nobody(employed):
    merged = regrouped(cells([("24", code, n) for code, n in employed.items()]), "scb", "af")
    into = group_of("af")

    assert merged["value"].sum() == sum(employed.values())
    assert set(merged["group"]) == {into[code] for code in employed}


@settings(deadline=None, max_examples=25)
@given(st.dictionaries(st.sampled_from(AF), st.integers(0, 500), min_size=1))
def test_every_ad_is_shown_in_its_group_and_counted_once_in_the_sums(published):
    table = ads([("24", code, n) for code, n in published.items()])
    found = build_signals({"ads": table}, REGION)["occupation_signals"]
    here = found.filter(pl.col("region_code") == "24")
    groups = here.filter(pl.col("ssyk_code").str.len_chars() == 4).unique("measured_ssyk_code")
    total = here.filter(pl.col("ssyk_code") == "total")["value"].item()
    majors = here.filter(pl.col("ssyk_code").str.len_chars() == 1)["value"]

    assert total == groups["value"].sum() == majors.sum() == sum(published.values())


def nearest_by_hand(measured, region_code, ssyk_code, edition):
    """Return the number for one code, looking at every measurement in turn."""
    groups = [group_of(edition).get(ssyk_code, ssyk_code)]
    groups += [ssyk_code[:digits] for digits in range(len(ssyk_code) - 1, 2, -1)]
    candidates = [
        (isinstance(v, str), groups.index(code), PLACES[region_code].index(area), v)
        for (area, code), v in measured.items()
        if code in groups and area in PLACES[region_code]
    ]
    return min(candidates, key=lambda c: c[:3])[3] if candidates else "no row"


@settings(deadline=None, max_examples=60)
@given(
    st.sampled_from(["scb", "af"]),
    st.dictionaries(
        st.tuples(
            st.sampled_from(["2480", "24", "SE33", "00", "25"]),
            st.sampled_from(["1210", "1211", "121", "12", "2221", "222", "5321", "532"]),
        ),
        value,
        min_size=1,
    ),
    st.sampled_from(sorted(PLACES)),
    st.sampled_from(["1211", "1212", "121", "12", "2221", "222", "5321", "5322"]),
)
def test_the_nearest_measurement_is_what_looking_at_each_in_turn_gives(
    edition, measured, region_code, ssyk_code
):
    frame = cells([(area, code, v) for (area, code), v in measured.items()]).with_columns(
        sex=pl.lit("total"), signal=pl.lit("wage_mean"), period=pl.lit(""), level=pl.lit("")
    )

    found = nearest(frame, place_reach(PLACES), code_reach(edition, widest=3)).filter(
        pl.col("region_code") == region_code, pl.col("ssyk_code") == ssyk_code
    )

    shown = [v if s == "counted" else s for v, s in found.select("value", "status").rows()]
    assert (shown or ["no row"]) == [nearest_by_hand(measured, region_code, ssyk_code, edition)]
