"""What the outlook had to assume for lack of counts, in words for whoever reads the numbers."""

from collections.abc import Iterator
from typing import Final

import polars as pl

from talentlab.calc.assumptions.population import COMBINATION, ENSEMBLE
from talentlab.calc.assumptions.students import STUDENTS
from talentlab.calc.backtest.ahead import Ahead
from talentlab.calc.population.components.flows import FlowHistory
from talentlab.calc.population.components.levels import (
    FERTILITY_PERSISTENCE,
    MIGRATION_PERSISTENCE,
)
from talentlab.calc.population.history import StockHistory
from talentlab.pipelines.population.stocks import Stocks
from talentlab.pipelines.said import said_frame
from talentlab.tables.people import DECEMBER
from talentlab.vocab.months import MONTH_NAMES
from talentlab.vocab.text import Text

_FEW_YEARS: Final = 5  # fewer counts than this are named one by one


def assumptions_frame(
    stocks: Stocks, flows: FlowHistory | None, municipalities: Ahead, counties: Ahead | None
) -> pl.DataFrame:
    """Return ``population_assumptions``: what was assumed for this build, most important first."""
    said = [
        _base(stocks),
        *_expected(stocks.municipalities, flows),
        _held_back(),
        *_intervals(municipalities, counties),
    ]
    return said_frame(said)


def _base(stocks: Stocks) -> Text:
    year, month = stocks.base
    named = MONTH_NAMES[month]
    if month == DECEMBER:
        return Text(
            sv=f"Prognosen utgår från folkmängden den sista december {year}.",
            en=f"The outlook starts from the residents on the last of December {year}.",
        )
    return Text(
        sv=f"Prognosen utgår från folkmängden i {named.sv} {year}. För att kunna jämföras med "
        "andra år räknas den om till december med hela rikets förändring sedan dess, ålder för "
        f"ålder; det som visas är omräknat tillbaka till {named.sv}.",
        en=f"The outlook starts from the residents of {named.en} {year}. To compare with other "
        "years they are brought to December with the whole country's change since then, age by "
        f"age; what is shown is brought back to {named.en}.",
    )


def _expected(history: StockHistory, flows: FlowHistory | None) -> Iterator[Text]:
    """Yield how the expected number of residents came about."""
    if flows is None:
        counted = _years(history)
        yield Text(
            sv="Födda, döda och flyttningar är inte räknade per kommun och ålder. Kommunernas "
            f"prognos bygger därför bara på folkmängden, räknad {counted.sv}.",
            en="Births, deaths and moves are not counted by municipality and age. The outlook of "
            f"the municipalities therefore rests on residents alone, counted {counted.en}.",
        )
        return
    share = round(100 * COMBINATION.components_weight)
    yield Text(
        sv=f"Födda, döda och flyttningar är räknade {flows.years[0]}–{flows.years[-1]}. De väger "
        f"{share} % i det väntade värdet; resten kommer från folkmängden ensam.",
        en=f"Births, deaths and moves are counted {flows.years[0]}–{flows.years[-1]}. They weigh "
        f"{share}% in what is expected; the rest comes from residents alone.",
    )
    moves, births = round(100 * MIGRATION_PERSISTENCE), round(100 * FERTILITY_PERSISTENCE)
    yield Text(
        sv="Flyttningar och födslar går tillbaka mot sin nivå de senaste femton åren: av en "
        f"avvikelse antas {moves} % respektive {births} % finnas kvar efter ett år.",
        en="Moves and births return to their level of the last fifteen years: of a deviation, "
        f"{moves}% and {births}% are assumed to be left after a year.",
    )
    if flows.students.any():
        local, stay = round(100 * STUDENTS.local_share), round(100 * STUDENTS.retention)
        yield Text(
            sv="Antalet studenter antas vara som de senaste tre åren. "
            f"{local} % av dem som börjar antas redan bo i kommunen och {stay} % av dem som slutar "
            "antas stanna (Saco 2015, Västerbotten).",
            en="The number of students is assumed to stay as in the last three years. "
            f"{local}% of entrants are assumed to live in the municipality already and {stay}% of "
            "leavers to stay (Saco 2015, Västerbotten).",
        )


def _years(history: StockHistory) -> Text:
    if len(history.years) > _FEW_YEARS:
        span = f"{history.years[0]}–{history.years[-1]}"
        return Text(sv=span, en=span)
    *first, last = (str(year) for year in history.years)
    if not first:
        return Text(sv=last, en=last)
    return Text(sv=f"{', '.join(first)} och {last}", en=f"{', '.join(first)} and {last}")


def _held_back() -> Text:
    size = f"{round(ENSEMBLE.small_area):,}"
    return Text(
        sv="Små områden hålls tillbaka mot oförändrad folkmängd, mer än hälften under omkring "
        f"{size.replace(',', ' ')} invånare långt fram, om deras trender inte har visat sig hålla.",
        en="Small areas are held back towards no change, by more than half below about "
        f"{size} residents far ahead, unless their trends have been seen to last.",
    )


def _intervals(municipalities: Ahead, counties: Ahead | None) -> Iterator[Text]:
    """Yield what the widths of the intervals rest on."""
    tried = _origins(municipalities)
    yield Text(
        sv=f"Kommunernas intervall vilar på prognoser prövade från {tried} tidigare år, och på "
        "publicerade fel för liknande områden där de egna är för få.",
        en=f"The intervals of municipalities rest on outlooks tested from {tried} earlier years, "
        "and on published errors of similar areas where their own are too few.",
    )
    if counties:
        tried = _origins(counties)
        yield Text(
            sv=f"Hela län har en egen prognos, prövad från {tried} tidigare år. I varje möjlig "
            "framtid stäms kommunerna av så att de tillsammans blir länet.",
            en=f"Whole counties have an outlook of their own, tested from {tried} earlier years. "
            "In every possible future the municipalities are made to add up to their county.",
        )


def _origins(ahead: Ahead) -> int:
    return len(ahead.hindcasts.origins) if ahead.hindcasts else 0
