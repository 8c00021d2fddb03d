"""What demand had to assume, in words for whoever reads the numbers."""

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from talentlab.calc.assumptions.industries import INDUSTRIES
from talentlab.calc.assumptions.shortage import SHORTAGE
from talentlab.pipelines.demand.start import County
from talentlab.tables.sectors import EDUCATION_OCCUPATION
from talentlab.vocab.region import Region
from talentlab.vocab.text import Text

_TOGETHER: Final = Text(
    sv="Efterfrågan är jobb, besatta och obesatta, där man arbetar. Yrkenas egen prognos och "
    "näringsgrenarnas vägs ihop efter hur fel de har haft; därför kan jobben efter yrke skilja "
    "sig från sysselsättningsprognosen.",
    en="Demand is jobs, filled and unfilled, where people work. The occupations' own outlook and "
    "that of industries are weighed together by how wrong they have been; so jobs by occupation "
    "may differ from the employment outlook.",
)
_SELF_EMPLOYED: Final = Text(
    sv="Egenföretagare och anställda utan känt yrke antas ha samma yrken som andra anställda i "
    "kommunen.",
    en="The self-employed and employees without a known occupation are assumed to have the same "
    "occupations as other employees of the municipality.",
)
_USED_AS_HELD: Final = Text(
    sv="Ett jobb antas efterfråga de utbildningar som de har som har sådana jobb. Det är delvis en "
    "följd av vilka som finns: är en utbildning för få blir jobben besatta av andra, och det syns "
    "då inte som efterfrågan.",
    en="A job is assumed to ask for the educations of those who hold such jobs. That is partly "
    "a consequence of who there is: where an education is too rare others fill the jobs, and then "
    "it does not show as demand.",
)
_MUNICIPAL_VACANCIES: Final = Text(
    sv="Obesatta jobb är skattade för länet och fördelade på kommunerna efter deras jobb i yrket; "
    "ingen källa skiljer kommunerna åt.",
    en="Unfilled jobs are estimated for the county and divided among municipalities by their jobs "
    "in the occupation; no source tells municipalities apart.",
)
_ONE_EVENT: Final = Text(
    sv="En arbetsgivares händelse räknas en gång. Annonser, vakanser och enkäter mäter samma "
    "obesatta jobb och läggs aldrig ihop; behov längre fram och aviserade etableringar är inte "
    "obesatta jobb i dag.",
    en="An employer's event counts once. Ads, vacancies and surveys measure the same unfilled jobs "
    "and are never added up; later needs and announced establishments are not unfilled jobs today.",
)


def said_of(counties: Sequence[County], region: Region) -> tuple[Text, ...]:
    """Return what was assumed about the demand of these counties."""
    said = [_TOGETHER, _SELF_EMPLOYED, _USED_AS_HELD, _MUNICIPAL_VACANCIES, _ONE_EVENT, _fading()]
    for county in counties:
        name = region.place_name(county.start.county_code)
        said += [*_industries(county, name), *_educations(county, name), *_sectors(county, name)]
        said += [*_services(county, name), *_sources(county, name)]
    return tuple(said)


def _fading() -> Text:
    kept = round(100 * SHORTAGE.fade)
    rate = f"{100 * SHORTAGE.usual_rate:.1f}"
    return Text(
        sv=f"Andelen obesatta jobb antas återgå till {rate.replace('.', ',')} procent: varje år är "
        f"{kept} procent av avvikelsen kvar (i log).",
        en=f"The share of unfilled jobs is assumed to return to {rate} percent: each year {kept} "
        "percent of the difference is left (in logs).",
    )


def _industries(county: County, name: Text) -> Iterator[Text]:
    of = county.start.industries
    last = of.industries.ahead.history.base_year
    if of.basis != "workplace":
        yield Text(
            sv=f"{name.sv}: näringsgrenarna är räknade där folk bor; jobben antas finnas där.",
            en=f"{name.en}: industries are counted where people live; the jobs are assumed there.",
        )
    if last < of.industries.base_year:
        yield Text(
            sv=f"{name.sv}: näringsgrenarna är från {last}; utvecklingen därefter är beräknad.",
            en=f"{name.en}: industries are of {last}; what came after is calculated.",
        )
    drift = f"{100 * of.drift_spread:.1f}"
    yield Text(
        sv=f"{name.sv}: yrkenas fördelning inom näringsgrenarna är den som var {of.mix_year}; den "
        f"antas ändras med {drift.replace('.', ',')} procent om året (standardavvikelse).",
        en=f"{name.en}: occupations within industries are as in {of.mix_year}; that is assumed to "
        f"change by {drift} percent a year (standard deviation).",
    )


