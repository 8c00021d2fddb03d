"""An invented county's workplaces, what they need, and who answers when they are asked."""

import numpy as np
import polars as pl

OCCUPATIONS = ("2221", "5321", "2512", "7111", "8332")
SHARES = np.array([0.3, 0.3, 0.2, 0.15, 0.05])
YEAR = 2026


def frame(seed=5, workplaces=1_200):
    """Return workplaces: many small ones, a few large, a fifth of them public."""
    rng = np.random.default_rng(seed)
    section = rng.choice(list("ACFGHIJMNPQ"), workplaces)
    is_public = np.isin(section, ["P", "Q"]) & (rng.random(workplaces) < 0.7)
    return pl.DataFrame(
        {
            "workplace_id": [f"W{number:05d}" for number in range(workplaces)],
            "sni_code": section,
            "sector": np.where(is_public, "public", "private"),
            "employees": np.maximum(1, np.rint(rng.lognormal(1.5, 1.5, workplaces))).astype(int),
            "municipality": rng.choice(
                ["Umeå", "2482", "2401", "2404 Vindeln"], workplaces, p=[0.55, 0.3, 0.1, 0.05]
            ),
        }
    )


def true_needs(plan, seed=8):
    """Return what every workplace in the plan needs now (N, K), whether anybody asks or not."""
    rng = np.random.default_rng(seed)
    inside = plan["selection"].to_numpy() != "outside"
    own = rng.lognormal(-0.125, 0.5, plan.height) * inside
    return rng.poisson(0.06 * (own * plan["employees"].to_numpy())[:, None] * SHARES)


def answers(plan, needs, rate=0.7, seed=2):
    """Return a file of answers for now: each of those asked answers with probability ``rate``."""
    rng = np.random.default_rng(seed)
    is_asked = plan["selection"].is_in(["take_all", "drawn"]).to_numpy()
    answering = np.flatnonzero(is_asked & (rng.random(plan.height) < rate))
    rows = []
    for i in answering:
        number = plan["workplace_id"][int(i)]
        if needs[i].sum() == 0:
            rows.append((number, "none", None, None, None, None, None))
        rows += [
            (number, code, 0, None, int(needs[i, k]), None, None)
            for k, code in enumerate(OCCUPATIONS)
            if needs[i, k] > 0
        ]
    columns = ("workplace_id", "ssyk_code", "horizon_years", "low", "best", "high", "event")
    return pl.DataFrame(rows, schema=columns, orient="row", infer_schema_length=None)
