import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("guidance", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Pin",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveBigIntegerField(unique=True)),
                ("guide", models.BinaryField()),
            ],
        ),
        migrations.AddField("change", "token", models.CharField(db_index=True, default="", max_length=32)),
        migrations.AddField("generation", "as_of", models.DateField(default=django.utils.timezone.localdate)),
        migrations.AddField("generation", "pinned", models.PositiveBigIntegerField(default=None, null=True)),
        migrations.AddField("generation", "token", models.CharField(default="", max_length=32)),
    ]
