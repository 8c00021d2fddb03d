"""A scenario that somebody gave a name and a short address. Nobody is remembered with it."""

import secrets

from django.db import models
from django.urls import reverse

LONGEST_NAME = 80
LONGEST_QUESTION = 6_000
"""Characters of an address: ten employers with every number changed are about 2 500."""
LONGEST_RELEASE = 100


def new_reference() -> str:
    """Return a short address nobody can guess: 96 random bits."""
    return secrets.token_urlsafe(12)


class SavedScenario(models.Model):
    """One named scenario in one release. Whoever has the address may look at it.

    ``key_sha256`` is the hash of the key that removes it, which is shown once and not kept.
    """

    reference = models.CharField(max_length=32, unique=True, default=new_reference, editable=False)
    name = models.CharField(max_length=LONGEST_NAME)
    question = models.CharField(max_length=LONGEST_QUESTION)
    release = models.CharField(max_length=LONGEST_RELEASE)
    key_sha256 = models.CharField(max_length=64, editable=False)
    created_at = models.DateTimeField(db_index=True)

    class Meta:
        """Newest first; a scenario always has a name and a question."""

        ordering = ("-created_at", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(name="") & ~models.Q(question=""),
                name="a_saved_scenario_has_a_name_and_a_question",
            ),
        )

    def __str__(self) -> str:
        """Return the reference and the name."""
        return f"{self.reference}: {self.name}"

    def get_absolute_url(self) -> str:
        """Return the short address that shows the scenario."""
        return reverse("insight:saved-scenario", args=[self.reference])
