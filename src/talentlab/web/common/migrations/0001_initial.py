"""The table of fault reports."""

from django.db import migrations, models

import talentlab.web.common.models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="FaultReport",
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
                        default=talentlab.web.common.models.new_reference,
                        editable=False,
                        max_length=32,
                        unique=True,
                    ),
                ),
                ("what", models.TextField(max_length=4000)),
                (
                    "page",
                    models.CharField(blank=True, max_length=500),
                ),
                ("language", models.CharField(max_length=2)),
                ("reported_at", models.DateTimeField(db_index=True)),
                ("answer", models.TextField(blank=True)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ("-reported_at", "-pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_at__isnull", True)),
                            models.Q(
                                models.Q(("answer", ""), _negated=True),
                                ("answered_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="an_answer_has_a_time",
                    )
                ],
            },
        ),
    ]
