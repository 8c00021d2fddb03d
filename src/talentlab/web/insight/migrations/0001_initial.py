"""The table of saved scenarios."""

from django.db import migrations, models

import talentlab.web.insight.models.saved_scenario


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="SavedScenario",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "reference",
                    models.CharField(
                        default=talentlab.web.insight.models.saved_scenario.new_reference,
                        editable=False,
                        max_length=32,
                        unique=True,
                    ),
                ),
                ("name", models.CharField(max_length=80)),
                ("question", models.CharField(max_length=6000)),
                ("release", models.CharField(max_length=100)),
                ("key_sha256", models.CharField(editable=False, max_length=64)),
                ("created_at", models.DateTimeField(db_index=True)),
            ],
            options={
                "ordering": ("-created_at", "-pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name", ""), _negated=True),
                            models.Q(("question", ""), _negated=True),
                        ),
                        name="a_saved_scenario_has_a_name_and_a_question",
                    )
                ],
            },
        ),
    ]
