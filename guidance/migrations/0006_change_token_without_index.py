from django.db import migrations, models


class Migration(migrations.Migration):
    """The log of changes is asked by the generation's number; nothing looks for a token any more."""

    dependencies = [("guidance", "0005_link_sets_by_items")]

    operations = [migrations.AlterField("change", "token", models.CharField(max_length=32, default=""))]
