"""The spread of wages by occupation in the country: invented around the sample's own wages."""

import numpy as np
import polars as pl

from talentlab.sample.axes import YEARS
from talentlab.sample.occupations import Occupations, longest
from talentlab.sample.rounding import Booleans, Floats
from talentlab.sample.signals import HUNDREDS, mean_wages, to_af
from talentlab.sample.sources import work_assumptions
from talentlab.tables.fields import ALL_OCCUPATIONS
from talentlab.vocab.geography import SWEDEN


def wage_spread_frame(occupations: Occupations, rng: np.random.Generator) -> pl.DataFrame:
    """Return ``wage_spread`` for the country, of a year that is not stated.

    Parameters
    ----------
    occupations
        Whose wages, and how many have them.
    rng
        Decides how unit groups differ within their group.

    """
    given = work_assumptions()["wage_spread"]
    year = given["level_year"] - int(YEARS[0])
    people = occupations.nation[:, :, year].astype(np.float64)
    group = [occupations.groups.index(code[:3]) for code in occupations.codes]
    means = mean_wages(occupations.groups)[group, :, year] * given["nation"]
    means *= np.exp(given["within"] * rng.standard_normal(len(group)))[:, None]
    codes, into_af = to_af(occupations.codes)
    paid = into_af.T @ (means * people).sum(axis=1)
    employees = into_af.T @ people.sum(axis=1)
    everyone = np.append(paid, paid.sum()) / np.maximum(np.append(employees, employees.sum()), 1)
    is_shown = np.concatenate([employees >= given["shown_from_employees"], [True]])
    return _rows((*codes, ALL_OCCUPATIONS), everyone, is_shown)


def _rows(codes: tuple[str, ...], means: Floats, is_shown: Booleans) -> pl.DataFrame:
    """Return the spread around each mean: the higher paid, the more skewed; all of them last."""
    given = work_assumptions()["wages"]
    everyone = work_assumptions()["wage_spread"]["everyone"]
    high = np.array([longest(given["spread_high"], code, 1.3) for code in codes])
    spread = {
        "p10_wage_sek": means * given["spread_low"],
        "median_wage_sek": means * (1 - (high - 1) * 0.12),
        "p90_wage_sek": means * high,
    }
    for name, share in everyone.items():
        spread[name][-1] = means[-1] * share
    shown = pl.Series(is_shown)
    return pl.DataFrame({"ssyk_code": codes, "region_code": SWEDEN, "ssyk_edition": "af"}).select(
        pl.all(),
        pl.lit(None, pl.Int64).alias("year"),
        *(pl.when(shown).then(np.round(w, HUNDREDS)).alias(name) for name, w in spread.items()),
        status=pl.when(shown).then(pl.lit("counted")).otherwise(pl.lit("missing")),
    )
