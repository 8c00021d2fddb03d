"""Occupations: SSYK 2012 in the two editions in use, and the key between them.

SCB divides managers into two levels and has 429 unit groups; Arbetsförmedlingen (the Swedish
Public Employment Service) does not, merges two pairs of assistant nurses, leaves two groups out
and has 400. The groups of levels 1 and 2 are the same; at level 3 only SCB has 443.
"""

from functools import cache
from typing import Final, Literal, TypeAlias

from talentlab.vocab.crosswalk import Crosswalk, Link
from talentlab.vocab.load import read_edition, read_rows, read_vocabulary
from talentlab.vocab.vocabulary import Vocabulary

SsykEdition: TypeAlias = Literal["scb", "af"]

MAJOR_GROUP: Final = 1
SUB_MAJOR_GROUP: Final = 2
MINOR_GROUP: Final = 3
UNIT_GROUP: Final = 4


@cache
def ssyk(edition: SsykEdition = "scb") -> Vocabulary:
    """Return SSYK 2012, levels 1 to 4, in SCB's or Arbetsförmedlingen's ("af") edition."""
    return read_vocabulary(f"ssyk_{edition}")


@cache
def ssyk_crosswalk() -> Crosswalk:
    """Return the key from SCB's unit groups to Arbetsförmedlingen's.

    Every SCB group goes wholly to one group. On the way back a merged group is divided in the
    proportions of employees in Sweden in 2022; a number made so is an estimate, not a count.
    """
    card, rows = read_rows("ssyk_scb_af")
    links = (
        Link(
            source=row["scb"],
            target=row["af"] or row["scb"],
            share_of_source=1.0,
            share_of_target=float(row["share_of_af"] or 1),
        )
        for row in rows
    )
    return Crosswalk(edition=read_edition("ssyk_scb_af", card), links=tuple(links))


@cache
def only_in_scb() -> tuple[str, ...]:
    """Return the SCB unit groups that Arbetsförmedlingen has no group for; they keep their code."""
    _, rows = read_rows("ssyk_scb_af")
    return tuple(row["scb"] for row in rows if not row["af"])
