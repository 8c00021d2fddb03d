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
