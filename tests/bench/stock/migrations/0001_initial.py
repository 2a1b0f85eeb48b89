import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cms", "0045_pageurl_site_unique_path")]

    operations = [
        migrations.CreateModel(
            name="Part",
            fields=[
                (
                    "cmsplugin_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="cms.cmsplugin",
                    ),
                ),
                ("template", models.CharField(max_length=100)),
                ("values", models.JSONField(default=dict)),
            ],
            bases=("cms.cmsplugin",),
        )
    ]
