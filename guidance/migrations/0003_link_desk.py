from django.db import migrations, models

import guidance.models.linkset


class Migration(migrations.Migration):
    dependencies = [
        ("guidance", "0002_generation_token"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="linkset",
            options={
                "ordering": ["-made_on", "-pk"],
                "permissions": [("use_desk", "Can use the link desk")],
                "verbose_name": "link set",
                "verbose_name_plural": "link sets",
            },
        ),
        migrations.AlterField(
            model_name="linkset",
            name="note",
            field=models.TextField(
                blank=True,
                help_text="Public. No names, email addresses or phone numbers.",
                max_length=1000,
                validators=[guidance.models.linkset.impersonal],
                verbose_name="note",
            ),
        ),
        migrations.AlterField(
            model_name="linkset",
            name="title",
            field=models.CharField(
                max_length=200, validators=[guidance.models.linkset.impersonal], verbose_name="title"
            ),
        ),
    ]
