"""Every vocabulary we use, so that pages and documents can list their editions and sources."""

from talentlab.vocab.education import education_groups, education_levels, sun_fields, sun_levels
from talentlab.vocab.education_pools import education_pools
from talentlab.vocab.geography import national_areas, places
from talentlab.vocab.sni import sni
from talentlab.vocab.ssyk import ssyk, ssyk_crosswalk
from talentlab.vocab.vocabulary import Edition, Vocabulary


def vocabularies() -> tuple[Vocabulary, ...]:
    """Return every vocabulary: places, occupations, educations and industries."""
    return (
        places(),
        national_areas(),
        ssyk("scb"),
        ssyk("af"),
        education_levels(),
        education_groups(),
        education_pools(),
        sun_levels(),
        sun_fields(),
        sni(),
    )


def editions() -> tuple[Edition, ...]:
    """Return the card of every vocabulary and of the key between the two SSYK editions."""
    return (*(vocabulary.edition for vocabulary in vocabularies()), ssyk_crosswalk().edition)
