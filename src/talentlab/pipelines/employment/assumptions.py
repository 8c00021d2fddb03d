"""What the employment outlook had to assume, in words for whoever reads the numbers."""

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np
import polars as pl

from talentlab.calc.demand.municipal import level_interval
from talentlab.pipelines.employment.municipalities import CountyParts
from talentlab.pipelines.employment.stocks import EmploymentStocks, own_counties
from talentlab.pipelines.said import said_frame
from talentlab.vocab.region import Region
from talentlab.vocab.text import Text

_TYPICAL: Final = 100.0  # employees of an occupation in a municipality, as an example
_BASIS: Final = {
    "workplace": Text(sv="där de arbetar", en="where they work"),
    "residence": Text(sv="där de bor", en="where they live"),
    "not_stated": Text(
        sv="utan att det sägs om de räknas där de bor eller arbetar",
        en="without it being said whether they are counted where they live or work",
    ),
}


def assumptions_frame(
    stocks: EmploymentStocks, parts: Sequence[CountyParts], region: Region
) -> pl.DataFrame:
    """Return ``employment_assumptions``: what was assumed for this build, most important first."""
    said = [
        *_base(stocks, region),
        *_breaks(stocks),
        *_editions(stocks),
        *_municipalities(stocks, parts, region),
    ]
    return said_frame(said)


def _base(stocks: EmploymentStocks, region: Region) -> Iterator[Text]:
    history = stocks.history
    first, last = history.years[0], history.base_year
    yield Text(
        sv=f"Prognosen utgår från anställda med känt yrke {last}, räknade {first}–{last}. Den "
        "säger hur många som väntas vara anställda, inte hur många som skulle behövas.",
        en=f"The outlook starts from employees with a known occupation in {last}, counted "
        f"{first}–{last}. It says how many are expected to be employed, not how many would be "
        "needed.",
    )
    if stocks.unstated:
        number = f"{stocks.unstated:,}"
        yield Text(
            sv=f"{number.replace(',', ' ')} anställda utan uppgift om yrke {last} är inte med i "
            "något tal.",
            en=f"{number} employees without a stated occupation in {last} are in no number.",
        )
    if absent := [code for code in own_counties(region) if code not in stocks.county_codes]:
        names = [region.place_name(code) for code in absent]
        yield Text(
            sv=f"Anställda efter yrke är inte räknade i {_listed([n.sv for n in names])}, som "
            "därför saknar prognos.",
            en="Employees by occupation are not counted in "
            f"{_listed([n.en for n in names], 'and')}, which therefore has no outlook.",
        )
    yield _nation(stocks)


def _nation(stocks: EmploymentStocks) -> Text:
    learnt = [code for code in stocks.history.region_codes if code.isdigit()]
    if not stocks.is_whole:
        return Text(
            sv=f"Metoden lär av {len(learnt)} län. Hela landet är inte räknat, så det visas inte.",
            en=f"The method learns from {len(learnt)} counties. The whole country is not counted, "
            "so it is not shown.",
        )
    if len(learnt) == len(stocks.history.region_codes):
        return Text(
            sv="Sverige är summan av alla län, i varje möjlig framtid.",
            en="Sweden is the sum of all counties, in every possible future.",
        )
    return Text(
        sv=f"Metoden lär av {len(learnt)} län och av landet utanför dem. Sverige är summan, i "
        "varje möjlig framtid.",
        en=f"The method learns from {len(learnt)} counties and from the country outside them. "
        "Sweden is their sum, in every possible future.",
    )


def _breaks(stocks: EmploymentStocks) -> Iterator[Text]:
    """Yield what is done about new ways of counting."""
    if years := [str(year) for year in stocks.history.breaks]:
        yield Text(
            sv=f"Sättet att räkna ändrades {_listed(years)}. En skillnad över en sådan gräns "
            "räknas aldrig som en förändring, varken i prognosen eller när den prövas.",
            en=f"The way of counting changed in {_listed(years, 'and')}. A difference across such "
            "a line never counts as a change, neither in the outlook nor when it is tested.",
        )


def _editions(stocks: EmploymentStocks) -> Iterator[Text]:
    if years := [str(year) for year in stocks.estimated_years]:
        yield Text(
            sv=f"För {_listed(years)} är yrkena räknade i Arbetsförmedlingens grupper. "
            "Sammanslagna grupper är fördelade som i riket 2022.",
            en=f"For {_listed(years, 'and')} occupations are counted in the Public Employment "
            "Service's groups. Merged groups are divided as in Sweden in 2022.",
        )
    yield from _unused(stocks)
    if stocks.left_out:
        yield Text(
            sv=f"{len(stocks.left_out)} län är inte räknade i samma år och yrken, och metoden lär "
            "inte av dem.",
            en=f"{len(stocks.left_out)} counties are not counted in the same years and "
            "occupations, and the method does not learn from them.",
        )


