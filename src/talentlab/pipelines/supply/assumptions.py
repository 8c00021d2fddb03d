"""What the supply outlook assumed, and which tables it lacked, in words."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

import polars as pl

from talentlab.calc.assumptions.education import STATED
from talentlab.calc.assumptions.students import STUDENTS
from talentlab.calc.assumptions.supply import SUPPLY
from talentlab.calc.supply.stocks import EducationStocks
from talentlab.pipelines.said import said_frame
from talentlab.vocab.text import Text

NOTES: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "fitted": Text(
            sv="Invånare efter utbildning, ålder och kön är inte räknade tillsammans "
            "(education_cube saknas). De är modellerade: kommunens utbildningsnivåer efter ålder "
            "och kön har delats på utbildningsgrupper så att alla summor stämmer.",
            en="Residents by education, age and sex are not counted together (education_cube is "
            "missing). They are modelled: the municipality’s education levels by age and sex are "
            "divided among education groups so that every sum is right.",
        ),
        "groups_own": Text(
            sv="Grupperna inom en nivå är kommunens egna, lika fördelade i alla åldrar på nivån.",
            en="The groups within a level are the municipality’s own, divided alike at all ages.",
        ),
        "groups_county": Text(
            sv="Grupperna inom en nivå är länets: kommunens egna är inte räknade.",
            en="The groups within a level are the county’s: the municipality’s own are not "
            "counted.",
        ),
        "groups_national": Text(
            sv="Grupperna inom en nivå är hela rikets: varken kommunens eller länets är räknade. "
            "Läs dem som en gissning, inte som en mätning.",
            en="The groups within a level are the whole country’s: neither the municipality’s nor "
            "the county’s are counted. Read them as a guess, not as a measurement.",
        ),
        "deaths_assumed": Text(
            sv="Döda efter ålder är inte räknade i kommunerna. Rikets dödstal används.",
            en="Deaths by age are not counted in the municipalities. The country’s rates are used.",
        ),
        "moves_assumed": Text(
            sv="Flyttningar efter ålder är inte räknade i kommunerna. Rikets vanliga flyttningar "
            "efter ålder används; hur många som blir kvar avgörs ändå av folkmängden.",
            en="Moves by age are not counted in the municipalities. The country’s usual moves by "
            "age are used; how many remain is still decided by the population.",
        ),
        "programmes_missing": Text(
            sv="Platser, sökande och examinerade är inte räknade här. Hur många som blir klara "
            "bygger bara på hur invånarnas utbildning har ändrats.",
            en="Seats, applicants and graduates are not counted here. How many finish rests only "
            "on how residents’ education has changed.",
        ),
        "no_history": Text(
            sv="Utbildning är känd för ett enda år. Ingen har setts läsa vidare, så bara räknade "
            "examina ändrar utbildningen, och ingen trend antas.",
            en="Education is known for a single year. Nobody has been seen to study on, so only "
            "counted graduates change it, and no trend is assumed.",
        ),
        "participation_assumed": Text(
            sv="Hur många som arbetar eller söker arbete är inte räknat efter utbildning. Rikets "
            "andelar efter ålder, kön och nivå används.",
            en="How many work or seek work is not counted by education. The country’s shares by "
            "age, sex and level are used.",
        ),
        "participation_fitted": Text(
            sv="Andelarna är justerade så att varje kommun får så många i arbete som är räknade "
            "där.",
            en="The shares are adjusted so that each municipality has as many in work as are "
            "counted there.",
        ),
        "commuting_missing": Text(
            sv="Pendling är inte räknad i alla kommuner här. Alla antas arbeta där de bor.",
            en="Commuting is not counted in every municipality here. Everybody is assumed to work "
            "where they live.",
        ),
    }
)
"""What was done instead -> the words for it. The guide says how (utbud, supply)."""


def assumptions_frame(
    stocks: EducationStocks,
    notes: Sequence[str],
    *,
    retention_measured: bool,
    bias_measured: bool,
    origins: int,
    base_year: int,
) -> pl.DataFrame:
    """Return ``supply_assumptions``, most important first."""
    said = [
        *_base(stocks, base_year),
        *(NOTES[note] for note in notes),
        *_always(retention_measured=retention_measured, bias_measured=bias_measured),
        _intervals(origins),
    ]
    return said_frame(said)


def _base(stocks: EducationStocks, base_year: int) -> Iterator[Text]:
    if stocks.base_year < base_year:
        yield Text(
            sv=f"Utbildning är känd till och med {stocks.base_year} och folkmängden till och med "
            f"{base_year}. Invånarna {base_year} antas ha samma utbildning som jämnåriga hade då.",
            en=f"Education is known up to {stocks.base_year} and the population up to {base_year}. "
            f"The residents of {base_year} are assumed to have the education that people of their "
            "age had then.",
        )
    if len(stocks.years) > 1:
        yield Text(
            sv=f"Vem som läser vidare till vad är skattat ur {stocks.years[0]}–{stocks.base_year}: "
            "år för år och ålder för ålder, i alla kommuner tillsammans. Trender bleknar: "
            f"{round(100 * SUPPLY.trend_fade)} % av dem antas finnas kvar efter varje år.",
            en=f"Who studies on to what is estimated from {stocks.years[0]}–{stocks.base_year}: "
            "year by year and age by age, in all municipalities together. Trends fade: "
            f"{round(100 * SUPPLY.trend_fade)}% of them is assumed to be left after each year.",
        )


def _always(*, retention_measured: bool, bias_measured: bool) -> Iterator[Text]:
    if not retention_measured:
        stay = round(100 * STUDENTS.retention)
        yield Text(
            sv=f"Ingen har följt var examinerade bor efteråt. {stay} % antas bo kvar efter ett år "
            "(Saco 2015, Västerbotten).",
            en=f"Nobody has followed where graduates live afterwards. {stay}% are assumed to stay "
            "after a year (Saco 2015, Västerbotten).",
        )
    factor = round(100 * STATED.bias_factor)
    yield Text(
        sv="Av vad studerande säger att de skulle göra antas forskningens "
        f"{factor} % bli av, med bred osäkerhet.",
        en=f"Of what students say they would do, {factor}% is assumed to come true, as research "
        "shows, with wide uncertainty.",
    )
    if bias_measured:
        yield Text(
            sv="Där färre har stannat än som sa att de stannar ändå räknas svaren ned också med "
            "det.",
            en="Where fewer have stayed than said that they stay anyway, answers are discounted by "
            "that too.",
        )
    share = round(100 * SUPPLY.student_participation)
    yield Text(
        sv=f"Studerande arbetar eller söker arbete {share} % så ofta som andra i samma ålder.",
        en=f"Students work or seek work {share}% as often as others of their age.",
    )
    yield Text(
        sv="Utbud räknas i personer. Arbetstid efter utbildning är inte räknad, så timmar antas "
        "vara som i dag.",
        en="Supply is counted in persons. Hours by education are not counted, so hours are assumed "
        "to be as today.",
    )
    yield Text(
        sv="Pendlare antas ha samma utbildning som andra i kommunen de bor i, och de som kommer "
        "utifrån samma som regionens arbetskraft: pendling är inte räknad efter utbildning.",
        en="Commuters are assumed to have the education of others where they live, and those from "
        "elsewhere that of the region’s labour force: commuting is not counted by education.",
    )


def _intervals(origins: int) -> Text:
    if not origins:
        return Text(
            sv="Intervallen vilar på antagna fel: det finns inga tidigare år att pröva mot.",
            en="The intervals rest on assumed errors: there are no earlier years to try against.",
        )
    return Text(
        sv=f"Intervallen vilar på prognoser prövade från {origins} tidigare år, och på antagna fel "
        "där de är för få.",
        en=f"The intervals rest on outlooks tried from {origins} earlier years, and on assumed "
        "errors where those are too few.",
    )
