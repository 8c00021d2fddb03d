"""What the openings had to assume, in words for whoever reads the numbers."""

from collections.abc import Iterator, Sequence
from typing import Final

import polars as pl

from talentlab.calc.demand.leaving.cohorts import pairs_of
from talentlab.pipelines.openings.known import Known
from talentlab.pipelines.said import said_frame
from talentlab.vocab.geography import SWEDEN
from talentlab.vocab.region import Region
from talentlab.vocab.text import Text

_NO_AGES: Final = Text(
    sv="Jobböppningar visas inte: det kräver anställda efter yrke och ålder, för länet eller "
    "landet.",
    en="Openings are not shown: that takes employees by occupation and age, of the county or the "
    "country.",
)
_RULE: Final = Text(
    sv="Ett yrke som minskar ersätter inte alla som slutar. Regeln gäller varje fyrsiffrigt yrke "
    "för sig, varje år och i varje möjlig framtid; bredare grupper är summor.",
    en="An occupation that declines does not replace everyone who leaves. The rule holds for each "
    "four-digit occupation by itself, every year and in every possible future; broader groups are "
    "sums.",
)
_MUNICIPALITIES: Final = Text(
    sv="Kommunernas jobböppningar räknas ur deras egna modellerade anställda, med länets risk att "
    "sluta i varje tresiffrigt yrke och samma regel där. Förändringar summerar "
    "i genomsnitt till länets, jobböppningar inte exakt. Ingen vet om folk slutar oftare i en "
    "kommun än i en annan, och flyttningar inom länet räknas inte.",
    en="Municipalities' openings follow from their own modelled employees, with the county's risk "
    "of leaving in each three-digit occupation and the same rule there. Changes add up to the "
    "county's on average, openings not exactly. Nobody knows whether people leave more often in "
    "one municipality than in another, and moves within the county are not counted.",
)


def assumptions_frame(
    known: Known,
    shown: Sequence[str],
    region: Region,
    *,
    base_year: int,
    has_municipalities: bool,
) -> pl.DataFrame:
    """Return ``openings_assumptions``, for the counties and the country that are ``shown``."""
    said = [_NO_AGES]
    if shown:
        shares = [_MUNICIPALITIES] if has_municipalities else []
        ages = _ages(known, shown, region, base_year)
        said = [*ages, *_risks(known, shown, region), _RULE, *shares]
    return said_frame(said)


def _ages(known: Known, shown: Sequence[str], region: Region, base_year: int) -> Iterator[Text]:
    """Yield whose ages the occupations have, where they are not this year's own."""
    if borrowed := [code for code in shown if code not in known.counts]:
        sv, en = _places(borrowed, region)
        yield Text(
            sv=f"Yrkenas åldrar är inte räknade i {sv}: där visas rikets åldrar i yrket, på "
            "områdets eget antal kvinnor och män.",
            en=f"Ages by occupation are not counted in {en}: the country's ages in the occupation "
            "are shown, on the area's own number of women and men.",
        )
    for code in shown:
        if code in known.counts and known.counts[code].years[-1] < base_year:
            name, year = region.place_name(code), known.counts[code].years[-1]
            yield Text(
                sv=f"{name.sv}: yrkenas åldrar är från {year}; de antas vara desamma {base_year}.",
                en=f"{name.en}: ages by occupation are of {year}; they are assumed to be the same "
                f"in {base_year}.",
            )


def _risks(known: Known, shown: Sequence[str], region: Region) -> Iterator[Text]:
    """Yield how it is known, or not, who leaves."""
    measured = [code for code in shown if known.has_measured(code)]
    for code in measured:
        name, years = region.place_name(code), known.leavers[code].years
        yield Text(
            sv=f"{name.sv}: vilka som slutar och varför är räknat {years[0]}–{years[-1]}. Riskerna "
            "antas förbli som de senaste åren.",
            en=f"{name.en}: who leaves and why was counted {years[0]}–{years[-1]}. The risks are "
            "assumed to stay as in recent years.",
        )
    others = [code for code in shown if code not in measured]
    if others:
        sv, en = _places(others, region)
        yield _borrowed(sv, en) if measured else _assumed(sv, en)
    nation = known.counts.get(SWEDEN)
    if not measured and nation is not None and pairs_of(nation.years, known.breaks):
        yield _COHORTS


def _borrowed(sv: str, en: str) -> Text:
    return Text(
        sv=f"{sv}: riskerna att sluta är lånade därifrån de är räknade, med större osäkerhet. "
        "Utflyttningen är antagen.",
        en=f"{en}: the risks of leaving are borrowed from where they were counted, and less sure. "
        "Moves away are assumed.",
    )


def _assumed(sv: str, en: str) -> Text:
    return Text(
        sv=f"{sv}: ingen har räknat vilka som slutar. Pension antas efter ålder "
        "(Pensionsmyndigheten, SCB), yrkesbyten och andra utträden efter ålder och yrkesområde på "
        "amerikansk nivå (BLS), utflyttning efter ålder. Intervallen är vidgade.",
        en=f"{en}: nobody has counted who leaves. Retirement is assumed by age (Swedish Pensions "
        "Agency, SCB), transfers and other exits by age and field at American levels (BLS), moves "
        "away by age. Intervals are widened.",
    )


_COHORTS: Final = Text(
    sv="Hur tidigt ett yrke går i pension är läst ur hur rikets födelsekohorter har lämnat det.",
    en="How early an occupation retires is read from how the country's birth cohorts have left it.",
)


def _places(codes: Sequence[str], region: Region) -> tuple[str, str]:
    """Return the names of places as a list in Swedish and in English."""
    names = [region.place_name(code) for code in codes]
    return _listed([n.sv for n in names], "och"), _listed([n.en for n in names], "and")


def _listed(words: Sequence[str], last: str) -> str:
    *first, end = words
    return f"{', '.join(first)} {last} {end}" if first else end
