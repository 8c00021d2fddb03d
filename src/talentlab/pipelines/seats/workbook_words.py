"""Headings and words of the workbook with a seat plan."""

from collections.abc import Mapping
from typing import Final

from talentlab.calc.seats.problem import Limit
from talentlab.calc.seats.values import Kind
from talentlab.vocab.text import Text

PLAN: Final = Text(sv="Plan", en="Plan")
COMPARED: Final = Text(sv="Jämförelse", en="Compared")
BINDS: Final = Text(sv="Vad som begränsar", en="What binds")
VALUES: Final = Text(sv="Värden", en="Values")
ASSUMPTIONS: Final = Text(sv="Antaganden", en="Assumptions")
SOURCE: Final = Text(sv="Källa", en="Source")

PLAN_HEADINGS: Final = (
    Text(sv="Utbildning", en="Programme"),
    Text(sv="Utbildningsgrupp", en="Education group"),
    Text(sv="Kommun", en="Municipality"),
    Text(sv="Skolform", en="School form"),
    Text(sv="År", en="Year"),
    Text(sv="Platser i dag", en="Seats today"),
    Text(sv="Platser i planen", en="Seats planned"),
    Text(sv="Skillnad", en="Change"),
    Text(sv="Väntade nybörjare", en="Expected starters"),
    Text(sv="Nybörjare, 10 %", en="Starters, 10th percentile"),
    Text(sv="Nybörjare, 90 %", en="Starters, 90th percentile"),
    Text(sv="Klara året", en="Year of graduation"),
    Text(sv="Väntade i arbete i regionen", en="Expected at work in the region"),
    Text(sv="I arbete, 10 %", en="At work, 10th percentile"),
    Text(sv="I arbete, 90 %", en="At work, 90th percentile"),
)
COMPARED_HEADINGS: Final = (
    Text(sv="Utbildningsgrupp", en="Education group"),
    Text(sv="År", en="Year"),
    Text(sv="Brist med dagens platser", en="Shortage with today's seats"),
    Text(sv="Brist med planen", en="Shortage with the plan"),
    Text(sv="Brist med planen, 10 %", en="Shortage with the plan, 10th percentile"),
    Text(sv="Brist med planen, 90 %", en="Shortage with the plan, 90th percentile"),
    Text(sv="Överskott med dagens platser", en="Surplus with today's seats"),
    Text(sv="Överskott med planen", en="Surplus with the plan"),
    Text(sv="Överskott med planen, 10 %", en="Surplus with the plan, 10th percentile"),
    Text(sv="Överskott med planen, 90 %", en="Surplus with the plan, 90th percentile"),
)
BINDS_HEADINGS: Final = (
    Text(sv="Gräns", en="Limit"),
    Text(sv="Utbildning", en="Programme"),
    Text(sv="Samverkansområde", en="Cooperation area"),
    Text(sv="År", en="Year"),
    Text(sv="Använt", en="Used"),
    Text(sv="Tillgängligt", en="Available"),
    Text(sv="Begränsar", en="Binds"),
    Text(sv="En enhet till ger, kronor", en="One more unit gives, SEK"),
    Text(sv="Enhet", en="Unit"),
)
VALUES_HEADINGS: Final = (
    Text(sv="Vad", en="What"),
    Text(sv="I framtider som planen gjordes för, kronor", en="In the futures planned for, SEK"),
    Text(sv="I framtider som planen inte sett, kronor", en="In unseen futures, SEK"),
    Text(sv="Medelfel, kronor", en="Standard error, SEK"),
    Text(sv="Vad det betyder", en="What it means"),
)
LIMITS: Final[Mapping[Limit, Text]] = {
    Limit.BUDGET: Text(sv="Pengar", en="Money"),
    Limit.PLACEMENTS: Text(sv="Praktikplatser", en="Placements"),
    Limit.TEACHERS: Text(sv="Lärare", en="Teachers"),
    Limit.APPLICANTS: Text(sv="Sökande", en="Applicants"),
    Limit.SMALLEST_GROUP: Text(sv="Minsta grupp", en="Smallest group"),
    Limit.LARGEST: Text(sv="Största storlek", en="Largest size"),
    Limit.RISE: Text(sv="Ökning per år", en="Rise in a year"),
    Limit.CUT: Text(sv="Minskning per år", en="Cut in a year"),
}
UNITS: Final[Mapping[Limit, Text]] = {
    Limit.BUDGET: Text(sv="en krona till", en="one more krona"),
    Limit.PLACEMENTS: Text(sv="en praktikplats till", en="one more placement"),
    Limit.TEACHERS: Text(sv="en heltidslärare till", en="one more full-time teacher"),
    Limit.APPLICANTS: Text(sv="en sökande till", en="one more applicant"),
    Limit.SMALLEST_GROUP: Text(sv="en plats färre i gruppen", en="one seat fewer in the group"),
    Limit.LARGEST: Text(sv="en plats till", en="one more seat"),
    Limit.RISE: Text(sv="en plats snabbare", en="one seat faster"),
    Limit.CUT: Text(sv="en plats snabbare", en="one seat faster"),
}
KINDS: Final[Mapping[Kind, tuple[Text, Text]]] = {
    Kind.TODAY: (
        Text(sv="Dagens platser", en="Today's seats"),
        Text(
            sv="Vad dagens platser kostar, med brist och överskott inräknade",
            en="What today's seats cost, shortage and surplus included",
        ),
    ),
    Kind.MEAN_PLAN: (
        Text(sv="Plan efter medelvärdet", en="Plan for the average"),
        Text(
            sv="Vad det kostar att planera som om den väntade framtiden vore säker",
            en="What it costs to plan as if the expected future were certain",
        ),
    ),
    Kind.PLAN: (
        Text(sv="Planen", en="The plan"),
        Text(sv="Vad planen kostar, räknat på samma sätt", en="What the plan costs, likewise"),
    ),
    Kind.REGRET: (
        Text(sv="Dagens platser jämfört med planen", en="Regret of today's seats"),
        Text(
            sv="Så mycket mer kostar det att behålla dagens platser än att följa planen",
            en="How much more it costs to keep today's seats than to follow the plan",
        ),
    ),
    Kind.VSS: (
        Text(sv="Värdet av att räkna med osäkerheten", en="Value of the stochastic solution"),
        Text(
            sv="Så mycket mer kostar det att bara planera för det väntade",
            en="How much more it costs to plan only for what is expected",
        ),
    ),
    Kind.EVPI: (
        Text(sv="Värdet av att veta säkert, högst", en="Value of perfect information, at most"),
        Text(
            sv="Så mycket vore det värt att veta vilken framtid det blir",
            en="How much it would be worth to know which future it will be",
        ),
    ),
}
YES: Final = Text(sv="ja", en="yes")
NO: Final = Text(sv="nej", en="no")
MADE_FROM: Final = Text(sv="Räknat ur", en="Made from")
SEED: Final = Text(sv="Slumpfrö", en="Seed")
CODE: Final = Text(sv="Programversion", en="Software version")
DRAWS: Final = Text(sv="Framtider: planerade för, bedömda i", en="Futures: planned for, judged in")
BOUND: Final = Text(
    sv="Ingen plan inom gränserna kostar mindre än, kronor",
    en="No plan within the limits costs less than, SEK",
)
METHOD: Final = Text(sv="Metod", en="Method")
GUIDE: Final = Text(
    sv="Metodguiden, kapitlet Utbildningsplatser",
    en="The method guide, chapter Education seats",
)
CAUTION: Final = Text(sv="Att tänka på", en="Note")
NOT_A_DECISION: Final = Text(
    sv="Modellerade tal: planen är ett underlag under de antaganden som listas, inte ett beslut.",
    en="Modelled numbers: the plan is a basis under the assumptions listed, not a decision.",
)
SYNTHETIC: Final = Text(
    sv="EXEMPELDATA (SYNTETISKA): talen beskriver ingen verklig plats.",
    en="SAMPLE DATA (SYNTHETIC): the numbers describe no real place.",
)
