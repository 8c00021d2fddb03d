"""A signal in words, for ``talentlab explain``: its value, for whom it was measured, its limits."""

from typing import Final

from talentlab.cli.reader import Reader
from talentlab.pipelines.explain import Chain
from talentlab.pipelines.explained_signal import MeasuredSignal
from talentlab.publish.numerals import number
from talentlab.tables.signals import LEVELS, SIGNALS
from talentlab.vocab.sexes import TOTAL
from talentlab.vocab.ssyk import ssyk
from talentlab.vocab.text import Text

_VALUE: Final = Text(sv="  {value} {unit}, {when}", en="  {value} {unit}, {when}")
_CLASS: Final = Text(sv="  {level}, {when}", en="  {level}, {when}")
_UNTOLD: Final = Text(
    sv="  inget tal ({status}), {when}",
    en="  no number ({status}), {when}",
)
_NO_TIME: Final = Text(sv="källan anger ingen tid", en="the source gives no time")
_WITHHELD: Final = Text(sv="producenten lämnar inte ut det", en="the producer withholds it")
_MISSING: Final = Text(sv="ingen har räknat det", en="nobody has counted it")
_MEASURED: Final = Text(
    sv="mätt för  {place} ({code}), {group}",
    en="measured  {place} ({code}), {group}",
)
_AF_GROUP: Final = Text(
    sv="{name} ({code} i Arbetsförmedlingens gruppering)",
    en="{name} ({code} in the Public Employment Service's grouping)",
)
_DECIMALS: Final = 2  # of ratios, which are often below one
_ALL_OCCUPATIONS: Final = Text(sv="alla yrken", en="all occupations")
_CANNOT_SAY: Final = Text(sv="obs       {limits}", en="beware    {limits}")
_WAY: Final = Text(
    sv="          så här nära som det går: närmaste grupp och område där det mättes",
    en="          as near as can be: the nearest group and area it was measured for",
)


def tell_signal(chain: Chain, signal: MeasuredSignal, reader: Reader) -> None:
    """Say a signal's value or class, when, for which area and group, and what it cannot say."""
    asked = chain.question
    _tell_value(signal, asked.signal, reader)
    reader.say(
        _MEASURED,
        place=chain.release.region.place_name(signal.region_code),
        code=signal.region_code,
        group=_group(signal, reader),
    )
    if (signal.region_code, signal.ssyk_code, signal.ssyk_edition) != (
        asked.region_code,
        asked.ssyk_code,
        "scb",
    ):
        reader.say(_WAY)
    reader.say(_CANNOT_SAY, limits=SIGNALS[asked.signal].cannot_say)


def _tell_value(signal: MeasuredSignal, name: str, reader: Reader) -> None:
    when = signal.period or reader.words(_NO_TIME)
    if signal.level:
        reader.say(_CLASS, level=LEVELS[signal.level], when=when)
    elif signal.value is None:
        why = _WITHHELD if signal.status == "suppressed" else _MISSING
        reader.say(_UNTOLD, status=why, when=when)
    else:
        decimals = _DECIMALS if signal.unit == "ratio" else 0
        value = number(signal.value, reader.language, decimals=decimals)
        reader.say(_VALUE, value=value, unit=SIGNALS[name].unit_name, when=when)


def _group(signal: MeasuredSignal, reader: Reader) -> str:
    """Return the group that was measured, in whichever edition has it."""
    if signal.ssyk_code == TOTAL:
        return reader.words(_ALL_OCCUPATIONS)
    if signal.ssyk_edition == "scb":
        return f"{ssyk().name(signal.ssyk_code).say(reader.language)} ({signal.ssyk_code})"
    name = ssyk("af").name(signal.ssyk_code).say(reader.language)
    return reader.words(_AF_GROUP, name=name, code=signal.ssyk_code)
