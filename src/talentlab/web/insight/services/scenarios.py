"""Saving a scenario under a short address, and removing it again with its key."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from talentlab.errors import TooManySaved
from talentlab.web.insight.models import SavedScenario

MOST_SAVED_AN_HOUR: Final = 60
"""For the whole site: counting per sender would mean remembering who they are."""


@dataclass(frozen=True, slots=True)
class Saved:
    """A saved scenario and the key that removes it, which nobody can look up afterwards."""

    scenario: SavedScenario
    key: str


@transaction.atomic
def save_scenario(*, name: str, question: str, release: str, now: datetime) -> Saved:
    """Keep a scenario under a short address, without knowing who saved it.

    Raises
    ------
    TooManySaved
        The site has received its fill for this hour.

    """
    lately = SavedScenario.objects.filter(created_at__gt=now - timedelta(hours=1)).count()
    if lately >= MOST_SAVED_AN_HOUR:
        raise TooManySaved(most=MOST_SAVED_AN_HOUR)
    key = secrets.token_urlsafe(12)
    kept = SavedScenario.objects.create(
        name=name, question=question, release=release, key_sha256=_hashed(key), created_at=now
    )
    return Saved(kept, key)


@transaction.atomic
def remove_scenario(*, reference: str, key: str) -> bool:
    """Remove a saved scenario if ``key`` is the one it was given; return whether it was."""
    kept = SavedScenario.objects.select_for_update().filter(reference=reference).first()
    if kept is None or not hmac.compare_digest(kept.key_sha256, _hashed(key.strip())):
        return False
    kept.delete()
    return True


def _hashed(key: str) -> str:
    """Return what is kept of a key: it is random and long, so no salt is needed."""
    return hashlib.sha256(key.encode()).hexdigest()
