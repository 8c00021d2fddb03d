"""Invented signals of today, kinship between occupations, and words for the search."""

import polars as pl

from factories.work_numbers import BASE_OF_WORK, OCCUPATIONS, SHARES, codes_in, employees
from talentlab.tables.signals import (
    OCCUPATION_SIGNALS,
    OCCUPATION_WORDS,
    RELATED_OCCUPATIONS,
    SIGNALS,
)

ADS_PER_EMPLOYEE = {"2221": 0.34, "5321": 0.21, "2512": 0.16, "7231": 0.09, "9111": 0.05}
JUDGED = {
    "2221": ("large", "increase"),
    "2512": ("medium", "same"),
    "5321": ("large", "increase"),
    "5323": ("medium", "same"),
    "7231": ("large", "decrease"),
    "9111": ("small", "same"),
}
"""Unit group -> its class now and in five years; the others are not judged at all."""
WAGES = {
    "1211": 71_000,
    "2221": 41_300,
    "2341": 38_900,
    "2512": 50_400,
    "5321": 31_100,
    "7231": 33_800,
    "9111": 27_200,
}
"""Unit group -> mean wage; the others have no wage at four digits."""
SUPPRESSED = frozenset({"2460"})
"""Areas where nobody tells the number of unemployed of an occupation."""
BEHIND = {
    "ads": "ads",
    "ads_per_100_employed": "ads+employed_by_occupation",
    "unemployed_per_ad": "unemployed_by_occupation+ads",
    "job_opportunities": "barometer",
    "demand_forecast": "barometer",
    "wage_mean": "wages",
    "wage_median": "wage_spread",
    "wage_p10": "wage_spread",
    "wage_p90": "wage_spread",
}
"""Signal -> the tables that it comes from."""
MOVES = {
    "2221": ("2223", "2224", "1411"),
    "5321": ("5323", "5330", "2221"),
    "2512": ("2511", "2514"),
    "7231": ("7233", "8332"),
}
SIMILAR = {"2221": ("5323", "2235"), "5321": ("5322", "5311"), "7231": ("7232",)}
WORDS = (
    ("2221", "sjuksköterska", "sv", "title"),
    ("2221", "ssk", "sv", "synonym"),
    ("2221", "registered nurse", "en", "title"),
    ("5321", "undersköterska, hemtjänst", "sv", "title"),
    ("5321", "usk", "sv", "synonym"),
    ("2512", "systemutvecklare", "sv", "title"),
    ("2512", "programmer", "en", "synonym"),
    ("7231", "bilmekaniker", "sv", "title"),
)


def occupation_signals():
    """Return every signal by area and occupation; wages are the larger region's or the nation's."""
    rows = []
    for region in SHARES:
        for code in codes_in(region):
            rows += _counted(region, code)
            if code in JUDGED and region != "umearegionen":
                rows += _judged(region, code)
            if code in WAGES:
                rows += _paid(region, code)
    return _frame(OCCUPATION_SIGNALS, rows)


def related():
    """Return where people go and what is alike, best first."""
    rows = [
        (code, other, relation, rank)
        for relation, every in (("moves", MOVES), ("similar", SIMILAR))
        for code, others in every.items()
        for rank, other in enumerate(others, 1)
    ]
    return _frame(RELATED_OCCUPATIONS, rows)


def words():
    """Return words that people use, in both languages."""
    return _frame(OCCUPATION_WORDS, WORDS)


def _counted(region, code):
    """Return ads, ads per hundred employees and unemployed per ad: counted, estimated or not."""
    workers = employees(region, code, BASE_OF_WORK)["total"]
    units = [unit for unit in OCCUPATIONS if code == "total" or unit.startswith(code)]
    rate = sum(ADS_PER_EMPLOYEE.get(unit, 0.07) for unit in units) / len(units)
    ads = float(round(rate * workers))
    is_modelled = region not in {"00", "24"}
    per_hundred = (100 * ads / workers, "estimated" if is_modelled else "counted")
    per_ad = (
        (None, "suppressed") if region in SUPPRESSED else (0.4 + 2.4 / (1 + 10 * rate), "counted")
    )
    return [
        _row(region, code, "ads", "2025", ads, "counted"),
        _row(region, code, "ads_per_100_employed", f"2025/{BASE_OF_WORK}", *per_hundred),
        _row(region, code, "unemployed_per_ad", "2025", *per_ad),
    ]


def _judged(region, code):
    measured = region if region == "00" else "24"
    now, later = JUDGED[code]
    return [
        _row(region, code, "job_opportunities", "2025-2", None, "counted", now, measured),
        _row(region, code, "demand_forecast", "2025-2", None, "counted", later, measured),
    ]


def _paid(region, code):
    """Return wages by sex, and their spread for both sexes together, which has no year."""
    mean, measured = WAGES[code], "00" if region == "00" else "SE33"
    rows = [
        _row(region, code, "wage_mean", "2024", mean * factor, "counted", "", measured, sex)
        for sex, factor in (("total", 1.0), ("women", 0.98), ("men", 1.03))
    ]
    points = (("wage_p10", 0.79), ("wage_median", 0.97), ("wage_p90", 1.31))
    return rows + [
        _row(region, code, name, "", mean * factor, "counted", "", "00") for name, factor in points
    ]


def _row(region, code, signal, period, value, status, level="", measured=None, sex="total"):
    return {
        "region_code": region,
        "ssyk_code": code,
        "sex": sex,
        "signal": signal,
        "period": period,
        "unit": SIGNALS[signal].unit,
        "source_tables": BEHIND[signal],
        "measured_region_code": measured or region,
        "measured_ssyk_code": code,
        "measured_ssyk_edition": "scb",
        "value": value,
        "level": level,
        "status": status,
    }


def _frame(table, rows):
    columns = [column.name for column in table.columns()]
    listed = [tuple(row[c] for c in columns) if isinstance(row, dict) else row for row in rows]
    return pl.DataFrame(listed, schema=columns, orient="row", infer_schema_length=None)
