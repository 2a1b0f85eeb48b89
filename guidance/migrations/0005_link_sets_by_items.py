from django.db import migrations


class Migration(migrations.Migration):
    """Sections come into a set as items, which raise the generation; the way around them goes. No table changes."""

    dependencies = [("guidance", "0004_find_placeholders")]

    operations = [migrations.RemoveField(model_name="linkset", name="sections")]
