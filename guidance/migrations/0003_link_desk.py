from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('guidance', '0002_generation_token'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='linkset',
            options={'ordering': ['-made_on', '-pk'], 'permissions': [('use_desk', 'Can use the link desk')], 'verbose_name': 'link set', 'verbose_name_plural': 'link sets'},
        ),
    ]