def _educations(county: County, name: Text) -> Iterator[Text]:
    of = county.start.educations
    if of.source != EDUCATION_OCCUPATION.name:
        yield Text(
            sv=f"{name.sv}: vilka utbildningar som har jobben är känt för {of.years[-1]} där folk "
            "bor och antas gälla där de arbetar; hur det ändras är inte känt och antas vara utan "
            "riktning.",
            en=f"{name.en}: which educations hold the jobs is known of {of.years[-1]} where people "
            "live and assumed to hold where they work; how that changes is not known and assumed "
            "to have no direction.",
        )
    if np.isnan(of.kappa):
        yield Text(
            sv=f"{name.sv}: kommunerna antas ha länets utbildningar i varje yrke.",
            en=f"{name.en}: municipalities are assumed to have the county's educations in each "
            "occupation.",
        )
    if of.withheld:
        yield Text(
            sv=f"{name.sv}: {of.withheld} dolda celler av utbildning och yrke antas ha två "
            "personer var.",
            en=f"{name.en}: {of.withheld} withheld cells of education and occupation are assumed "
            "to have two persons each.",
        )


def _sectors(county: County, name: Text) -> Iterator[Text]:
    if county.start.public is None:
        yield Text(
            sv=f"{name.sv}: privata och offentliga jobb är inte skilda åt, för sektor saknas.",
            en=f"{name.en}: private and public jobs are not told apart, for lack of sectors.",
        )
        return
    size = round(INDUSTRIES.sector_size)
    yield Text(
        sv=f"{name.sv}: den offentliga andelen i ett yrke vägs ihop med länets, som räknas som "
        f"{size} anställda; den antas vara densamma i snitt framåt.",
        en=f"{name.en}: the public share of an occupation is weighed with the county's, which "
        f"counts as {size} employees; it is assumed to stay the same on average.",
    )


def _services(county: County, name: Text) -> Iterator[Text]:
    if not county.start.services:
        yield Text(
            sv=f"{name.sv}: välfärdens jobb följer samma slags trender som andra näringsgrenar; "
            "användare och personal är inte inlästa, eller så är befolkningen inte beräknad för "
            "alla kommuner.",
            en=f"{name.en}: jobs in welfare follow the same kind of trends as other industries; "
            "users and staff are not imported, or residents are not calculated for all "
            "municipalities.",
        )
        return
    yield Text(
        sv=f"{name.sv}: andelen som använder en välfärdstjänst i varje ålder antas vara "
        "oförändrad, och där antalet är dolt som i övriga kommuner; personal per brukare "
        "följer en trend som klingar av.",
        en=f"{name.en}: the share of each age who use a public service is assumed not to change, "
        "and where withheld to be as in the other municipalities; staff per user follows a trend "
        "that fades.",
    )


def _sources(county: County, name: Text) -> Iterator[Text]:
    used = set(county.hints.years)
    names = {
        "ads": Text(sv="annonser", en="ads"),
        "vacancies": Text(sv="vakansstatistik", en="a vacancy survey"),
        "barometer": Text(
            sv="Arbetsförmedlingens bedömningar", en="the employment service's judgements"
        ),
        "employers": Text(sv="arbetsgivarnas egen enkät", en="the employers' own survey"),
    }
    missing = [text for source, text in names.items() if source not in used]
    if missing:
        sv, en = (", ".join(getattr(text, code) for text in missing) for code in ("sv", "en"))
        yield Text(
            sv=f"{name.sv}: bristen i dag är skattad utan {sv}.",
            en=f"{name.en}: the present shortage is estimated without {en}.",
        )
