"""The cards of the sample tables: every reader is told that the numbers are invented."""

from typing import Final

from talentlab.tables.card import Card, SeriesBreak
from talentlab.vocab.text import Text

PRODUCER: Final = "Talentlab exempeldata"
LICENCE: Final = "CC0-1.0"
SOURCE: Final = "published totals, assumptions and a seed (src/talentlab/sample)"

_INVENTED: Final = Text(
    sv="Exempeldata (syntetiska): påhittade tal som stämmer med publicerade totaler, bara för att "
    "visa hur Talentlab fungerar. Använd dem inte som fakta.",
    en="Sample data (synthetic): invented numbers that agree with published totals, only to show "
    "how Talentlab works. Do not use them as facts.",
)
_BACKCAST: Final = Text(
    sv="I verkligheten börjar statistiken efter SSYK 2012 år 2014; tidigare år är påhittade för "
    "att modellerna ska få en lång serie.",
    en="In reality, statistics by SSYK 2012 begin in 2014; earlier years are invented to give the "
    "models a long series.",
)
_SPARSE: Final = Text(
    sv="Kombinationer utan personer har ingen rad.",
    en="Combinations with nobody have no row.",
)
_CAVEATS: Final = {
    "migration_between": (_SPARSE,),
    "students": (_SPARSE,),
    "employed_by_occupation": (_BACKCAST,),
    "employed_by_occupation_age": (_BACKCAST,),
    "workforce_cube": (_SPARSE,),
    "occupation_leavers": (
        _BACKCAST,
        _SPARSE,
        Text(
            sv="Varför folk lämnar yrken i länet publiceras inte: andelarna är påhittade.",
            en="Why people leave occupations in the county is not published: the shares are "
            "invented.",
        ),
    ),
    "education_groups": (
        Text(
            sv="Boende 16–74 år. Läns- och kommuntal är avrundade till hela personer och går ihop.",
            en="Residents aged 16–74. County and municipal numbers are whole persons and add up.",
        ),
    ),
    "barometer": (
        Text(
            sv="Antalet yrken i varje klass är det publicerade; vilka yrken det är, är påhittat.",
            en="The number of occupations in each class is the published one; which they are is "
            "invented.",
        ),
    ),
    "unemployed_by_occupation": (
        Text(
            sv="Summan över yrkena är alla inskrivna. Färre än fem personer visas inte.",
            en="The sum over occupations is everybody registered. Fewer than five are not shown.",
        ),
    ),
    "wage_spread": (
        Text(
            sv="Året är inte angivet, som i den verkliga filen.",
            en="The year is not stated, as in the real file.",
        ),
    ),
    "education_cube": (
        _SPARSE,
        Text(
            sv="Examinerade, inflyttade studenter och de som lämnar länet flyttar stocken år för "
            "år; resten är andra flyttningar. Publicerad statistik så här djupt finns inte.",
            en="Graduates, students who move in and those who leave carry the stock from year to "
            "year; the rest are other moves. No statistics this deep are published.",
        ),
    ),
    "education_occupation": (_SPARSE,),
    "graduate_follow_up": (
        _SPARSE,
        Text(
            sv="Hur många som stannar är den publicerade andelen för länet omkring 2015; hur fort "
            "de andra flyttar är påhittat.",
            en="How many stay is the published share for the county around 2015; how fast the "
            "others leave is invented.",
        ),
    ),
    "stay_survey": (
        Text(
            sv="Svaren är påhittade. Fler säger att de stannar än som gör det, som i verkliga "
            "enkäter, men hur många fler är antaget.",
            en="The answers are invented. More say that they stay than do, as in real surveys, but "
            "how many more is assumed.",
        ),
    ),
    "employer_needs": (
        Text(
            sv="Svaren är påhittade och överdrivna med avsikt: 1,3 gånger behovet nu och 2,3 "
            "gånger på fem års sikt.",
            en="The answers are invented and overstated on purpose: 1.3 times the need now and 2.3 "
            "times five years ahead.",
        ),
    ),
    "vacancies": (
        Text(
            sv="Tal med en felmarginal som är större än talet visas inte.",
            en="Numbers with a margin of error larger than themselves are not shown.",
        ),
    ),
    "programme_terms": (
        Text(
            sv="Alla kostnader, gruppstorlekar och lärare är antagna: ingen prislista är använd.",
            en="All costs, group sizes and teachers are assumed: no price list has been used.",
        ),
    ),
    "employed_by_sector": (
        Text(
            sv="Sektor efter näringsgren, som antagits och anpassats till Umeås publicerade andel.",
            en="Sector by industry, as assumed and fitted to the published share for Umeå.",
        ),
    ),
    "service_staff": (
        Text(
            sv="Personal är användare gånger en antagen bemanning.",
            en="Staff are users times an assumed staffing ratio.",
        ),
    ),
    "other_outlooks": (
        Text(
            sv="Klasserna är påhittade. SCB:s publicerade tal ligger i en egen del.",
            en="The classes are invented. What SCB has published is in a part of its own.",
        ),
    ),
    "ads": (
        Text(
            sv="Annonser efter Arbetsförmedlingens yrkesgrupper. En annons kan gälla flera jobb.",
            en="Ads by the Public Employment Service's occupation groups. One ad may be several "
            "jobs.",
        ),
    ),
}


def sample_card(title: Text, table: str, breaks: tuple[SeriesBreak, ...], *, made: str) -> Card:
    """Return the card of one sample table; ``made`` is the seed and version it came from."""
    return Card(
        title=Text(
            sv=f"{title.sv} (exempeldata, syntetiska)", en=f"{title.en} (sample data, synthetic)"
        ),
        producer=PRODUCER,
        source=SOURCE,
        licence=LICENCE,
        vintage=made,
        breaks=breaks,
        caveats=(_INVENTED, *_CAVEATS.get(table, ())),
        synthetic=True,
    )


def published_card() -> Card:
    """Return the card of the outlook numbers that are published: not invented, but modelled."""
    return Card(
        title=Text(
            sv="SCB:s utbildnings- och arbetsmarknadsprognos för Västerbotten 2035",
            en="SCB’s outlook for education and the labour market in Västerbotten 2035",
        ),
        producer="SCB",
        source="Region Västerbotten, Ny utbildnings- och arbetsmarknadsprognos för Västerbotten "
        "2035",
        licence="citat med källa",
        vintage="2023-02-10",
        url="https://regionvasterbotten.se/strategi-och-analys-av-regional-utveckling/"
        "ny-utbildnings-och-arbetsmarknadsprognos-for-vasterbotten-2035",
        caveats=(
            Text(
                sv="Bara de tal som regionen har återgett: hela prognosen är inte publicerad. "
                "”Industrial” är gymnasial industriutbildning, som inte är en enda "
                "utbildningsgrupp.",
                en="Only the numbers the region has reported: the whole outlook is not published. "
                "“Industrial” is upper secondary industrial education, which is no single "
                "education group.",
            ),
        ),
        modelled=True,
    )