def _unused(stocks: EmploymentStocks) -> Iterator[Text]:
    """Yield how many imported rows no number is made of, and why."""
    if stocks.unused.doubled:
        yield Text(
            sv=f"{stocks.unused.doubled} rader i Arbetsförmedlingens grupper är inte använda: SCB "
            "har räknat samma län och år, i finare yrken.",
            en=f"{stocks.unused.doubled} rows in the Public Employment Service's groups are not "
            "used: SCB has counted the same county and year, in finer occupations.",
        )
    if stocks.unused.broad:
        yield Text(
            sv=f"{stocks.unused.broad} rader i Arbetsförmedlingens grupper är inte använda: de är "
            "bredare än fyra siffror, och bara fyrsiffriga grupper går att fördela.",
            en=f"{stocks.unused.broad} rows in the Public Employment Service's groups are not "
            "used: they are broader than four digits, and only four-digit groups can be divided.",
        )


def _municipalities(
    stocks: EmploymentStocks, parts: Sequence[CountyParts], region: Region
) -> Iterator[Text]:
    """Yield how municipal numbers came about, or why there are none."""
    if not parts:
        yield Text(
            sv="Kommunernas anställda efter yrke visas inte: det kräver sysselsatta efter "
            "näringsgren i varje kommun och en tabell över yrken efter näringsgren.",
            en="Employees by occupation in municipalities are not shown: that takes the employed "
            "by industry in every municipality and a table of occupations by industry.",
        )
    for county in parts:
        yield from _modelled(county, stocks.history.base_year, region)


def _modelled(county: CountyParts, base_year: int, region: Region) -> Iterator[Text]:
    name, basis = region.place_name(county.county_code), _BASIS[county.basis]
    yield Text(
        sv=f"{name.sv}: ingen räknar kommunernas anställda efter yrke. De är modellerade ur länets "
        f"yrken och kommunens näringsgrenar (räknade {basis.sv}, {county.industry_year}), med "
        f"samma blandning av yrken i en näringsgren överallt i länet (som den var "
        f"{county.mix_year}).",
        en=f"{name.en}: nobody counts employees by occupation in municipalities. They are modelled "
        f"from the county's occupations and the municipality's industries (counted {basis.en}, "
        f"{county.industry_year}), with the same mix of occupations in an industry everywhere in "
        f"the county (as it was in {county.mix_year}).",
    )
    if county.industry_year < base_year:
        yield Text(
            sv=f"Kommunernas näringsgrenar är kända till {county.industry_year}; fördelningen "
            f"antas gälla också {base_year}.",
            en=f"The municipalities' industries are known up to {county.industry_year}; the same "
            f"division is assumed in {base_year}.",
        )
    yield from _left_out(county)
    yield _level(county)
    if county.held_out is not None:
        wrong = round(100 * county.held_out.misplaced[max(county.held_out.misplaced)])
        yield Text(
            sv=f"Modellen är prövad där kommunernas yrken är kända ({county.held_out.year}): "
            f"{wrong} % av de anställda hamnade i fel kommun.",
            en=f"The model was tested where the municipalities' occupations are known "
            f"({county.held_out.year}): {wrong}% of employees came out in the wrong municipality.",
        )


def _left_out(county: CountyParts) -> Iterator[Text]:
    """Yield what is read as nobody, and who is left out."""
    yield Text(
        sv="En näringsgren som saknar rad i en kommun räknas som att ingen arbetar där.",
        en="An industry without a row in a municipality counts as nobody working there.",
    )
    if county.elsewhere:
        number = f"{county.elsewhere:,}"
        yield Text(
            sv=f"{number.replace(',', ' ')} i tabellen över yrken och näringsgrenar har ett yrke "
            "som inga anställda i länet är räknade i. De är utelämnade.",
            en=f"{number} in the table of occupations and industries have an occupation in which "
            "no employees of the county are counted. They are left out.",
        )


def _level(county: CountyParts) -> Text:
    """Return how wrong today's number may be, which the intervals of the forecast leave out."""
    low, high = level_interval(np.array([_TYPICAL]), county.unlike())
    return Text(
        sv="Kommunernas intervall visar hur antalet kan ändras från det modellerade, inte hur fel "
        f"dagens tal är. För ett tresiffrigt yrke med {_TYPICAL:.0f} modellerade anställda antas "
        f"det verkliga antalet ligga mellan {low[0]:.0f} och {high[0]:.0f} i fyra kommuner av fem, "
        "ungefär som länen skiljer sig från varandra. Antalet antas kunna ändras minst så mycket "
        "som nio svenska kommuners sysselsatta gjort 2000–2024, också där länet rört sig lugnt.",
        en="Municipal intervals show how the number may change from the modelled one, not how "
        f"wrong today's is. Of a three-digit occupation with {_TYPICAL:.0f} modelled employees the "
        f"true number is assumed to be between {low[0]:.0f} and {high[0]:.0f} in four "
        "municipalities of five, about as counties differ from one another. The number is taken to "
        "change at least as the employed of nine Swedish municipalities did in 2000-2024, even "
        "where the county has moved steadily.",
    )


def _listed(words: Sequence[str], last: str = "och") -> str:
    *first, end = words
    return f"{', '.join(first)} {last} {end}" if first else end
